"""What changed from the first to the second series, written in a row above the pairs or in a column behind them."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from builder.components.chart.numbers import change_text
from builder.components.chart.plot import GAP_PT, LEGEND_PT, column_plot, group_width
from builder.components.chart.syntax import ChartSeries
from builder.components.shapes import hairline, text_box
from builder.layout.frame import ChartFrame, Frame, Series
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

SIZE_PT = 20.0
_ROW_PT = 30.0


def changes_width(series: tuple[ChartSeries, ...], kit: Kit) -> float:
    """Room in pt that the column of changes needs behind bars."""
    widest = max((kit.width(text, SIZE_PT, bold=True) for text in _changes(series)), default=0.0)
    return float(ceil(widest)) + 1.0 + GAP_PT


def with_changes(chart: ChartFrame, kit: Kit) -> tuple[Frame, ...]:
    """The chart, its plot fixed, and a text box for every pair in line with it."""
    if chart.type != "bar":
        chart = replace(chart, plot=column_plot(chart, 2 * _ROW_PT))
        return (chart, *_set(chart, _above_columns(chart), kit, centred=True), *_brackets(chart))
    return (chart, *_set(chart, _behind_bars(chart), kit, centred=False))


def _changes(series: tuple[ChartSeries, ...] | tuple[Series, ...]) -> Iterator[str]:
    before, after = series
    for first, second in zip(before.values, after.values, strict=True):
        yield "" if first is None or second is None else change_text(first, second)


def _above_columns(chart: ChartFrame) -> Iterator[Rect]:
    """A row between the legend and the columns; their own labels stand in the next one."""
    rect = chart.rect
    pitch = rect.width / len(chart.categories)
    for number in range(len(chart.categories)):
        yield Rect(rect.x + number * pitch, rect.y + LEGEND_PT, pitch, _ROW_PT)


def _brackets(chart: ChartFrame) -> Iterator[Frame]:
    """A line below each change, as wide as its pair."""
    rect = chart.rect
    pitch = rect.width / len(chart.categories)
    half = group_width(chart, pitch) / 2
    for number, text in enumerate(_changes(chart.series)):
        middle = rect.x + (number + 0.5) * pitch
        if text:
            y = rect.y + LEGEND_PT + _ROW_PT
            yield hairline(f"变化线 {number + 1}", middle - half, middle + half, y)


def _behind_bars(chart: ChartFrame) -> Iterator[Rect]:
    """A column at the chart's right edge; the bars end before their labels reach it."""
    assert chart.plot is not None
    plot, rect = chart.plot, chart.rect
    pitch = plot.height / len(chart.categories)
    left = rect.x + plot.right
    for number in range(len(chart.categories)):
        yield Rect(left, rect.y + plot.y + number * pitch, rect.right - left, pitch)


def _set(chart: ChartFrame, boxes: Iterator[Rect], kit: Kit, *, centred: bool) -> tuple[Frame, ...]:
    return tuple(
        text_box(
            f"变化 {number}",
            box,
            (
                kit.paragraph(
                    text, SIZE_PT, bold=True, pitch_em=1.3, align="center" if centred else "right"
                ),
            ),
            anchor="middle",
        )
        for number, (text, box) in enumerate(zip(_changes(chart.series), boxes, strict=True), 1)
        if text
    )
