"""The base of decks without a template: theme, slide master, layouts, notes master, settings."""

from collections.abc import Mapping

from builder.deck.base import Base
from builder.deck.layouts import BODY, FOOTER_ROW, LAYOUTS, TITLE, LayoutDesign
from builder.deck.logo import Logo, place_logo
from builder.deck.markup import EMPTY_TREE, NAMESPACES, escape_attribute, solid_fill, transform
from builder.deck.notes import NOTES_MASTER, notes_master_part
from builder.deck.package import PRESENTATIONML, Part, Relationships, xml_part
from builder.deck.placeholders import layout_placeholder, master_placeholder, prompts
from builder.deck.settings import settings_parts
from builder.deck.text_styles import master_styles
from builder.deck.theme_part import color_map, theme_part
from builder.model.theme import Theme

MASTER = "/ppt/slideMasters/slideMaster1.xml"
_FIRST_LAYOUT_ID = 2147483649
_FIRST_SURFACE_ID, _LOGO_ID = 20, 30


def generated_base(theme: Theme, language: str, logo: bytes | None = None) -> Base:
    """Masters and layouts in the theme's colours and fonts; ``logo`` is a PNG or JPEG file."""
    placed = None if logo is None else place_logo(logo, theme.organisation)
    names = [f"/ppt/slideLayouts/slideLayout{n}.xml" for n in range(1, len(LAYOUTS) + 1)]
    slide_theme, notes_theme = theme_part(theme, 1), theme_part(theme, 2)
    settings = settings_parts()
    text = prompts(theme.footer, language)
    return Base(
        parts=(
            _master_part(theme, slide_theme.name, names, text),
            *(
                _layout_part(design, name, text, placed if design.logo else None)
                for design, name in zip(LAYOUTS, names, strict=True)
            ),
            slide_theme,
            notes_master_part(notes_theme.name, language),
            notes_theme,
            *(part for _, part in settings),
            *((placed.part,) if placed else ()),
        ),
        layouts={
            design.role: design.part(name) for design, name in zip(LAYOUTS, names, strict=True)
        },
        masters=(MASTER,),
        notes_master=NOTES_MASTER,
        others=(("theme", slide_theme.name), *((kind, part.name) for kind, part in settings)),
    )


def _master_part(
    theme: Theme, theme_name: str, layouts: list[str], text: Mapping[str, str]
) -> Part:
    relationships = Relationships()
    ids = "".join(
        f'<p:sldLayoutId id="{_FIRST_LAYOUT_ID + index}"'
        f' r:id="{relationships.to("slideLayout", name)}"/>'
        for index, name in enumerate(layouts)
    )
    relationships.to("theme", theme_name)
    kinds = {"title": TITLE, "body": BODY, **FOOTER_ROW}
    shapes = "".join(
        master_placeholder(identifier, kind, placeholder, text[kind])
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
    design: LayoutDesign, name: str, text: Mapping[str, str], logo: Logo | None
) -> Part:
    relationships = Relationships()
    relationships.to("slideMaster", MASTER)
    shapes = _surfaces(design)
    if logo is not None:
        shapes += logo.shape(_LOGO_ID, relationships.to("image", logo.part.name))
    shapes += "".join(
        layout_placeholder(identifier, kind, placeholder, text[kind])
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


def _surfaces(design: LayoutDesign) -> str:
    return "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="色块"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{transform(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{solid_fill(color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        for identifier, (rect, color) in enumerate(design.surfaces.items(), _FIRST_SURFACE_ID)
    )
