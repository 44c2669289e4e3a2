"""The look of our Word files: real styles, so that a company restyles a file in one place."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from builder.model.theme import Theme

NOTE = "Source Note"
LABEL = "Block Label"
CELL = "Table Cell"
WRITING = "Writing Line"
TAKEAWAY = "Takeaway"
MONOSPACED = "Consolas"

INK = "1A2530"
QUIET = "566370"
_RULE = "8492A0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a brand decides about a Word file."""

    accent: str
    """``RRGGBB`` of titles and headings."""
    latin_font: str
    east_asian_font: str


HOUSE_LOOK = Look(accent="00637A", latin_font="Microsoft YaHei", east_asian_font="Microsoft YaHei")
"""The default brand's, for files that are written without a brand at hand."""


def look_of(theme: Theme) -> Look:
    """A brand's look; paper is white, so a dark brand prints in ink."""
    return Look(
        accent=INK if theme.is_dark else theme.colors["accent1"],
        latin_font=theme.latin_font,
        east_asian_font=theme.east_asian_font,
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """A style's size, and the space around it, in pt."""

    size: float
    before: float
    after: float
    bold: bool = False


_SETTINGS = {
    "Title": _Setting(24, 0, 6, True),
    "Subtitle": _Setting(12, 0, 12),
    "Heading 1": _Setting(17, 24, 6, True),
    "Heading 2": _Setting(13, 16, 4, True),
    "Heading 3": _Setting(11, 10, 2, True),
    "Normal": _Setting(10.5, 0, 5),
}
_LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2")


def apply_styles(document: Document, look: Look) -> None:
    """Fonts, sizes, colours and page of a new document."""
    styles = document.styles
    for name, setting in _SETTINGS.items():
        style: Any = styles[name]
        _set_fonts(style, look)
        _set_spacing(style, setting.before, setting.after)
        style.font.size = Pt(setting.size)
        style.font.bold = setting.bold
        style.font.italic = False
        color = {"Normal": INK, "Subtitle": QUIET, "Heading 3": INK}.get(name, look.accent)
        style.font.color.rgb = RGBColor.from_string(color)
        _drop_border(style)
    for name in _LISTS:
        _set_spacing(styles[name], 0, 3)
    add_style(document, CELL, before=2, after=2)
    add_style(document, NOTE, size=9, color=QUIET, before=2, after=6)
    add_style(document, LABEL, bold=True, before=4, after=2).paragraph_format.keep_with_next = True
    add_style(document, TAKEAWAY, bold=True, color=look.accent, before=4, after=6)
    writing = add_style(document, WRITING)
    writing.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    writing.paragraph_format.line_spacing = Pt(26)
    _rule_below(writing)
    _set_language(document)
    _set_page(document)


def add_style(
    document: Document,
    name: str,
    *,
    size: float = 10.5,
    color: str = INK,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> Any:
    """A paragraph style of our own; sizes and spaces in pt."""
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(color)
    _set_spacing(style, before, after)
    return style


def _set_spacing(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.25


def _set_fonts(style: Any, look: Look) -> None:
    """Named fonts in place of the template's theme fonts, which know no Chinese."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = properties.get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), look.latin_font)
    fonts.set(qn("w:eastAsia"), look.east_asian_font)


def _drop_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _rule_below(style: Any) -> None:
    """A line to write on; ``between`` too, because Word joins equal paragraphs into one frame."""
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", _RULE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _set_language(document: Document) -> None:
    """Chinese for line breaking and spelling, whatever language Word runs in."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
