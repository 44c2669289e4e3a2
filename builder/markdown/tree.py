"""Python-Markdown's tree → blocks of the model."""

import re
from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from builder.components import block_components
from builder.components.base import Source
from builder.lint.diagnostic import Report
from builder.markdown.inline import InlineReader
from builder.markdown.items import read_list, take_key
from builder.markdown.scan import BlockRecord, HeadingRecord, Scanned
from builder.model.block import (
    Admonition,
    Block,
    CodeBlock,
    ComponentBlock,
    Heading,
    Image,
    Paragraph,
    Quote,
    Table,
)
from builder.model.inline import RichText
from builder.model.span import Span

RECORD = "data-courseware"
"""Attribute of a component's element: index of its record."""
_HEADING = re.compile(r"h([1-6])")
_CODE = re.compile(r"\s*<code[^>]*>(.*)</code>", re.DOTALL)


class TreeReader:
    """Reads one document's blocks; component blocks are understood on the way."""

    def __init__(self, reader: InlineReader, scanned: Scanned, report: Report) -> None:
        self.reader = reader
        self.scanned = scanned
        self.report = report
        self.understood: dict[int, ComponentBlock] = {}
        """Component blocks by record."""

    def blocks(self, parent: Iterable[Element]) -> tuple[Block, ...]:
        """Blocks of an element's children."""
        found: list[Block] = []
        for element in parent:
            found.extend(self._block(element))
        return tuple(found)

    def _block(self, element: Element) -> tuple[Block, ...]:
        tag = element.tag
        if heading := _HEADING.fullmatch(tag):
            return (self._heading(element, int(heading[1])),)
        if tag == "p":
            return self._paragraph(element)
        if tag in ("ul", "ol"):
            return (read_list(element, self.reader),)
        if tag == "table":
            return (self._table(element),)
        if tag == "blockquote":
            blocks = self.blocks(element)
            return (Quote(blocks=blocks, span=_first_span(blocks, self.reader.place)),)
        if tag == "pre":
            text = self.reader.resolve("".join(element.itertext()))
            return (CodeBlock(text=text, span=self.reader.place),)
        if element.get(RECORD) is not None:
            return self._component(element)
        if tag == "div" and "admonition" in element.get("class", ""):
            return (self._admonition(element),)
        if tag == "div":
            return self.blocks(element)
        return ()

    def _heading(self, element: Element, level: int) -> Heading:
        text = self.reader.read(element)
        record = self.scanned.headings.get(text.span.line, HeadingRecord())
        return Heading(
            level=level,
            text=text,
            id=record.id,
            options=record.options,
            classes=record.classes,
            span=text.span,
        )

    def _paragraph(self, element: Element) -> tuple[Block, ...]:
        children = list(element)
        own_text = self.reader.read(element)
        if holds_pictures_only(element):
            return tuple(self._image(child, own_text.span) for child in children)
        stash = re.fullmatch("\x02wzxhzdk:(\\d+)\x03", (element.text or "").strip())
        if stash and not children:
            raw = self.reader.resolve(element.text or "")
            code = _CODE.search(raw)
            return (CodeBlock(text=code[1] if code else raw, span=self.reader.place),)
        return (Paragraph(text=own_text, span=own_text.span),) if own_text else ()

    def _image(self, element: Element, span: Span) -> Image:
        target, alt, title = (
            self.reader.resolve(element.get(name, "")) for name in ("src", "alt", "title")
        )
        return Image(target=target, alt=alt, title=title, span=span)

    def _table(self, element: Element) -> Table:
        rows: list[tuple[RichText, ...]] = []
        spans: list[Span] = []
        align: tuple[str, ...] = ()
        key_cells: list[tuple[int, int]] = []
        for number, row in enumerate(element.iter("tr")):
            cells: list[RichText] = []
            for cell in row:
                text, is_key = take_key(self.reader.read(cell))
                if is_key and number:
                    key_cells.append((number - 1, len(cells)))
                cells.append(text)
            if not number:
                align = tuple(_alignment(cell) for cell in row)
            rows.append(tuple(cells))
            spans.append(next((cell.span for cell in cells if cell), self.reader.place))
        width = len(rows[0]) if rows else 0
        body = tuple((*row, *(RichText(),) * (width - len(row)))[:width] for row in rows[1:])
        return Table(
            header=rows[0] if rows else (),
            rows=body,
            align=align,
            row_spans=tuple(spans[1:]),
            key_row=key_cells[-1][0] if key_cells else None,
            key_cells=tuple(key_cells),
            span=spans[0] if spans else self.reader.place,
        )

    def _admonition(self, element: Element) -> Admonition:
        kind = next(
            (word for word in element.get("class", "").split() if word != "admonition"), "note"
        )
        title = ""
        children = list(element)
        span = None
        if children and "admonition-title" in children[0].get("class", ""):
            text = self.reader.read(children.pop(0))
            title = text.plain
            span = text.span
        blocks = self.blocks(children)
        return Admonition(
            kind=kind,
            title=title,
            blocks=blocks,
            span=span or _first_span(blocks, self.reader.place),
        )

    def _component(self, element: Element) -> tuple[Block, ...]:
        number = int(element.get(RECORD, "0"))
        record = self.scanned.blocks[number]
        self.reader.place = record.span
        inner = self.blocks(element)
        component = block_components().get(record.name)
        if component is None:
            return inner
        source = _source(record, inner)
        content = component.parse(source, self.report)
        block = ComponentBlock(
            name=record.name,
            argument=record.argument,
            content=content,
            blocks=inner,
            options=record.options,
            span=record.span,
        )
        self.understood[number] = block
        return (block,)


def _source(record: BlockRecord, blocks: tuple[Block, ...]) -> Source:
    return Source(
        name=record.name,
        argument=record.argument,
        options=record.options,
        blocks=blocks,
        span=record.span,
    )


def _first_span(blocks: tuple[Block, ...], otherwise: Span) -> Span:
    return blocks[0].span if blocks else otherwise


def holds_pictures_only(paragraph: Element) -> bool:
    """Whether a paragraph is one picture or several, with no word beside them."""
    images = [child.tag == "img" for child in paragraph]
    return bool(images) and all(images) and not _has_text(paragraph)


def _has_text(element: Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(re.sub("\x02L\\d+:\\d+\x03", "", text or "").strip() for text in texts)


def _alignment(cell: Element) -> str:
    found = re.search(r"text-align:\s*(left|right|center)", cell.get("style", ""))
    return found[1] if found else cell.get("align", "")


def with_content(block: ComponentBlock, content: object) -> ComponentBlock:
    """The block with another content, for what is only known once the whole library is read."""
    return replace(block, content=content)
