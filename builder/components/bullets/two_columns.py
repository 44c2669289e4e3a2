"""Many short items in two columns, so that they need not be small and no half of the slide stands empty."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from builder.components.bullets.plain import list_paragraphs
from builder.components.paging import even_pages
from builder.layout.fitting import center_2_3, equal_columns
from builder.layout.frame import Frame, ShapeFrame, TextBody
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import ListBlock

FEWEST = 7
MOST_ROWS = 8
SIZES = (22.0, 20.0, 18.0)
GAPS = (24.0, 18.0, 15.0, 12.0, 9.0)
"""Between items in pt, as much as there is room for."""
COLUMN_GAP_PT = 48.0


@dataclass(frozen=True, slots=True)
class _Setting:
    """Size, space between items and items a slide."""

    size: float
    gap: float
    counts: tuple[int, ...]


def two_column_pages(
    content: ListBlock, region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...] | None:
    """Slides of two columns, read down the first, then down the second; None where items are few or long."""
    if len(content.items) < FEWEST or any(item.details for item in content.items):
        return None
    columns = equal_columns(region, 2, COLUMN_GAP_PT)
    found = [
        setting
        for size in SIZES
        if (setting := _setting(content, size, columns[0], kit)) is not None
    ]
    if not found:
        return None
    best = min(found, key=lambda setting: len(setting.counts))
    pages: list[tuple[Frame, ...]] = []
    first = 0
    for count in best.counts:
        pages.append(_page(content, range(first, first + count), best, columns, kit))
        first += count
    return tuple(pages)


def _setting(content: ListBlock, size: float, column: Rect, kit: Kit) -> _Setting | None:
    every = list_paragraphs(content, range(len(content.items)), size, 0, kit)
    measured = [kit.measure((line,), column.width) for line in every]
    if any(line.line_count > 1 or line.has_split_word for line in measured):
        return None
    line_pt = max(line.height_pt for line in measured)
    rows = min(MOST_ROWS, floor((column.height + GAPS[-1]) / (line_pt + GAPS[-1])))
    counts = even_pages((0.0,) * len(every), 0.0, most=2 * rows)
    if not counts:
        return None
    used = _rows(max(counts))
    gap = next(gap for gap in GAPS if used * (line_pt + gap) - gap <= column.height)
    return _Setting(size, gap, counts)


def _rows(count: int) -> int:
    return -(-count // 2)


def _page(
    content: ListBlock, numbers: range, setting: _Setting, columns: Sequence[Rect], kit: Kit
) -> tuple[Frame, ...]:
    middle = numbers.start + _rows(len(numbers))
    parts = (range(numbers.start, middle), range(middle, numbers.stop))
    texts = [
        tuple(list_paragraphs(content, part, setting.size, setting.gap, kit)) for part in parts
    ]
    height = max(
        kit.measure(text, column.width).height_pt
        for text, column in zip(texts, columns, strict=True)
    )
    top = columns[0].y if len(setting.counts) > 1 else center_2_3(columns[0], height)
    frames = [
        ShapeFrame(
            name="正文",
            rect=Rect(column.x, top, column.width, column.bottom - top),
            text=TextBody(paragraphs=text),
        )
        for text, column in zip(texts, columns, strict=True)
    ]
    # A layout has one body placeholder; the second column is a text box that looks like it.
    return (replace(frames[0], placeholder="body"), replace(frames[1], name="正文 2"))
