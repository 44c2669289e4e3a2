"""Spreading a set of items over slides so that every slide carries about the same number."""

from collections.abc import Iterator, Sequence

from builder.layout.fitting import split_evenly
from builder.layout.measure import TOLERANCE_PT


def even_pages(
    heights: Sequence[float], room_pt: float, *, most: int, gap_pt: float = 0.0
) -> tuple[int, ...]:
    """Items per slide, as few slides as hold them, counts one apart at most; empty when no even split fits.

    ``most`` items go on a slide at most; a slide with a single item comes about only when every slide has one.
    """
    count = len(heights)
    for largest in range(min(count, most), 0, -1):
        counts = split_evenly(count, largest)
        if counts[-1] == 1 and counts[0] > 1:
            continue
        if _all_fit(counts, heights, room_pt, gap_pt):
            return counts
    return ()


def even_shares(count: int, *, most: int, when_spread: range) -> Iterator[tuple[int, ...]]:
    """Ways to spread ``count`` columns evenly, the fullest slides first; all on one slide, where ``most`` allows it.

    Spread over several, the first slide holds a number in ``when_spread``.
    """
    for largest in range(min(count, most), 1 if count > 1 else 0, -1):
        shares = split_evenly(count, largest)
        if len(shares) == 1 or shares[0] in when_spread:
            yield shares


def positions(counts: Sequence[int]) -> Iterator[range]:
    """The items of each slide, as positions in the whole set."""
    start = 0
    for count in counts:
        yield range(start, start + count)
        start += count


def _all_fit(
    counts: Sequence[int], heights: Sequence[float], room_pt: float, gap_pt: float
) -> bool:
    start = 0
    for count in counts:
        used = sum(heights[start : start + count]) + gap_pt * (count - 1)
        if used > room_pt + TOLERANCE_PT:
            return False
        start += count
    return True
