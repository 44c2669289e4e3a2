"""The cover's title: as large as it goes, broken by sense and not by width."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from builder.layout.kit import Kit
from builder.layout.linebreak import break_positions

SIZES: tuple[tuple[float, int], ...] = ((84, 2), (72, 2), (60, 3))
"""Sizes in pt and how many lines each may take (visual design 3)."""
SMALLER_SIZES = (48.0, 40.0, 36.0, 32.0, 28.0)
"""For titles that three lines do not hold; they wrap by themselves."""
TALLEST_PT = 340.0
LONGEST = 40
"""Characters that three lines can hold at most, small ones included."""
PAUSES = "，；：、。？！,;:?! 　·｜—"
AFTER = "的了在把让"
BEFORE = "与和及或"


@dataclass(frozen=True, slots=True)
class TitleSetting:
    """A title with its line breaks, and its size in pt."""

    text: str
    size_pt: float


def set_title(title: str, width_pt: float, kit: Kit) -> TitleSetting:
    """Short titles stand on one line; others break after a pause where there is one, else into even parts."""
    if len(title) <= LONGEST:
        for at_pause in (True, False):
            for size, max_lines in SIZES:
                lines = _best_lines(title, width_pt, size, max_lines, at_pause, kit)
                if lines:
                    return TitleSetting("\n".join(lines), size)
    size = (
        kit.largest_size(
            [title], width_pt, SMALLER_SIZES, height_pt=TALLEST_PT, bold=True, pitch_em=1.2
        )
        or SMALLER_SIZES[-1]
    )
    return TitleSetting(title, size)


def _best_lines(
    title: str, width_pt: float, size_pt: float, max_lines: int, at_pause: bool, kit: Kit
) -> tuple[str, ...]:
    fewest = 2 if at_pause and size_pt < SIZES[0][0] else 1
    for count in range(fewest, max_lines + 1):
        fitting = [
            lines
            for lines in _divisions(title, count, at_pause)
            if all(kit.width(line, size_pt, bold=True) <= width_pt for line in lines)
        ]
        if fitting:
            return min(fitting, key=_unevenness)
    return ()


def _divisions(title: str, count: int, at_pause: bool) -> Iterator[tuple[str, ...]]:
    """Every way to set ``title`` on ``count`` lines, or only those that break at pauses."""
    positions = [
        position
        for position in break_positions(title)[:-1]
        if not at_pause or title[position - 1] in PAUSES
    ]
    for chosen in combinations(positions, count - 1):
        ends = (0, *chosen, len(title))
        yield tuple(title[first:last].strip() for first, last in pairwise(ends))


def _unevenness(lines: tuple[str, ...]) -> float:
    """How badly a division reads: Chinese words mostly have two characters, so odd parts cut one."""
    lengths = [len(line) for line in lines]
    cost = float(max(lengths) - min(lengths))
    for line, after in pairwise(lines):
        if line[-1] in PAUSES:
            cost -= 6
        elif line[-1] in AFTER or after[0] in BEFORE:
            cost -= 2
        elif line[-1] in BEFORE or after[0] in AFTER:
            cost += 4
    cost += sum(1.5 for length in lengths[1:] if length % 2)
    return cost + (4 if lengths[-1] < 3 else 0) + 0.1 * (lengths[-1] > lengths[0])
