"""Strings that are safe inside XML, and the few DrawingML pieces that everything shares."""

import re

from builder.layout.frame import Color, Line
from builder.layout.geometry import Rect

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION_NS = "http://schemas.openxmlformats.org/presentationml/2006/main"
NAMESPACES = f'xmlns:a="{DRAWING_NS}" xmlns:r="{OFFICE_NS}" xmlns:p="{PRESENTATION_NS}"'

EMPTY_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every shape tree begins with."""

NO_FILL = "<a:noFill/>"

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def escape_text(value: str) -> str:
    """Character data; what XML cannot hold becomes U+FFFD, so that no text can break the package.

    The text gate refuses such characters long before; this is the second net.
    """
    if _NOT_XML.search(value):
        value = _NOT_XML.sub("\ufffd", value)
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(value: str) -> str:
    """An attribute's value between double quotes; line breaks and tabs survive the parser's normalization."""
    escaped = escape_text(value).replace('"', "&quot;")
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")


def emu(pt: float) -> int:
    """English Metric Units, 12,700 to the point."""
    return round(pt * 12700)


def transform(rect: Rect, tag: str = "a:xfrm", attributes: str = "") -> str:
    """Position and size; edges are rounded, not sizes, so that neighbours that touch keep touching."""
    left, top = emu(rect.x), emu(rect.y)
    return (
        f'<{tag}{attributes}><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{emu(rect.right) - left}" cy="{emu(rect.bottom) - top}"/></{tag}>'
    )


def solid_fill(color: Color) -> str:
    """A fill by theme slot; opacity instead of a lightened colour, which dark themes could not show."""
    if color.alpha >= 1:
        return f'<a:solidFill><a:schemeClr val="{color.slot}"/></a:solidFill>'
    return (
        f'<a:solidFill><a:schemeClr val="{color.slot}">'
        f'<a:alpha val="{round(color.alpha * 100000)}"/></a:schemeClr></a:solidFill>'
    )


def fixed_fill(color: str) -> str:
    """A fill of one ``RRGGBB``, for what no slot of a template's theme can say."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def fill_or_none(color: Color | None) -> str:
    """The fill, or the statement that there is none."""
    return NO_FILL if color is None else solid_fill(color)


def stroke(line: Line | None, tag: str = "a:ln") -> str:
    """An outline or a cell border; None is written out, because leaving it away would inherit one."""
    if line is None:
        return f"<{tag}><a:noFill/></{tag}>"
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if line.head else ""
    return (
        f'<{tag} w="{emu(line.width_pt)}" cap="flat" cmpd="sng" algn="ctr">{solid_fill(line.color)}'
        f'<a:prstDash val="{line.dash}"/><a:miter lim="800000"/>{head}</{tag}>'
    )


def language_attributes(language: str) -> str:
    """``lang`` and ``altLang`` of a run; without them PowerPoint breaks Chinese lines before punctuation.

    Source: reports on PowerPoint's line breaking collected in docs/dev/pptx.md.
    """
    alternative = "en-US" if language.partition("-")[0] in {"zh", "ja", "ko"} else "zh-CN"
    return f'lang="{escape_attribute(language)}" altLang="{alternative}"'
