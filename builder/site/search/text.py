"""Blocks → the plain text that a reader of the page sees."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from builder.components import components
from builder.components.base import HtmlContext
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

_NOT_TEXT = frozenset({"notes", "library", "downloads"})
"""The trainer's notes are not on the site; lists of other pages would make every page be found twice."""
_INLINE = frozenset({"a", "b", "code", "em", "i", "span", "strong", "sub", "u"})
_SAMPLE = "cw-sample"
_SPACES = re.compile(r"\s+")
_KEPT = frozenset("，。、；：？！（）《》“”‘’【】…—～｜＋－％")
"""Punctuation of Chinese text, which compatibility normalisation would turn into ASCII."""


def block_texts(blocks: Iterable[Block], context: HtmlContext) -> Iterator[str]:
    """The texts of ``blocks`` in reading order, without what only slides show."""
    hidden = 0
    for block in blocks:
        if isinstance(block, Heading) and (not hidden or block.level <= hidden):
            hidden = block.level if "slide-only" in block.classes else 0
        if not hidden:
            yield from _texts(block, context)


def _texts(block: Block, context: HtmlContext) -> Iterator[str]:
    match block:
        case Paragraph(text=text) | Heading(text=text):
            yield text.plain
        case ListBlock(items=items):
            for item in items:
                yield from _item_texts(item)
        case Table(header=header, rows=rows):
            yield from (cell.plain for row in (header, *rows) for cell in row)
        case Image(title=title):
            yield title
        case CodeBlock(text=code):
            yield code
        case Quote(blocks=inner):
            yield from block_texts(inner, context)
        case Admonition(title=title, blocks=inner):
            yield title
            yield from block_texts(inner, context)
        case ComponentBlock() if block.content is not None and block.name not in _NOT_TEXT:
            yield from element_text(components()[block.name].html(block.content, context)).split(
                "\n"
            )


def _item_texts(item: Item) -> Iterator[str]:
    label = item.label.plain if item.label else ""
    measure = f"（{item.measure.text}）" if item.measure else ""
    colon = "：" if label and item.body else ""
    yield f"{label}{measure}{colon}{item.body.plain}"
    yield item.quote.plain
    for detail in item.details:
        yield from _item_texts(detail)


def element_text(element: Element) -> str:
    """Text of HTML: block elements stand on lines of their own, inline ones run on."""
    return join_texts("".join(_pieces(element)).split("\n"))


def _pieces(element: Element) -> Iterator[str]:
    if element.tag == "svg" or element.get("class") == _SAMPLE:
        return
    apart = "" if element.tag in _INLINE and not element.get("class") else "\n"
    yield apart
    yield _SPACES.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield _SPACES.sub(" ", child.tail or "")
    yield apart


def join_texts(texts: Iterable[str]) -> str:
    """One text of several, each on a line of its own: nothing is found across them."""
    return "\n".join(cleaned for text in texts if (cleaned := clean(text)))


def clean(text: str) -> str:
    """Single spaces; full-width letters and digits and ligatures as ordinary ones; Chinese punctuation as it is."""
    spaced = _SPACES.sub(" ", text).strip()
    return "".join(
        char if char in _KEPT else unicodedata.normalize("NFKC", char) for char in spaced
    )
