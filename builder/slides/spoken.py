"""Blocks as lines a trainer can read aloud from the speaker notes."""

from collections.abc import Iterator, Sequence

from builder.model.block import (
    Admonition,
    Block,
    CodeBlock,
    ComponentBlock,
    Heading,
    Image,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)


def spoken_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Plain text of blocks, one line per paragraph, item or table row."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.text.plain
        elif isinstance(block, ListBlock):
            for number, item in enumerate(block.items, block.start):
                yield from _item(item, f"{number}. " if block.ordered else "· ")
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield "　".join(cell.plain for cell in row)
        elif isinstance(block, Admonition):
            yield f"{block.title}："
            yield from spoken_lines(block.blocks)
        elif isinstance(block, CodeBlock):
            yield block.text
        elif isinstance(block, Quote | ComponentBlock):
            yield from spoken_lines(block.blocks)
        elif isinstance(block, Image):
            yield block.alt


def _item(item: Item, marker: str) -> Iterator[str]:
    measure = f"（{item.measure.text}）" if item.measure else ""
    label = f"{item.label.plain}{measure}" if item.label else ""
    body = item.body.plain
    yield f"{marker}{label}{'：' if label and body else ''}{body}"
    for detail in item.details:
        yield from _item(detail, "　· ")
