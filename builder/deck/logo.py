"""The logo: a picture on the layouts of cover and closing slide, so that the master changes it everywhere."""

import io
from dataclasses import dataclass

from builder.deck.markup import escape_attribute, transform
from builder.deck.media import MediaStore
from builder.deck.package import Part
from builder.layout.geometry import Rect

LOGO_BOX = Rect(664, 42, 248, 36)
"""Top of the right panel; the logo is as large as it allows, at its left edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A logo with its place."""

    part: Part
    rect: Rect
    alt: str

    def shape(self, identifier: int, relationship: str) -> str:
        """``p:pic`` for a layout that refers to the logo's part as ``relationship``."""
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{identifier}" name="标志"'
            f' descr="{escape_attribute(self.alt)}"/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/>'
            f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relationship}"/>'
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{transform(self.rect)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )


def place_logo(data: bytes, organisation: str) -> Logo:
    """Reads the size of a PNG or JPEG file and fits it into the box; raises what Pillow raises on other data."""
    from PIL import Image  # only decks with a logo pay for loading it

    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
    media_type = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    media = MediaStore()
    media.add(data, media_type)
    scale = min(LOGO_BOX.width / width, LOGO_BOX.height / height)
    return Logo(
        part=media.parts[0],
        rect=Rect(LOGO_BOX.x, LOGO_BOX.y, width * scale, height * scale),
        alt=f"{organisation}标志",
    )
