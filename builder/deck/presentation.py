"""The presentation part: order of slides, sections, page size, default text."""

import uuid
from collections.abc import Sequence

from builder.deck.base import Base
from builder.deck.markup import NAMESPACES, emu, escape_attribute, language_attributes
from builder.deck.package import PRESENTATIONML, Part, Relationships, xml_part
from builder.deck.text_styles import plain_levels
from builder.layout.frame import SlideFrames

PRESENTATION = "/ppt/presentation.xml"
_FIRST_SLIDE_ID = 256
_FIRST_MASTER_ID = 2147483648
_SECTION_NAMESPACE = uuid.UUID("6d1f0d3e-2a53-5a0b-9c57-4d8a1f7be210")
_UNNAMED_SECTION = "默认节"


def presentation_part(
    slides: Sequence[SlideFrames], names: Sequence[str], base: Base, language: str
) -> Part:
    """``presentation.xml``; ``names`` are the slides' parts in order."""
    relationships = Relationships()
    masters = "".join(
        f'<p:sldMasterId id="{_FIRST_MASTER_ID + 1000 * index}"'
        f' r:id="{relationships.to("slideMaster", name)}"/>'
        for index, name in enumerate(base.masters)
    )
    notes_master = relationships.to("notesMaster", base.notes_master)
    slide_ids = "".join(
        f'<p:sldId id="{_FIRST_SLIDE_ID + index}" r:id="{relationships.to("slide", name)}"/>'
        for index, name in enumerate(names)
    )
    for kind, name in base.others:
        relationships.to(kind, name)
    return xml_part(
        PRESENTATION,
        f"{PRESENTATIONML}presentation.main+xml",
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst>"
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_master}"/></p:notesMasterIdLst>'
        f"{f'<p:sldIdLst>{slide_ids}</p:sldIdLst>' if slide_ids else ''}"
        f'<p:sldSz cx="{emu(base.slide.width)}" cy="{emu(base.slide.height)}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>'
        f"<a:defPPr><a:defRPr {language_attributes(language)}/></a:defPPr>{plain_levels()}"
        f"</p:defaultTextStyle>{_sections(slides)}</p:presentation>",
        relationships,
    )


def _sections(slides: Sequence[SlideFrames]) -> str:
    """Sections of the slide sorter; PowerPoint wants every slide in one as soon as there are any."""
    if not any(slide.section for slide in slides):
        return ""
    members: list[tuple[str, list[int]]] = []
    for identifier, slide in enumerate(slides, _FIRST_SLIDE_ID):
        if not members or slide.section not in {"", members[-1][0]}:
            members.append((slide.section or _UNNAMED_SECTION, []))
        members[-1][1].append(identifier)
    rows = "".join(
        f'<p14:section name="{escape_attribute(name)}" id="{_section_id(index, name)}">'
        f"<p14:sldIdLst>{_members(ids)}</p14:sldIdLst></p14:section>"
        for index, (name, ids) in enumerate(members)
    )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{rows}</p14:sectionLst></p:ext></p:extLst>"
    )


def _members(ids: Sequence[int]) -> str:
    return "".join(f'<p14:sldId id="{identifier}"/>' for identifier in ids)


def _section_id(index: int, name: str) -> str:
    """A GUID from name and place: equal decks get equal bytes, equal names stay distinct."""
    return f"{{{str(uuid.uuid5(_SECTION_NAMESPACE, f'{index}/{name}')).upper()}}}"
