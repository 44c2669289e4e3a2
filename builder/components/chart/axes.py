"""Ends of a chart's value axis."""

from collections.abc import Sequence
from math import ceil, floor, log10

from builder.components.chart.syntax import PARTS, Chart, ChartSeries, ChartType

MOST_COLUMNS = 8
_INTERVALS = 4
_LOW_PERCENTAGE = 60.0
"""Percentages that all stay below it would leave an axis to 100 half empty: they get a round end of their own."""
_RINGS = 5
_EPSILON = 1e-9

Ends = tuple[float | None, float | None]


def axis_ends(chart: Chart, type_: ChartType) -> Ends:
    """Smallest and largest value of the axis; None leaves an end to the program that draws it."""
    values = values_of(chart.series)
    if type_ == "line":
        return line_axis(values)
    if type_ == "radar":
        return radar_axis(values, chart.unit)
    if chart.grouping == "percent":
        return 0.0, None
    if chart.grouping == "stacked":
        low, high = _bar_axis(chart, type_, stack_totals(chart.series))
        return low, high if high is not None else max(stack_totals(chart.series), default=0.0)
    low, high = _bar_axis(chart, type_, values)
    return low, max(values) if chart.change and high is None else high


def radar_axis(values: Sequence[float], unit: str) -> tuple[float, float]:
    """Ends of a radar's axis: from 0 to a round number at or above the largest value, 100 for percentages."""
    if unit == "%" and max(values, default=0.0) <= 100:
        return 0.0, 100.0
    _, high = line_axis([0.0, *values], _RINGS)
    return min(0.0, *values), high or 1.0


def line_axis(values: Sequence[float], intervals: int = _INTERVALS) -> Ends:
    """Ends of a line's axis: round numbers around the values, at most ``intervals`` steps apart."""
    if not values:
        return None, None
    low, high = min(values), max(values)
    step = 10.0 ** floor(log10((high - low) or abs(high) or 1.0)) / 10
    while True:
        for factor in (1.0, 2.0, 2.5, 5.0):
            width = step * factor
            first, last = floor(low / width + _EPSILON), ceil(high / width - _EPSILON)
            if last - first <= intervals:
                return first * width, max(last, first + 1) * width
        step *= 10


def _bar_axis(chart: Chart, type_: ChartType, values: Sequence[float]) -> Ends:
    """Bars start at 0; percentages end at 100, lying bars and many bars at their common largest value."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    first = None if low < 0 else 0.0
    if chart.type in PARTS or high <= 0:
        return first, None
    if chart.unit == "%" and high <= 100:
        return first, 100.0 if high >= _LOW_PERCENTAGE else line_axis([0.0, high])[1]
    is_shared = type_ == "bar" or len(chart.categories) > MOST_COLUMNS
    return first, high if is_shared else None


def stack_totals(series: Sequence[ChartSeries]) -> list[float]:
    """Height of each stack."""
    return [
        sum(value for value in stack if value is not None)
        for stack in zip(*(one.values for one in series), strict=True)
    ]


def values_of(series: Sequence[ChartSeries]) -> list[float]:
    """Every value there is, without the gaps."""
    return [value for one in series for value in one.values if value is not None]
