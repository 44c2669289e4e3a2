"""Native tables as XML, in time that grows with the number of their cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from builder.word.document import Text

_TWIPS_PER_CM = 1440 / 2.54
_SHADE = "F1F4F5"
_VAL, _W, _TYPE = qn("w:val"), qn("w:w"), qn("w:type")

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
    _width(properties, "w:tblW", sum(widths_cm))
    etree.SubElement(properties, qn("w:tblLayout")).set(_TYPE, "fixed")
    etree.SubElement(properties, qn("w:tblLook")).set(_VAL, "04A0")
    grid = etree.SubElement(table, qn("w:tblGrid"))
    for width in widths_cm:
        etree.SubElement(grid, qn("w:gridCol")).set(_W, _twips(width))
    for row in rows:
        _add_row(table, row, widths_cm, fill)
    return table


def _add_row(table: Any, row: Row, widths_cm: Sequence[float], fill: Fill) -> None:
    made = etree.SubElement(table, qn("w:tr"))
    properties = etree.SubElement(made, qn("w:trPr"))
    etree.SubElement(properties, qn("w:cantSplit"))
    if row.height_cm:
        height = etree.SubElement(properties, qn("w:trHeight"))
        height.set(_VAL, _twips(row.height_cm))
        height.set(qn("w:hRule"), "atLeast")
    if row.is_header:
        etree.SubElement(properties, qn("w:tblHeader"))
    for text, width in zip(row.cells, widths_cm, strict=True):
        cell = etree.SubElement(made, qn("w:tc"))
        _width(settings := etree.SubElement(cell, qn("w:tcPr")), "w:tcW", width)
        if row.is_header:
            shade = etree.SubElement(settings, qn("w:shd"))
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
                shade.set(qn(f"w:{name}"), value)
        if row.height_cm:
            etree.SubElement(settings, qn("w:vAlign")).set(_VAL, "center")
        fill(etree.SubElement(cell, qn("w:p")), text, row.bold or row.is_header)


def _width(properties: Any, tag: str, width_cm: float) -> None:
    width = etree.SubElement(properties, qn(tag))
    width.set(_W, _twips(width_cm))
    width.set(_TYPE, "dxa")


def _twips(length_cm: float) -> str:
    return str(round(length_cm * _TWIPS_PER_CM))
