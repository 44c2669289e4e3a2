"""A Word file being written from top to bottom; the only module that puts text into one."""

import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from builder.handout.archive import with_fixed_dates
from builder.handout.styles import CELL, LABEL, NOTE, TAKEAWAY, WRITING, apply_styles
from builder.model.inline import RichText, Run
from builder.model.theme import Theme

TEXT_WIDTH_CM = 16.6
_NARROWEST, _WIDEST = 6, 48
"""Columns of a table count as this wide at least and at most, in half Han."""
_DEEPEST_LIST = 3
_TO_WRITE_IN = 24
"""Half Han that an empty column counts as."""
_WRITING_ROW_CM = 1.3
_CARD_HEIGHT_CM = 5.2
"""Five rows of cards on a page."""
_LONGEST_PROPERTY = 255
"""Characters that python-docx takes for a core property."""
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

Text = RichText | str


class NumberedList:
    """One numbered list of a file: its items count on, the next list begins anew."""

    __slots__ = ("id",)

    def __init__(self, identifier: int) -> None:
        self.id = identifier


class Paper:
    """Title and footer first, then whatever is added, in order; ``to_bytes`` ends it."""

    def __init__(self, title: str, subtitle: str, *, footer: str, theme: Theme) -> None:
        self._document = docx.Document()
        self._footer_text = footer
        apply_styles(self._document, theme)
        self._write(self._document.add_paragraph(style="Title"), title)
        if subtitle:
            self._write(self._document.add_paragraph(style="Subtitle"), subtitle)
        self._add_footer()
        self._title = title

    def heading(self, text: Text, level: int, *, new_page: bool = False) -> None:
        """A heading of level 1 to 3, at the top of a page if asked."""
        made = self._paragraph(_on_one_line(text), f"Heading {level}")
        if new_page:
            made.paragraph_format.page_break_before = True

    def paragraph(self, text: Text) -> None:
        """Running text."""
        self._paragraph(text, "Normal")

    def together(self, text: Text) -> None:
        """Lines that no page break divides."""
        self._paragraph(text, "Normal").paragraph_format.keep_together = True

    def label(self, text: Text) -> None:
        """A short line in bold that stays with what follows."""
        self._paragraph(text, LABEL)

    def takeaway(self, text: Text) -> None:
        """The sentence to remember."""
        self._paragraph(text, TAKEAWAY)

    def note(self, text: Text) -> None:
        """Small and quiet: where a figure comes from."""
        self._paragraph(text, NOTE)

    def bullet(self, text: Text, level: int = 0) -> None:
        """A bulleted item; level 0 is the outermost."""
        self._paragraph(text, _list_style("List Bullet", level))

    def numbered_list(self, start: int = 1) -> NumberedList:
        """A new list whose first item has the number ``start``."""
        numbering = self._document.part.numbering_part.element
        style: Any = self._document.styles["List Number"]
        template = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
        made = numbering.add_num(template.abstractNumId.val)
        made.add_lvlOverride(0).add_startOverride(start)
        return NumberedList(made.numId)

    def number(self, text: Text, belongs_to: NumberedList) -> None:
        """The next item of a numbered list."""
        paragraph = self._paragraph(text, "List Number")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = belongs_to.id

    def writing_lines(self, count: int) -> None:
        """Empty lines with a rule, to write on."""
        for _ in range(count):
            self._document.add_paragraph(style=WRITING)

    def table(
        self,
        header: Sequence[Text],
        rows: Sequence[Sequence[Text]],
        key_row: int | None = None,
        widest: Sequence[int] = (),
    ) -> None:
        """A native table whose header repeats on every page; columns as wide as their words ask.

        The columns of ``widest`` are left to write in.
        """
        filled = [*([header] if any(map(_plain, header)) else []), *rows]
        if not filled:
            return
        table = self._document.add_table(rows=0, cols=len(filled[0]), style="Table Grid")
        table.autofit = False
        widths = _widths(filled, widest)
        first_row = len(filled) - len(rows)
        for number, row in enumerate(filled):
            cells = table.add_row().cells
            for cell, text, width in zip(cells, row, widths, strict=True):
                cell.width = Cm(width)
                cell.paragraphs[0].style = self._document.styles[CELL]
                is_bold = number < first_row or number - first_row == key_row
                self._write(cell.paragraphs[0], text, bold=is_bold)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, made in enumerate(table.rows):
            properties = made._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number < first_row:
                properties.append(OxmlElement("w:tblHeader"))
                _shade(made.cells)
        self._paragraph("", NOTE)

    def form(self, header: Sequence[Text], rows: Sequence[Sequence[Text]]) -> None:
        """A table to be filled in by hand: rows high enough to write in."""
        blank = [
            place
            for place in range(len(header))
            if rows and not any(_plain(row[place]) for row in rows)
        ]
        self.table(header, rows, widest=blank)
        for row in self._document.tables[-1].rows[1 if any(map(_plain, header)) else 0 :]:
            row.height, row.height_rule = Cm(_WRITING_ROW_CM), WD_ROW_HEIGHT_RULE.AT_LEAST

    def cut_cards(self, cards: Sequence[Sequence[Text]]) -> None:
        """Cards of equal size, two in a row, with a broken line to cut along; each a heading and its lines."""
        table = self._document.add_table(rows=0, cols=2, style="Table Grid")
        table.autofit = False
        for first in range(0, len(cards), 2):
            row = table.add_row()
            row.height, row.height_rule = Cm(_CARD_HEIGHT_CM), WD_ROW_HEIGHT_RULE.AT_LEAST
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, card in zip(row.cells, cards[first : first + 2], strict=False):
                cell.width = Cm(TEXT_WIDTH_CM / 2)
                _pad(cell)
                for number, text in enumerate(card):
                    paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
                    paragraph.style = self._document.styles[CELL]
                    self._write(paragraph, text)
        _cut_along(table)
        self._paragraph("", NOTE)

    def picture(self, data: bytes, alt: str) -> bool:
        """A picture no wider than the text, with its words for those who do not see it.

        False for the rare JPEG that python-docx does not know: one without a JFIF or Exif head.
        """
        try:
            made = self._document.add_picture(io.BytesIO(data))
        except UnrecognizedImageError:
            return False
        widest = Cm(TEXT_WIDTH_CM)
        if made.width > widest:
            made.height, made.width = round(made.height * widest / made.width), widest
        made._inline.docPr.set("descr", _clean(alt))
        return True

    def to_bytes(self, *, author: str, created: datetime) -> bytes:
        """The finished .docx; the same calls always give the same bytes."""
        core = self._document.core_properties
        core.title = _clean(self._title)[:_LONGEST_PROPERTY]
        core.author = core.last_modified_by = _clean(author)[:_LONGEST_PROPERTY]
        core.created = core.modified = created.replace(tzinfo=None)
        core.comments, core.language, core.revision = "", "zh-CN", 1
        self._drop_leftovers()
        buffer = io.BytesIO()
        self._document.save(buffer)
        return with_fixed_dates(buffer.getvalue())

    def _paragraph(self, text: Text, style: str) -> Paragraph:
        made = self._document.add_paragraph(style=style)
        self._write(made, text)
        return made

    def _write(self, paragraph: Paragraph, text: Text, *, bold: bool = False) -> None:
        runs = (Run(text=text),) if isinstance(text, str) else text.runs
        for run in runs:
            if run.text:
                made = paragraph.add_run(_clean(run.text))
                made.bold = True if bold or run.bold else None
                made.italic = True if run.italic else None
            if run.sample:
                paragraph.add_run("（示例数据）")
            if run.link and run.link.startswith(("http://", "https://", "mailto:")):
                paragraph.add_run(f"（{_clean(run.link)}）")

    def _add_footer(self) -> None:
        footer = self._document.sections[0].footer.paragraphs[0]
        footer.style = self._document.styles[NOTE]
        footer.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
        footer.add_run(_clean(f"{self._footer_text}\t"))
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        footer._p.append(field)

    def _drop_leftovers(self) -> None:
        """A picture of the empty template, and its styles as Word 2007 saw them, which ours outdate."""
        package = self._document.part.package
        assert package is not None
        for relationships in (package.rels, self._document.part.rels):
            for identifier, link in list(relationships.items()):
                if link.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                    del relationships[identifier]


