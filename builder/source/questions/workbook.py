"""Cells of a workbook's first sheet, read as characters: nothing in it is evaluated or followed."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from builder.errors import CoursewareError

MAX_UNPACKED_BYTES = 60_000_000
MAX_ROWS = 20_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_WHOLE = re.compile(r"(-?\d+)\.0+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that holds something."""

    reference: str
    """``C7``."""
    text: str
    is_formula: bool = False
    """What it shows is computed; the text is what some program last found."""


Row = Mapping[str, Cell]
"""Cells by the letters of their column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet's rows that hold anything, by their number."""

    name: str
    rows: Mapping[int, Row]
    others: tuple[str, ...]
    """Names of the sheets that were not read."""


def read_workbook(data: bytes) -> Sheet:
    """The first sheet of an .xlsx file; raises CoursewareError with the reason where it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MAX_UNPACKED_BYTES:
                raise CoursewareError("工作簿太大：解开以后超过 60 MB")
            return _read(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        raise CoursewareError("这不是 .xlsx 工作簿，或者加了密码；请另存为 Excel 工作簿") from error
    except (etree.XMLSyntaxError, KeyError, ValueError, IndexError) as error:
        raise CoursewareError("工作簿已损坏，读不出来；请用 Excel 打开后另存一份") from error


def _read(archive: zipfile.ZipFile) -> Sheet:
    book = _parsed(archive, "xl/workbook.xml")
    sheets = book.findall(f"{_MAIN}sheets/{_MAIN}sheet")
    names = [str(each.get("name", "")) for each in sheets]
    target = _targets(archive)[str(sheets[0].get(_RELATION))]
    shared = _shared_strings(archive)
    root = _parsed(archive, target)
    rows: dict[int, Row] = {}
    for row in root.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
        cells = dict(_cells(row, shared))
        if cells:
            rows[int(_place(next(iter(cells.values())).reference)[1])] = cells
        if len(rows) > MAX_ROWS:
            raise CoursewareError(f"工作表超过 {MAX_ROWS} 行，请分成几个文件")
    return Sheet(name=names[0], rows=rows, others=tuple(names[1:]))


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)


def _targets(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Parts by the ids under which the workbook knows them."""
    root = _parsed(archive, "xl/_rels/workbook.xml.rels")
    return {
        str(each.get("Id")): normpath(join("/xl", str(each.get("Target")))).lstrip("/")
        for each in root
    }


def _shared_strings(archive: zipfile.ZipFile) -> tuple[str, ...]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return ()
    root = _parsed(archive, "xl/sharedStrings.xml")
    return tuple(_text(each) for each in root.iterfind(f"{_MAIN}si"))


def _cells(row: etree._Element, shared: tuple[str, ...]) -> Iterator[tuple[str, Cell]]:
    for cell in row.iterfind(f"{_MAIN}c"):
        reference = str(cell.get("r", ""))
        is_formula = cell.find(f"{_MAIN}f") is not None
        text = _value(cell, shared).strip()
        if text or is_formula:
            yield _place(reference)[0], Cell(reference=reference, text=text, is_formula=is_formula)


def _place(reference: str) -> tuple[str, str]:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(f"not a cell: {reference}")
    return found[1], found[2]


def _value(cell: etree._Element, shared: tuple[str, ...]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind == "b":
        return "对" if value == "1" else "错"
    whole = _WHOLE.fullmatch(value)
    return whole[1] if whole and kind == "n" else value


def _text(element: etree._Element) -> str:
    """Characters of a string and its runs; readings for Japanese (``rPh``) are none of it."""
    return "".join(
        each.text or ""
        for each in element.iter(f"{_MAIN}t")
        if each.getparent().tag != f"{_MAIN}rPh"
    )
