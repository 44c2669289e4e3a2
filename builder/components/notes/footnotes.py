"""Footnotes that only slides and the trainer's notes refer to: like these, they are not for the site."""

from collections.abc import Iterator

from builder.lint.walk import block_texts
from builder.model.block import Admonition, Block, ComponentBlock, Heading, Quote
from builder.model.page import Page


def hidden_footnotes(page: Page) -> frozenset[str]:
    """Labels that nothing on the site's page refers to, but something beside it; a note nobody refers to is none."""
    references = [*_references(page.lead, is_shown=True)]
    for topic in page.topics:
        is_shown = "slide-only" not in topic.classes
        references += ((label, is_shown) for label in topic.title.footnotes)
        references += _references(topic.blocks, is_shown=is_shown)
    shown = {label for label, is_shown in references if is_shown}
    return frozenset(label for label, _ in references if label not in shown)


def _references(blocks: tuple[Block, ...], *, is_shown: bool) -> Iterator[tuple[str, bool]]:
    hidden = 0
    for block in blocks:
        if isinstance(block, Heading) and (not hidden or block.level <= hidden):
            hidden = block.level if "slide-only" in block.classes else 0
        is_here = is_shown and not hidden
        if isinstance(block, ComponentBlock | Admonition | Quote):
            is_note = isinstance(block, ComponentBlock) and block.name == "notes"
            yield from _references(block.blocks, is_shown=is_here and not is_note)
        else:
            for text in block_texts(block):
                yield from ((label, is_here) for label in text.footnotes)
