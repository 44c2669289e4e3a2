"""A Markdown list on a slide: labelled items as hairline rows, others as real bullets in the body placeholder."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.components.bullets.plain import plain_pages
from builder.components.bullets.rows import row_pages
from builder.components.bullets.single import statement_page
from builder.components.bullets.two_columns import two_column_pages
from builder.components.furniture import Furniture
from builder.components.reveal import clicks_by_number
from builder.layout.frame import Frame, Reveal, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import ListBlock


class Bullets(Furniture[ListBlock]):
    """Bulleted and numbered lists; numbers run on over the slides."""

    name = "bullets"
    noun = "要点"
    can_reveal = True

    def clicks(self, frames: Sequence[Frame]) -> tuple[tuple[Reveal, ...], ...]:
        rows = clicks_by_number(frames, {"序号", "标签", "说明"})
        return rows or tuple(click for frame in frames for click in _clicks_in_text(frame))

    def layout(self, content: ListBlock, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        if not content.items:
            return ()
        if len(content.items) > 1 and is_labelled(content):
            return row_pages(content, region, kit)
        if len(content.items) == 1 and (statement := statement_page(content, region, kit)):
            return (statement,)
        return two_column_pages(content, region, kit) or plain_pages(content, region, kit)


def _clicks_in_text(frame: Frame) -> Iterator[tuple[Reveal, ...]]:
    """One click per item with what is nested below it."""
    if not isinstance(frame, ShapeFrame) or frame.text is None:
        return
    paragraphs = frame.text.paragraphs
    starts = [number for number, paragraph in enumerate(paragraphs) if not paragraph.level]
    for first, end in pairwise((*starts, len(paragraphs))):
        yield (Reveal(frame.name, range(first, end)),)


def is_labelled(content: ListBlock) -> bool:
    """Whether every item has a label and something to say about it."""
    return all(
        item.label and (item.body or item.details) and item.checked is None
        for item in content.items
    )


component = Bullets()
