"""Native tables as XML, in time that grows with the number of their cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from builder.word.document import Text

_TWIPS_PER_CM = 1440 / 2.54
_CELL_MARGIN_TWIPS = "108"
_SHADE = "F1F4F5"
_VAL, _W, _TYPE = qn("w:val"), qn("w:w"), qn("w:type")
_ROW, _ROW_PROPERTIES, _UNSPLIT = qn("w:tr"), qn("w:trPr"), qn("w:cantSplit")
_CELL, _CELL_PROPERTIES, _CELL_WIDTH = qn("w:tc"), qn("w:tcPr"), qn("w:tcW")
_PARAGRAPH = qn("w:p")

Fill = Callable[[Any, Text, bool], None]
"""Puts a text into an empty ``w:p``; the last argument says whether in bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells from left to right."""

    cells: Sequence[Text]
    bold: bool = False
    is_header: bool = False
    """Shaded, and repeated on every page."""
    height_cm: float = 0.0
    """At least; 0 leaves it to the words."""


def table_of(rows: Sequence[Row], widths_cm: Sequence[float], fill: Fill) -> Any:
    """A ``w:tbl`` with lines around every cell, fixed widths, and no row torn between pages."""
    table = OxmlElement("w:tbl")
    properties = etree.SubElement(table, qn("w:tblPr"))
    etree.SubElement(properties, qn("w:tblStyle")).set(_VAL, "TableGrid")
    size = etree.SubElement(properties, qn("w:tblW"))
    size.set(_W, _twips(sum(widths_cm)))
    size.set(_TYPE, "dxa")
    # Word sets a cell's words on the margin, and its line outside; this moves the line there.
    indent = etree.SubElement(properties, qn("w:tblInd"))
    indent.set(_W, _CELL_MARGIN_TWIPS)
    indent.set(_TYPE, "dxa")
    etree.SubElement(properties, qn("w:tblLayout")).set(_TYPE, "fixed")
    etree.SubElement(properties, qn("w:tblLook")).set(_VAL, "04A0")
    grid = etree.SubElement(table, qn("w:tblGrid"))
    for width in widths_cm:
        etree.SubElement(grid, qn("w:gridCol")).set(_W, _twips(width))
    widths = [_twips(width) for width in widths_cm]
    for row in rows:
        _add_row(table, row, widths, fill)
    return table


def _add_row(table: Any, row: Row, widths: Sequence[str], fill: Fill) -> None:
    made = etree.SubElement(table, _ROW)
    properties = etree.SubElement(made, _ROW_PROPERTIES)
    etree.SubElement(properties, _UNSPLIT)
    if row.height_cm:
        height = etree.SubElement(properties, qn("w:trHeight"))
        height.set(_VAL, _twips(row.height_cm))
        height.set(qn("w:hRule"), "atLeast")
    if row.is_header:
        etree.SubElement(properties, qn("w:tblHeader"))
    for text, width in zip(row.cells, widths, strict=True):
        cell = etree.SubElement(made, _CELL)
        settings = etree.SubElement(cell, _CELL_PROPERTIES)
        size = etree.SubElement(settings, _CELL_WIDTH)
        size.set(_W, width)
        size.set(_TYPE, "dxa")
        if row.is_header:
            shade = etree.SubElement(settings, qn("w:shd"))
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
                shade.set(qn(f"w:{name}"), value)
        if row.height_cm:
            etree.SubElement(settings, qn("w:vAlign")).set(_VAL, "center")
        fill(etree.SubElement(cell, _PARAGRAPH), text, row.bold or row.is_header)


def _twips(length_cm: float) -> str:
    return str(round(length_cm * _TWIPS_PER_CM))
