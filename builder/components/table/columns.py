"""Widths of a table's columns, by what stands in them."""

from collections.abc import Sequence
from itertools import pairwise

from builder.layout.kit import Kit
from builder.layout.linebreak import break_positions
from builder.model.block import Table
from builder.model.inline import RichText

CELL_INSETS = 24.0
STEP = 6.0
SHORT_EM = 8.0
"""Cells up to this long are not wrapped as long as there is room."""
PERCENTILE = 0.8


def column_widths(table: Table, size_pt: float, width_pt: float, kit: Kit) -> tuple[float, ...]:
    """Widths in pt that add up to ``width_pt``, by the longest label and by most other texts."""
    cells = _columns(table)
    natural = [
        [_width(cell, size_pt, kit, bold=not n) for cell in column]
        for n, column in enumerate(cells)
    ]
    heads = [_width(cell, min(size_pt, 16), kit, bold=True) for cell in table.header]
    wanted = [
        max(head, _typical(widths, column)) + CELL_INSETS + 1
        for column, (head, widths) in enumerate(zip(heads, natural, strict=True))
    ]
    words = [
        max(_longest_word((*cells[n], table.header[n]), size_pt, kit), size_pt) + CELL_INSETS + 1
        for n in range(len(cells))
    ]
    least = [
        max(word, _unwrapped(natural[n], heads[n], size_pt) + CELL_INSETS + 1)
        for n, word in enumerate(words)
    ]
    floor = least if sum(least) <= width_pt else words
    return _rounded(_share(wanted, floor, width_pt), floor, width_pt)


def _columns(table: Table) -> tuple[tuple[RichText, ...], ...]:
    return tuple(tuple(row[n] for row in table.rows) for n in range(len(table.header)))


def _width(cell: RichText, size_pt: float, kit: Kit, *, bold: bool) -> float:
    return kit.width(cell, size_pt, bold=bold) if cell.plain else 0.0


def _typical(widths: Sequence[float], column: int) -> float:
    ordered = sorted(widths) or [0.0]
    return ordered[-1] if not column else ordered[int((len(ordered) - 1) * PERCENTILE)]


def _unwrapped(widths: Sequence[float], head: float, size_pt: float) -> float:
    longest = max((*widths, head))
    return longest if longest <= SHORT_EM * size_pt else min(longest, 4 * size_pt)


def _longest_word(cells: Sequence[RichText], size_pt: float, kit: Kit) -> float:
    """Width of the widest piece that no line break divides; in Chinese most are one character, and come again."""
    pieces = {
        cell.plain[start:end].strip()
        for cell in cells
        for start, end in pairwise((0, *break_positions(cell.plain)))
    }
    return max((kit.width(piece, size_pt, bold=True) for piece in pieces), default=0.0)


def _share(wanted: Sequence[float], floor: Sequence[float], width_pt: float) -> list[float]:
    """Proportional to ``wanted``, but no column below its floor."""
    fixed: dict[int, float] = {}
    while True:
        free = [n for n in range(len(wanted)) if n not in fixed]
        left = width_pt - sum(fixed.values())
        total = sum(wanted[n] for n in free)
        low = [n for n in free if wanted[n] / total * left < floor[n]]
        if not low or len(low) == len(free):
            shares = {n: wanted[n] / total * left for n in free}
            return [fixed.get(n, shares.get(n, 0.0)) for n in range(len(wanted))]
        fixed.update({n: floor[n] for n in low})


def _rounded(widths: Sequence[float], floor: Sequence[float], width_pt: float) -> tuple[float, ...]:
    """On multiples of 6; the widest column gives what that takes, unless it then falls below its floor."""
    rounded = [-(-width // STEP) * STEP for width in widths]
    widest = max(range(len(rounded)), key=rounded.__getitem__)
    rounded[widest] += width_pt - sum(rounded)
    return tuple(rounded if rounded[widest] >= floor[widest] else widths)