def _list_style(name: str, level: int) -> str:
    return name if not level else f"{name} {min(level + 1, _DEEPEST_LIST)}"


def _shade(cells: Sequence[_Cell]) -> None:
    for cell in cells:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F1F4F5")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _pad(cell: _Cell) -> None:
    """Room between a card's words and the scissors, 0.3 cm."""
    margins = OxmlElement("w:tcMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "170")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    cell._tc.get_or_add_tcPr().append(margins)


def _cut_along(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "dashed"), ("sz", "6"), ("space", "0"), ("color", "8492A0")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    table._tbl.tblPr.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def _widths(rows: Sequence[Sequence[Text]], widest: Sequence[int]) -> list[float]:
    """Of the columns in cm, by their longest text, within bounds."""
    wanted = [
        _TO_WRITE_IN
        if place in widest
        else min(max(_NARROWEST, *(_columns(_plain(row[place])) for row in rows)), _WIDEST)
        for place in range(len(rows[0]))
    ]
    return [TEXT_WIDTH_CM * width / sum(wanted) for width in wanted]


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else text.plain


def _on_one_line(text: Text) -> str:
    return _plain(text).replace("\n", "")


def _clean(text: str) -> str:
    """What XML cannot hold becomes U+FFFD; the text gate refuses it long before."""
    return _NOT_XML.sub("\ufffd", text)
