"""Speaker notes: the notes master and one notes page per slide that has notes."""

from collections.abc import Sequence

from builder.deck.markup import EMPTY_TREE, NAMESPACES, escape_text, language_attributes
from builder.deck.package import PRESENTATIONML, Part, Relationships, xml_part
from builder.deck.text_styles import plain_levels

NOTES_MASTER = "/ppt/notesMasters/notesMaster1.xml"
_COLOR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_NUMBER_FIELD = "{7C9A2F1E-5B0D-4E63-9A41-2D6F8B3C1E57}"
_IMAGE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="幻灯片图像"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg"{index}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr></p:sp>'
)


def notes_master_part(theme_name: str, language: str) -> Part:
    """The notes master: slide image above, notes below, always dark on light for printing."""
    relationships = Relationships()
    relationships.to("theme", theme_name)
    attributes = language_attributes(language)
    image = _IMAGE.format(
        index=' idx="2"',
        place='<a:xfrm><a:off x="685800" y="857250"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="6350"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>',
    )
    body = _master_placeholder(
        3,
        "备注",
        'type="body" sz="quarter" idx="3"',
        (685800, 4229100, 5486400, 4229100),
        f"<a:p><a:r><a:rPr {attributes}/><a:t>单击此处编辑备注</a:t></a:r></a:p>",
    )
    number = _master_placeholder(
        4,
        "页码",
        'type="sldNum" sz="quarter" idx="5"',
        (3886200, 8686800, 2286000, 228600),
        f'<a:p><a:pPr algn="r"/>{_number(attributes, "‹#›")}</a:p>',
    )
    return xml_part(
        NOTES_MASTER,
        f"{PRESENTATIONML}notesMaster+xml",
        f"<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{EMPTY_TREE}{image}{body}{number}</p:spTree></p:cSld>"
        f"<p:clrMap {_COLOR_MAP}/><p:notesStyle>{_notes_style()}</p:notesStyle></p:notesMaster>",
        relationships,
    )


def notes_part(
    number: int, slide_name: str, notes_master: str, paragraphs: Sequence[str], attributes: str
) -> Part:
    """The notes page of one slide; ``attributes`` are the runs' language."""
    relationships = Relationships()
    relationships.to("notesMaster", notes_master)
    relationships.to("slide", slide_name)
    text = "".join(
        f'<a:p><a:pPr eaLnBrk="1"/><a:r><a:rPr {attributes}/><a:t>{escape_text(line)}</a:t></a:r></a:p>'
        if line
        else f"<a:p><a:endParaRPr {attributes}/></a:p>"
        for paragraph in paragraphs
        for line in paragraph.split("\n")
    )
    return xml_part(
        f"/ppt/notesSlides/notesSlide{number}.xml",
        f"{PRESENTATIONML}notesSlide+xml",
        f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_TREE}"
        f"{_IMAGE.format(index='', place='')}"
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="备注"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        relationships,
    )


def _master_placeholder(
    identifier: int, name: str, reference: str, box: tuple[int, int, int, int], text: str
) -> str:
    left, top, width, height = box
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {reference}/></p:nvPr>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{text}</p:txBody></p:sp>"
    )


def _number(attributes: str, text: str) -> str:
    return (
        f'<a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr {attributes} sz="1000"/>'
        f"<a:t>{text}</a:t></a:fld>"
    )


def _notes_style() -> str:
    return plain_levels(size_pt=12, pitch_em=1.45, before_pt=4)
