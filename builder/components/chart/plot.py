"""Where the plot stands: fixed wherever text must line up with its marks, or several slides share one scale."""

from dataclasses import replace
from math import ceil

from builder.components.chart.numbers import number_text, unit_in_labels
from builder.components.chart.syntax import Chart, ChartType
from builder.layout.frame import ChartFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

LEGEND_PT = 30.0
"""Height of the legend's row at the top."""
CATEGORY_ROW_PT = 36.0
"""Height of the names below columns."""
GAP_PT = 12.0
LABEL_PT = 18.0
_CATEGORY_PT = 18.0
_BELOW_LEGEND_PT = 6.0
_USUAL_GAP, _WIDEST_GAP = 60, 500
_WIDEST_PT = {"column": 120.0, "bar": 48.0}
"""Columns and bars do not grow into slabs where there are one or two."""
OVERLAP = -0.05
"""Of columns side by side: they stand apart by this share of their width."""
_WIDEST_NAMES = 0.45
"""Share of the chart that the names of bars may take."""


def bar_plot(chart: Chart, frame: ChartFrame, beside_pt: float, kit: Kit) -> Rect:
    """The plot of lying bars, names before and their numbers behind it; ``beside_pt`` stays free at the right.

    ``chart`` is the whole chart: its slides share names' column and scale.
    """
    widest = max(kit.width(category, _CATEGORY_PT) for category in chart.categories)
    left = min(ceil(widest) + GAP_PT, _WIDEST_NAMES * frame.rect.width)
    top = LEGEND_PT + _BELOW_LEGEND_PT if frame.legend else 0.0
    right = beside_pt + _labels_width(chart, kit)
    return Rect(left, top, frame.rect.width - left - right, frame.rect.height - top)


def _labels_width(chart: Chart, kit: Kit) -> float:
    """Room in pt for the numbers behind bars; the pieces of a stack carry theirs inside."""
    if chart.grouping != "clustered":
        return 0.0
    values = (value for series in chart.series for value in series.values if value is not None)
    widths = (value_width(value, chart.unit, kit) for value in values)
    return max(widths, default=0.0) + GAP_PT


def value_width(value: float, unit: str, kit: Kit) -> float:
    """Width in pt of a number as the label of a mark."""
    shown = unit if unit_in_labels(unit) else ""
    return float(ceil(kit.width(number_text(value, shown), LABEL_PT, bold=True)))


def share_of_bars(frame: ChartFrame, plot: Rect, count: int, most: int) -> ChartFrame:
    """``frame`` with a plot for ``count`` bars where the fullest slide has ``most``: bars are equally thick."""
    side_by_side = len(frame.series) if frame.grouping == "clustered" else 1
    frame = replace(frame, gap_percent=gap_percent("bar", plot.height / most, side_by_side))
    height = plot.height * count / most
    shorter = replace(plot, height=height)
    rect = replace(frame.rect, height=frame.rect.height - plot.height + height)
    return replace(frame, rect=rect, plot=shorter)


def gap_percent(type_: ChartType, pitch_pt: float, side_by_side: int) -> int:
    """Space between groups that are ``pitch_pt`` apart, so that no column is wider than it should be."""
    widest = _WIDEST_PT.get(type_)
    if widest is None:
        return _USUAL_GAP
    group = side_by_side - OVERLAP * (side_by_side - 1)
    return min(_WIDEST_GAP, max(_USUAL_GAP, round((pitch_pt / widest - group) * 100)))


def group_width(frame: ChartFrame, pitch_pt: float) -> float:
    """Width in pt of the columns that stand side by side over one category."""
    count = len(frame.series)
    group = count - OVERLAP * (count - 1)
    return pitch_pt * group / (group + frame.gap_percent / 100)


def column_plot(frame: ChartFrame, rows_pt: float) -> Rect:
    """The plot of columns, with ``rows_pt`` of room between the legend and the tallest."""
    top = LEGEND_PT + rows_pt
    return Rect(0.0, top, frame.rect.width, frame.rect.height - top - CATEGORY_ROW_PT)
