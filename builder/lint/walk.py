"""All texts of a page, for rules that read prose."""

from collections.abc import Iterator

from builder.lint.diagnostic import Report
from builder.model.block import (
    Admonition,
    Block,
    ComponentBlock,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from builder.model.inline import RichText, text
from builder.model.page import Page

OBJECT = "\ufffc"
"""Stands for code in prose: no letter, no punctuation."""


def page_blocks(page: Page) -> Iterator[Block]:
    """Blocks of the lead and of all topics, not those inside other blocks."""
    yield from page.lead
    for topic in page.topics:
        yield from topic.blocks


def page_texts(page: Page) -> Iterator[RichText]:
    """Every text of a page once: headings, blocks at any depth, footnotes."""
    for block in page.lead:
        yield from block_texts(block)
    for topic in page.topics:
        yield topic.title
        for block in topic.blocks:
            yield from block_texts(block)
    yield from page.footnotes.values()


def page_titles(page: Page) -> Iterator[RichText]:
    """The page's title and the headings on it."""
    yield text(page.meta.title, span=page.span)
    for block in page_blocks(page):
        yield from _headings(block)
    for topic in page.topics:
        yield topic.title


def _headings(block: Block) -> Iterator[RichText]:
    if isinstance(block, Heading):
        if block.level > 1:
            yield block.text
    elif isinstance(block, ComponentBlock | Admonition | Quote):
        for inner in block.blocks:
            yield from _headings(inner)


def block_texts(block: Block) -> Iterator[RichText]:
    """Every text in a block, in reading order; code blocks have none."""
    match block:
        case Paragraph() | Heading():
            yield block.text
        case ListBlock():
            for item in block.items:
                yield from item_texts(item)
        case Table():
            yield from block.header
            for row in block.rows:
                yield from row
        case Quote() | Admonition() | ComponentBlock():
            for inner in block.blocks:
                yield from block_texts(inner)
        case _:
            return


def item_texts(item: Item) -> Iterator[RichText]:
    """Label, body and quotation of an item and of its details."""
    if item.label is not None:
        yield item.label
    yield item.body
    yield item.quote
    for detail in item.details:
        yield from item_texts(detail)


def prose(rich: RichText) -> str:
    """The characters a reader reads; code is replaced by one placeholder a run."""
    return "".join(OBJECT if run.code and run.text else run.text for run in rich.runs)


def excerpt(found: str, start: int, end: int, around: int = 5) -> str:
    """What was found with a few characters on both sides, on one line."""
    return found[max(start - around, 0) : end + around].replace("\n", " ").replace(OBJECT, "…")


def warn_once(
    report: Report, rule: tuple[str, str, str], rich: RichText, excerpts: list[str], hint: str
) -> None:
    """One warning for all places of one text; ``rule`` is code, message and English message."""
    if not excerpts:
        return
    code, message, english = rule
    shown = "、".join(f"“{each}”" for each in excerpts[:3])
    more = f"等 {len(excerpts)} 处" if len(excerpts) > 3 else ""
    report.warn(code, rich.span, f"{message}：{shown}{more}", hint, f"{english}: {excerpts[0]}")
