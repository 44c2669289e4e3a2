"""Where plot and legend stand inside a chart: fixed, so that every renderer agrees."""

import math
import re
import unicodedata
from collections.abc import Sequence

from builder.layout.frame import ChartFrame, Series
from builder.layout.geometry import Rect

CATEGORY_PT, LEGEND_PT, VALUE_PT = 18.0, 16.0, 14.0
_LEGEND_HEIGHT, _PLOT_TOP, _PLOT_BOTTOM = 0.08, 0.13, 0.90
_LABEL_ROW_PT = 30.0
_RINGS = 5
_KEY_PT = 36.0
"""Legend key with the space around it."""
_END_GAP_PT = 12.0
"""From the end of a line to its label and on to the chart's edge."""
_QUOTED = re.compile(r'"([^"]*)"')


def plot_box(frame: ChartFrame) -> Rect:
    """The plot without its labels, as fractions of the chart's frame."""
    width, height = frame.rect.width, frame.rect.height
    if frame.plot is not None:
        plot = frame.plot
        return Rect(plot.x / width, plot.y / height, plot.width / width, plot.height / height)
    top = _PLOT_TOP if frame.legend else 0.0
    if frame.type in {"pie", "doughnut"}:
        return _square(width, height, top, 0.8 if frame.type == "pie" else 0.94)
    if frame.type == "radar":
        return _square(width, height, top, 0.84)
    if frame.type == "bar":
        left = min((_widest_em(frame.categories) * CATEGORY_PT + 12) / width, 0.45)
        right = 0.0 if frame.value_axis else (_value_em(frame) * _label_pt(frame) + 8) / width
        bottom = 1 - (_LABEL_ROW_PT / height if frame.value_axis else 0)
        return Rect(left, top, 1 - left - min(right, 0.3), bottom - top)
    if not frame.legend:
        top = min(_LABEL_ROW_PT / height, 0.3)
    left = (_value_em(frame) * VALUE_PT + 10) / width if frame.value_axis else 0.0
    bottom = min(_PLOT_BOTTOM, 1 - _LABEL_ROW_PT / height)
    right = _end_label_room(frame, (1 - left) * width) / width
    return Rect(left, top, 1 - left - right, bottom - top)


def _end_label_room(frame: ChartFrame, room_pt: float) -> float:
    """What labels behind the ends of lines need beyond half the distance of two categories, in pt."""
    if frame.type != "line" or not frame.value_axis:
        return 0.0
    label = _value_em(frame) * _label_pt(frame) + _END_GAP_PT
    half = 0.5 / max(len(frame.categories), 1)
    return max(0.0, min(0.3 * room_pt, (label - half * room_pt) / (1 - half)))


def end_index(series: Series) -> int | None:
    """Where a line ends: the last category it has a value for."""
    filled = [index for index, value in enumerate(series.values) if value is not None]
    return filled[-1] if filled else None


def axis_span(frame: ChartFrame) -> tuple[float, float]:
    """Smallest and largest value of the value axis."""
    values = [value for series in frame.series for value in series.values if value is not None]
    low = frame.axis_minimum if frame.axis_minimum is not None else min(values, default=0.0)
    high = frame.axis_maximum if frame.axis_maximum is not None else max(values, default=0.0)
    return low, high


def legend_box(frame: ChartFrame) -> Rect:
    """The legend in one row at the top left, as fractions of the chart's frame."""
    entries = frame.categories if frame.type in {"pie", "doughnut"} else _series_names(frame)
    needed = sum(_em(entry) * LEGEND_PT + _KEY_PT for entry in entries)
    return Rect(0, 0, min(needed / frame.rect.width, 1.0), _LEGEND_HEIGHT)


def grid_step(frame: ChartFrame) -> float:
    """Distance of gridlines: 1, 2, 2.5 or 5 times a power of ten, at most four of them, or five rings."""
    if frame.grouping == "percent":
        return 0.25
    low, high = axis_span(frame)
    needed = (high - low) / (_RINGS if frame.type == "radar" else 4)
    if needed <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(needed))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= needed * 0.999)


def _series_names(frame: ChartFrame) -> Sequence[str]:
    return [series.name for series in frame.series]


def _square(width: float, height: float, top: float, share: float) -> Rect:
    """A square in the middle of what the legend leaves, ``share`` of the shorter side."""
    side = share * min(width, height * (1 - top))
    return Rect(
        0.5 - side / width / 2,
        top + (1 - top) / 2 - side / height / 2,
        side / width,
        side / height,
    )


def _label_pt(frame: ChartFrame) -> float:
    return max((series.label_size_pt for series in frame.series), default=VALUE_PT)


def _value_em(frame: ChartFrame) -> float:
    """Width of the longest value with its unit."""
    values = [value for series in frame.series for value in series.values if value is not None]
    positive = frame.number_format.partition(";")[0]
    unit = "".join(_QUOTED.findall(positive)) or positive.lstrip("#0,.")
    unit = "" if unit == "General" else unit
    return _widest_em([f"{value:g}" for value in values]) + _em(unit)


def _widest_em(texts: Sequence[str]) -> float:
    return max((_em(text) for text in texts), default=0.0)


def _em(text: str) -> float:
    """A rough width: a Han character takes an em, a Latin one or a digit 0.58."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.58 for char in text)
