"""What components share when they fit content to a region: sizes, pages, columns, corners and places.

Numbers are those of the design: a 12-column grid of 50 pt with 24 pt gutters, steps of 3 and 6 pt, corners of 6 pt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from builder.layout.geometry import Rect
from builder.layout.measure import TOLERANCE_PT
from builder.layout.presets import CORNER_SHARE

COLUMNS = 12
COLUMN_PT = 50.0
GUTTER_PT = 24.0
CONTENT = Rect(48, 120, 864, 366)
"""The content area of a slide without a source note."""
LOWEST_START_PT = 168.0
"""A component that is centred never starts further down than this."""
CORNER_PT = 6.0
"""Radius of every free-standing surface."""
SMALLEST_SURFACE_PT = 150.0


def choose_size(sizes: Sequence[float], fits: Callable[[float], bool]) -> float | None:
    """The first of ``sizes`` (large to small) for which the whole set ``fits``; None when none does."""
    return next((size for size in sizes if fits(size)), None)


def split_evenly(count: int, maximum: int) -> tuple[int, ...]:
    """How many of ``count`` items go on each page, at most ``maximum``, as evenly as can be, larger pages first.

    A last page with a single item only comes about when ``maximum`` leaves no other way.
    """
    if maximum < 1:
        raise ValueError(f"a page takes at least one item, not {maximum}")
    if count <= 0:
        return ()
    pages = ceil(count / maximum)
    smaller, larger_pages = divmod(count, pages)
    return (smaller + 1,) * larger_pages + (smaller,) * (pages - larger_pages)


def split_by_height(
    heights: Sequence[float], available_pt: float, gap_pt: float = 0.0
) -> tuple[int, ...]:
    """How many consecutive items go on each page: as few pages as possible, then as equally full as possible.

    An item taller than ``available_pt`` gets a page of its own.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(heights) + 1):
        choices: list[tuple[int, float, int]] = []
        used = -gap_pt
        for count in range(1, end + 1):
            used += heights[end - count] + gap_pt
            if used > available_pt + TOLERANCE_PT and count > 1:
                break
            pages, spent, _ = best[end - count]
            unused = max(0.0, available_pt - used)
            choices.append((pages + 1, round(spent + unused * unused, 3), count))
        best.append(min(choices))
    counts: list[int] = []
    end = len(heights)
    while end:
        counts.append(best[end][2])
        end -= counts[-1]
    return tuple(reversed(counts))


@dataclass(frozen=True, slots=True)
class Grid:
    """The 12-column grid, its first column at the region's left edge; columns count from 1."""

    region: Rect = CONTENT

    def x(self, column: int) -> float:
        """Left edge of a column in pt."""
        return self.region.x + (COLUMN_PT + GUTTER_PT) * (column - 1)

    @staticmethod
    def width(span: int) -> float:
        """Width of ``span`` columns with the gutters between them, in pt."""
        return (COLUMN_PT + GUTTER_PT) * span - GUTTER_PT

    def part(self, span: int) -> float:
        """The same share of the region where that is narrower than a page of ours, as on some templates."""
        return self.width(span) * min(1.0, self.region.width / CONTENT.width)

    def cell(self, column: int, span: int, y: float, height: float) -> Rect:
        """A rectangle ``span`` columns wide that starts at ``column``."""
        return Rect(self.x(column), y, self.width(span), height)


def equal_columns(region: Rect, count: int, gap_pt: float = GUTTER_PT) -> tuple[Rect, ...]:
    """``count`` rectangles of one width side by side that fill ``region``."""
    width = (region.width - gap_pt * (count - 1)) / count
    return tuple(
        Rect(region.x + number * (width + gap_pt), region.y, width, region.height)
        for number in range(count)
    )


def equal_rows(region: Rect, count: int, gap_pt: float = GUTTER_PT) -> tuple[Rect, ...]:
    """``count`` rectangles of one height below one another that fill ``region``."""
    height = (region.height - gap_pt * (count - 1)) / count
    return tuple(
        Rect(region.x, region.y + number * (height + gap_pt), region.width, height)
        for number in range(count)
    )


def rounded(rect: Rect, radius_pt: float = CORNER_PT) -> tuple[tuple[str, int], ...]:
    """Adjustment of a ``roundRect`` whose visible radius is ``radius_pt`` whatever its size."""
    return (("adj", _share(rect, radius_pt)),)


def rounded_top(rect: Rect, radius_pt: float = CORNER_PT) -> tuple[tuple[str, int], ...]:
    """Adjustments of a ``round2SameRect`` that caps a rounded panel: round above, square below."""
    return (("adj1", _share(rect, radius_pt)), ("adj2", 0))


def _share(rect: Rect, radius_pt: float) -> int:
    side = min(rect.width, rect.height)
    return min(50_000, round(radius_pt / side * 100_000)) if side > 0 else 0


def surface_insets(
    horizontal_pt: float = 24.0, vertical_pt: float = 18.0, radius_pt: float = CORNER_PT
) -> tuple[float, float, float, float]:
    """Insets that set text this far from a rounded surface's edges: the shape's own corner inset is taken off."""
    corner = CORNER_SHARE * radius_pt
    across, down = max(0.0, horizontal_pt - corner), max(0.0, vertical_pt - corner)
    return (across, down, across, down)


def surface_height(content_pt: float, inset_pt: float = 24.0) -> float:
    """Height of a card around ``content_pt`` of text: insets added, rounded up to 6, not below the smallest card."""
    return max(SMALLEST_SURFACE_PT, round_up(content_pt + 2 * inset_pt))


def snap(length_pt: float, step_pt: float = 3.0) -> float:
    """The nearest multiple of ``step_pt``."""
    return floor(length_pt / step_pt + 0.5) * step_pt


def round_up(length_pt: float, step_pt: float = 6.0) -> float:
    """The next multiple of ``step_pt`` that is not smaller."""
    return ceil((length_pt - TOLERANCE_PT) / step_pt) * step_pt


def center_2_3(region: Rect, height_pt: float) -> float:
    """Top of a component ``height_pt`` tall, in pt: free space above to below as 2 to 3, on a multiple of 3.

    One that fills four fifths of the region starts at its top; none starts below 168 pt, nor above the region.
    """
    if height_pt >= 0.8 * region.height:
        return region.y
    top = snap(region.y + (region.height - height_pt) * 2 / 5)
    return max(region.y, min(top, max(region.y, LOWEST_START_PT)))
