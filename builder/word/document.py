"""A Word file being written from top to bottom: words, marks, pictures, header and footer.

Paragraphs and runs are made without python-docx's proxies, which look for their place from the top of the file each
time; a file takes time in proportion to its length.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from lxml import etree

from builder.model.inline import RichText, Run
from builder.word.archive import with_fixed_dates
from builder.word.styles import MONOSPACED, NOTE, Look, apply_styles

TEXT_WIDTH_CM = 16.6
_LONGEST_PROPERTY = 255
"""Characters that python-docx takes for a core property."""
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"([\n\t])")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_P, _R, _T, _TAB, _BR, _PPR, _RPR = (qn(f"w:{tag}") for tag in ("p", "r", "t", "tab", "br", "pPr", "rPr"))  # fmt: skip
_STYLE = qn("w:pStyle")
_VAL = qn("w:val")

Text = RichText | str


class Field(StrEnum):
    """What Word counts."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"


SetUp = Callable[[Document, Look], None]
"""Gives an empty document its styles and its page."""


class WordDocument:
    """Whatever is added follows in order; ``to_bytes`` ends it."""

    def __init__(self, title: str, look: Look, set_up: SetUp = apply_styles) -> None:
        empty, self._style_ids = _empty(set_up, look)
        self._document = docx.Document(io.BytesIO(empty))
        self._title = title
        body = self._document.element.body
        self._body: Any = body
        self._end: Any = body.sectPr

    def to_bytes(self, *, author: str, created: datetime) -> bytes:
        """The finished .docx; the same calls always give the same bytes. Nothing is added after it."""
        core = self._document.core_properties
        core.title = clean(self._title)[:_LONGEST_PROPERTY]
        core.author = core.last_modified_by = clean(author)[:_LONGEST_PROPERTY]
        core.created = core.modified = created.replace(tzinfo=None)
        core.comments, core.language, core.revision = "", "zh-CN", 1
        buffer = io.BytesIO()
        self._document.save(buffer)
        # python-docx's objects hold one another; a long file's words should not stay until they are collected.
        self._body.clear()
        return with_fixed_dates(buffer.getvalue())

    def picture(
        self, data: bytes, alt: str, *, widest_cm: float = TEXT_WIDTH_CM, highest_cm: float = 24.0
    ) -> bool:
        """A picture within these bounds, with its words for those who do not see it.

        False for the rare JPEG that python-docx does not know: one without a JFIF or Exif head.
        """
        try:
            made = self._document.add_picture(io.BytesIO(data))
        except UnrecognizedImageError:
            return False
        scale = min(1.0, Cm(widest_cm) / made.width, Cm(highest_cm) / made.height)
        made.width, made.height = Emu(made.width * scale), Emu(made.height * scale)
        made._inline.docPr.set("descr", clean(alt))
        for side in ("distT", "distB", "distL", "distR"):
            made._inline.set(side, "0")
        return True

    def _paragraph(self, text: Text, style: str) -> Paragraph:
        element = self._body.makeelement(_P)
        self._end.addprevious(element)
        self._fill(element, text, style)
        return Paragraph(element, self._document._body)

    def _fill(self, element: Any, text: Text, style: str, *, bold: bool = False) -> None:
        """A style and words for an empty paragraph."""
        properties = etree.SubElement(element, _PPR)
        etree.SubElement(properties, _STYLE).set(_VAL, self._style_ids[style])
        self._write(element, text, bold=bold)

    def _write(self, element: Any, text: Text, *, bold: bool = False) -> None:
        runs = (Run(text=text),) if isinstance(text, str) else text.runs
        for run in runs:
            if run.text:
                add_run(element, run.text, bold=bold or run.bold, italic=run.italic, code=run.code)
            if run.sample:
                add_run(element, "（示例数据）")
            if run.link and run.link.startswith(("http://", "https://", "mailto:")):
                add_run(element, f"（{run.link}）")

    def _add_footer(self, *parts: RichText | str | Field) -> None:
        """Below every page; what follows a tab stands at the right edge."""
        self._fill_edge(self._document.sections[0].footer.paragraphs[0], parts)

    def _add_header(self, *parts: RichText | str | Field) -> None:
        """Above every page, likewise."""
        self._fill_edge(self._document.sections[0].header.paragraphs[0], parts)

    def _fill_edge(self, paragraph: Paragraph, parts: Iterable[RichText | str | Field]) -> None:
        paragraph._p.get_or_add_pPr().style = self._style_ids[NOTE]
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
        for part in parts:
            if isinstance(part, Field):
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), part.value)
                paragraph._p.append(field)
            else:
                self._write(paragraph._p, part)


@cache
def _empty(set_up: SetUp, look: Look) -> tuple[bytes, Mapping[str, str]]:
    """An empty file, whose styles take longer to make than most files' words; their ids by name."""
    document = docx.Document()
    set_up(document, look)
    _drop_leftovers(document)
    buffer = io.BytesIO()
    document.save(buffer)
    names = {str(style.name): str(style.style_id) for style in document.styles}
    return buffer.getvalue(), MappingProxyType(names)


def _drop_leftovers(document: Document) -> None:
    """Of the empty template: a picture of it, its styles as Word 2007 saw them, and nearly a hundred for tables."""
    package = document.part.package
    assert package is not None
    for relationships in (package.rels, document.part.rels):
        for identifier, link in list(relationships.items()):
            if link.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del relationships[identifier]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def add_run(
    paragraph: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    code: bool = False,
    underline: bool = False,
) -> None:
    """Characters at the end of a ``w:p``, with their line breaks and tabs."""
    run = etree.SubElement(paragraph, _R)
    if bold or italic or code or underline:
        properties = etree.SubElement(run, _RPR)
        if code:
            fonts = etree.SubElement(properties, qn("w:rFonts"))
            fonts.set(qn("w:ascii"), MONOSPACED)
            fonts.set(qn("w:hAnsi"), MONOSPACED)
        if bold:
            etree.SubElement(properties, qn("w:b"))
        if italic:
            etree.SubElement(properties, qn("w:i"))
        if underline:
            etree.SubElement(properties, qn("w:u")).set(_VAL, "single")
    for piece in _BREAKS.split(clean(text)):
        if piece == "\n":
            etree.SubElement(run, _BR)
        elif piece == "\t":
            etree.SubElement(run, _TAB)
        elif piece:
            characters = etree.SubElement(run, _T)
            characters.set(_SPACE, "preserve")
            characters.text = piece


def plain(text: Text) -> str:
    """The characters alone."""
    return text if isinstance(text, str) else text.plain


def clean(text: str) -> str:
    """What XML cannot hold becomes U+FFFD; the text gate refuses it long before."""
    return _NOT_XML.sub("\ufffd", text)
