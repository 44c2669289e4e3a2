"""The base of decks without a template: theme, slide master, layouts, notes master, settings."""

import io

from builder.deck.base import Base, Placeholder
from builder.deck.layouts import BODY, FOOTER_ROW, LAYOUTS, NAMES, TITLE, LayoutDesign
from builder.deck.markup import (
    EMPTY_TREE,
    NAMESPACES,
    escape_attribute,
    language_attributes,
    solid_fill,
    transform,
)
from builder.deck.media import MediaStore
from builder.deck.notes import NOTES_MASTER, notes_master_part
from builder.deck.package import PRESENTATIONML, Part, Relationships, xml_part
from builder.deck.settings import settings_parts
from builder.deck.text import line_spacing
from builder.deck.text_styles import master_styles, run_defaults
from builder.deck.theme_part import color_map, theme_part
from builder.layout.geometry import Rect
from builder.model.theme import Theme

MASTER = "/ppt/slideMasters/slideMaster1.xml"
LOGO_BOX = Rect(664, 42, 248, 36)
"""Top of the right panel of cover and closing slide; a logo is set at its left edge."""

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_FIRST_LAYOUT_ID = 2147483649
_INHERITED = {id(placeholder) for placeholder in (TITLE, BODY, *FOOTER_ROW.values())}


def generated_base(theme: Theme, language: str, logo: bytes | None = None) -> Base:
    """Masters and layouts in the theme's colours and fonts; ``logo`` is a PNG or JPEG file."""
    media = MediaStore()
    logo_name = None if logo is None else media.add(logo, _media_type(logo))
    names = [f"/ppt/slideLayouts/slideLayout{n}.xml" for n in range(1, len(LAYOUTS) + 1)]
    slide_theme, notes_theme = theme_part(theme, 1), theme_part(theme, 2)
    layouts = tuple(
        _layout_part(design, name, language, _logo(logo, logo_name, design))
        for design, name in zip(LAYOUTS, names, strict=True)
    )
    settings = settings_parts()
    return Base(
        parts=(
            _master_part(theme, slide_theme.name, names, language),
            *layouts,
            slide_theme,
            notes_master_part(notes_theme.name, language),
            notes_theme,
            *(part for _, part in settings),
            *media.parts,
        ),
        layouts={
            design.role: design.part(name) for design, name in zip(LAYOUTS, names, strict=True)
        },
        masters=(MASTER,),
        notes_master=NOTES_MASTER,
        others=(("theme", slide_theme.name), *((kind, part.name) for kind, part in settings)),
    )


def _master_part(theme: Theme, theme_name: str, layouts: list[str], language: str) -> Part:
    relationships = Relationships()
    ids = "".join(
        f'<p:sldLayoutId id="{_FIRST_LAYOUT_ID + index}"'
        f' r:id="{relationships.to("slideLayout", name)}"/>'
        for index, name in enumerate(layouts)
    )
    relationships.to("theme", theme_name)
    kinds = {"title": TITLE, "body": BODY, **FOOTER_ROW}
    shapes = "".join(
        _placeholder_shape(identifier, kind, placeholder, language, in_master=True)
        for identifier, (kind, placeholder) in enumerate(kinds.items(), 2)
    )
    return xml_part(
        MASTER,
        f"{PRESENTATIONML}slideMaster+xml",
        f"<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{EMPTY_TREE}{shapes}</p:spTree></p:cSld><p:clrMap {color_map(theme)}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{master_styles()}</p:sldMaster>",
        relationships,
    )


def _layout_part(
    design: LayoutDesign, name: str, language: str, logo: tuple[str, Rect] | None
) -> Part:
    relationships = Relationships()
    relationships.to("slideMaster", MASTER)
    shapes = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="色块"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{transform(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{solid_fill(color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        for identifier, (rect, color) in enumerate(design.surfaces.items(), 20)
    )
    if logo is not None:
        part_name, rect = logo
        shapes += (
            '<p:pic><p:nvPicPr><p:cNvPr id="30" name="标志" descr="标志"/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{relationships.to("image", part_name)}"/><a:stretch><a:fillRect/>'
            f"</a:stretch></p:blipFill><p:spPr>{transform(rect)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    shapes += "".join(
        _placeholder_shape(identifier, kind, placeholder, language, in_master=False)
        for identifier, (kind, placeholder) in enumerate(design.placeholders.items(), 2)
    )
    kind = f' type="{design.type}"' if design.type else ' userDrawn="1"'
    return xml_part(
        name,
        f"{PRESENTATIONML}slideLayout+xml",
        f'<p:sldLayout {NAMESPACES}{kind} preserve="1">'
        f'<p:cSld name="{escape_attribute(design.name)}">'
        f"<p:spTree>{EMPTY_TREE}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        relationships,
    )


def _placeholder_shape(
    identifier: int, kind: str, placeholder: Placeholder, language: str, *, in_master: bool
) -> str:
    """A placeholder of master or layout; a layout that agrees with the master only names it."""
    name, prompt = NAMES[kind]
    inherits = not in_master and id(placeholder) in _INHERITED
    own = "" if inherits or placeholder.rect is None else transform(placeholder.rect)
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if own and in_master else ""
    body = (
        "<a:bodyPr/>"
        if inherits
        else '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
        f' anchor="{placeholder.anchor}"><a:noAutofit/></a:bodyPr>'
    )
    in_styles = inherits or (in_master and kind in {"title", "body"})
    style = "<a:lstStyle/>" if in_styles else _own_style(kind, placeholder)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder.reference}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{own}{geometry}</p:spPr>"
        f"<p:txBody>{body}{style}{_prompt(kind, prompt, language)}</p:txBody></p:sp>"
    )


def _own_style(kind: str, placeholder: Placeholder) -> str:
    if placeholder.style is None:
        return "<a:lstStyle/>"
    align = "r" if kind == "number" else "l"
    fonts = "mj" if kind == "title" else "mn"
    return (
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}">'
        f"{line_spacing(placeholder.style.pitch_em)}"
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f"{run_defaults(placeholder.style, fonts)}</a:lvl1pPr></a:lstStyle>"
    )


def _prompt(kind: str, prompt: str, language: str) -> str:
    attributes = language_attributes(language)
    if kind == "number":
        return (
            f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr {attributes}/>'
            "<a:t>‹#›</a:t></a:fld></a:p>"
        )
    if not prompt:
        return f"<a:p><a:endParaRPr {attributes}/></a:p>"
    return f"<a:p><a:r><a:rPr {attributes}/><a:t>{prompt}</a:t></a:r></a:p>"


def _logo(logo: bytes | None, name: str | None, design: LayoutDesign) -> tuple[str, Rect] | None:
    if logo is None or name is None or not design.logo:
        return None
    from PIL import Image  # only decks with a logo pay for loading it

    with Image.open(io.BytesIO(logo)) as image:
        width, height = image.size
    scale = min(LOGO_BOX.width / width, LOGO_BOX.height / height)
    return name, Rect(LOGO_BOX.x, LOGO_BOX.y, width * scale, height * scale)


def _media_type(data: bytes) -> str:
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
