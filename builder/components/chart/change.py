"""What changed from the first to the second series, written in a row above the pairs or in a column behind them."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from builder.components.chart.numbers import change_text, number_text
from builder.components.shapes import text_box
from builder.layout.frame import ChartFrame, Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

SIZE_PT = 20.0
_ROW_PT = 30.0
_LEGEND_PT = 30.0
_CATEGORY_PT = 18.0
_CATEGORY_ROW_PT = 36.0
_VALUE_PT = 18.0
_GAP_PT = 12.0


def with_changes(chart: ChartFrame, kit: Kit) -> tuple[Frame, ...]:
    """The chart with its plot fixed, and a text box for every pair in line with it."""
    return _behind_bars(chart, kit) if chart.type == "bar" else _above_columns(chart, kit)


def _changes(chart: ChartFrame) -> Iterator[str]:
    before, after = chart.series
    for first, second in zip(before.values, after.values, strict=True):
        yield "" if first is None or second is None else change_text(first, second)


def _above_columns(chart: ChartFrame, kit: Kit) -> tuple[Frame, ...]:
    """A row between the legend and the columns; their own labels need one more."""
    top = _LEGEND_PT + _ROW_PT
    rect = chart.rect
    room = rect.height - top - _ROW_PT - _CATEGORY_ROW_PT
    plot = Rect(0.0, top + _ROW_PT, rect.width, room)
    pitch = rect.width / len(chart.categories)
    boxes = (
        Rect(rect.x + number * pitch, rect.y + _LEGEND_PT, pitch, _ROW_PT)
        for number in range(len(chart.categories))
    )
    return _set(chart, plot, boxes, kit, centred=True)


def _behind_bars(chart: ChartFrame, kit: Kit) -> tuple[Frame, ...]:
    """A column at the chart's right edge; the bars end before their labels reach it."""
    rect = chart.rect
    widest = max(kit.width(text, SIZE_PT, bold=True) for text in _changes(chart))
    column = float(ceil(widest)) + 1.0
    names = max(kit.width(category, _CATEGORY_PT) for category in chart.categories) + _GAP_PT
    values = (value for series in chart.series for value in series.values if value is not None)
    unit = "%" if "%" in chart.number_format else ""
    labels = max((kit.width(number_text(v, unit), _VALUE_PT, bold=True) for v in values), default=0)
    left = min(names, 0.45 * rect.width)
    right = column + labels + 2 * _GAP_PT
    plot = Rect(left, _LEGEND_PT + 6.0, rect.width - left - right, rect.height - _LEGEND_PT - 6.0)
    pitch = plot.height / len(chart.categories)
    boxes = (
        Rect(rect.right - column, rect.y + plot.y + number * pitch, column, pitch)
        for number in range(len(chart.categories))
    )
    return _set(chart, plot, boxes, kit, centred=False)


def _set(
    chart: ChartFrame, plot: Rect, boxes: Iterator[Rect], kit: Kit, *, centred: bool
) -> tuple[Frame, ...]:
    labels = tuple(
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
        for number, (text, box) in enumerate(zip(_changes(chart), boxes, strict=True), 1)
        if text
    )
    return (replace(chart, plot=plot), *labels)
