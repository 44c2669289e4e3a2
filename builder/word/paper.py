"""A paper of headings, running text, lists, tables and cards: what handouts are written on."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell

from builder.model.theme import Theme
from builder.word.document import TEXT_WIDTH_CM, Field, Text, WordDocument, plain
from builder.word.styles import CELL, LABEL, NOTE, TAKEAWAY, WRITING, look_of
from builder.word.tables import Row, table_of

_NARROWEST, _WIDEST = 6, 48
"""Columns of a table count as this wide at least and at most, in half Han."""
_DEEPEST_LIST = 3
_TO_WRITE_IN = 24
"""Half Han that an empty column counts as."""
_WRITING_ROW_CM = 1.3
_CARD_HEIGHT_CM = 5.2
"""Five rows of cards on a page."""


class NumberedList:
    """One numbered list of a file: its items count on, the next list begins anew."""

    __slots__ = ("id",)

    def __init__(self, identifier: int) -> None:
        self.id = identifier


class Paper(WordDocument):
    """Title and footer first, then whatever is added, in order; ``to_bytes`` ends it."""

    def __init__(self, title: str, subtitle: str, *, footer: str, theme: Theme) -> None:
        super().__init__(title, look_of(theme))
        self._paragraph(title, "Title")
        if subtitle:
            self._paragraph(subtitle, "Subtitle")
        self._add_footer(f"{footer}\t", Field.PAGE)

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
            self._paragraph("", WRITING)

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
        self._table(header, rows, key_row, widest, 0.0)

    def form(self, header: Sequence[Text], rows: Sequence[Sequence[Text]]) -> None:
        """A table to be filled in by hand: rows high enough to write in."""
        blank = [
            place
            for place in range(len(header))
            if rows and not any(plain(row[place]) for row in rows)
        ]
        self._table(header, rows, None, blank, _WRITING_ROW_CM)

    def _table(
        self,
        header: Sequence[Text],
        rows: Sequence[Sequence[Text]],
        key_row: int | None,
        widest: Sequence[int],
        height_cm: float,
    ) -> None:
        heads = [Row(cells=header, is_header=True)] if any(map(plain, header)) else []
        body = [
            Row(cells=row, bold=number == key_row, height_cm=height_cm)
            for number, row in enumerate(rows)
        ]
        filled = [*heads, *body]
        if not filled:
            return
        widths = _widths([row.cells for row in filled], widest)
        self._end.addprevious(table_of(filled, widths, self._fill_cell))
        self._paragraph("", NOTE)

    def _fill_cell(self, element: Any, text: Text, bold: bool) -> None:
        self._fill(element, text, CELL, bold=bold)

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
                    self._write(paragraph._p, text)
        _cut_along(table)
        self._paragraph("", NOTE)


def _list_style(name: str, level: int) -> str:
    return name if not level else f"{name} {min(level + 1, _DEEPEST_LIST)}"


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
        else min(max(_NARROWEST, *(_columns(plain(row[place])) for row in rows)), _WIDEST)
        for place in range(len(rows[0]))
    ]
    return [TEXT_WIDTH_CM * width / sum(wanted) for width in wanted]


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _on_one_line(text: Text) -> str:
    return plain(text).replace("\n", "")
