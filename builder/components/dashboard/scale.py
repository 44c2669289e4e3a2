"""The scale of one metric: its ends, and where its labels stand below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from builder.components.dashboard.syntax import Gauge

_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_HEADROOM = 1.08
"""The highest mark stays a little below the end, so that the scale is seen to go on behind it."""
_LOW_PERCENTAGE = 50.0
"""Percentages that all stay below it get a scale of their own instead of one to 100."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` on a line."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Where ``value`` lies, 0 at the beginning and 1 at the end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def scale_of(gauge: Gauge) -> Scale:
    """From 0, or the round number below a negative value, to a round number above all marks; percentages to 100."""
    points = [0.0, *([gauge.value] if gauge.value is not None else [])]
    points += [end for mark in gauge.marks for end in (mark.limit.first, mark.limit.last)]
    highest, lowest = max(points), min(points)
    if gauge.unit == "%" and _LOW_PERCENTAGE < highest <= 100 and lowest >= 0:
        return Scale(0.0, 100.0)
    low = -_round_above(-lowest * _HEADROOM) if lowest < 0 else 0.0
    high = _round_above(highest * _HEADROOM) if highest > 0 else 0.0
    return Scale(low, high if high > low else low + 1.0)


def _round_above(value: float) -> float:
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in _ROUND if step * power >= value * (1 - 1e-9))


def spread(centres: Sequence[float], widths: Sequence[float], room: float) -> tuple[float, ...]:
    """Left edges of labels near their ticks, in the ticks' order, apart from one another and within 0 to ``room``."""
    lefts = [
        centre - width / 2
        for centre, width in sorted(zip(centres, widths, strict=True), key=lambda pair: pair[0])
    ]
    order = sorted(range(len(centres)), key=lambda number: centres[number])
    ordered = [widths[number] for number in order]
    for number in range(1, len(lefts)):
        overlap = lefts[number - 1] + ordered[number - 1] - lefts[number]
        if overlap > 0:
            lefts[number - 1] -= overlap / 2
            lefts[number] += overlap / 2
    for number in range(len(lefts)):
        least = lefts[number - 1] + ordered[number - 1] if number else 0.0
        lefts[number] = max(lefts[number], least)
    for number in reversed(range(len(lefts))):
        following = lefts[number + 1] if number + 1 < len(lefts) else room
        lefts[number] = min(lefts[number], following - ordered[number])
    placed = dict(zip(order, lefts, strict=True))
    return tuple(placed[number] for number in range(len(centres)))
