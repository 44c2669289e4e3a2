"""Which colours and labels the series of a chart take."""

from builder.components.chart.axes import stack_totals
from builder.components.chart.syntax import PARTS, Chart, ChartSeries, ChartType
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    ACCENT3,
    BEFORE,
    BG1,
    MUTED,
    SOFT,
    THIRD_PART,
    TX1,
    TX2,
    Color,
    Series,
)

_THINNEST = {"column": 0.09, "bar": 0.1}
"""Share of a chart's height or width that a number in a piece of a stack needs."""
_PIECE_COLORS = (ACCENT1, BEFORE, Color("accent3", 0.55), MUTED, SOFT)
MOST_PIECES = len(_PIECE_COLORS)
_PART_COLORS = (ACCENT1, BEFORE, THIRD_PART, MUTED, Color("accent3", 0.3))
"""Labels stand on the parts of a ring: all but the first are tints, on which text is readable in every brand."""


def series_frame(
    series: ChartSeries, position: int, part: Chart, whole: Chart, type_: ChartType
) -> Series:
    """Before is neutral and after is the accent; a single series is neutral but for its key."""
    count = len(part.series)
    name = series.name.plain
    if type_ in PARTS:
        colors = _part_colors(len(series.values), part.key)
        return Series(
            name=name, values=series.values, color=ACCENT1, label_color=TX1, point_colors=colors
        )
    if whole.grouping != "clustered" and type_ in ("column", "bar"):
        return _piece(series, position, part, whole, _THINNEST[type_])
    if type_ == "radar" and count == 1:
        return _single(name, series.values, None, False, type_)
    if count == 1:
        return _single(name, series.values, part.key, whole.key is not None, type_)
    # Lines over one another have room for one series' numbers: the last, which is how things are now.
    three = (ACCENT2, ACCENT3, ACCENT1) if type_ == "radar" else (ACCENT1, ACCENT2, ACCENT3)
    color = ((BEFORE, ACCENT1) if count == 2 else three)[position]
    is_key = color == ACCENT1
    return Series(
        name=name,
        values=series.values,
        color=color,
        label_color=ACCENT1 if is_key else TX2,
        label_bold=is_key,
        label_size_pt=18.0 if is_key else 16.0,
    )


def _piece(
    series: ChartSeries, position: int, part: Chart, whole: Chart, thinnest: float
) -> Series:
    """A series of a stack; pieces below the share ``thinnest`` carry no number."""
    color = _PIECE_COLORS[position]
    totals = stack_totals(part.series)
    if whole.grouping == "stacked":
        totals = [max(stack_totals(whole.series))] * len(totals)
    return Series(
        name=series.name.plain,
        values=series.values,
        color=color,
        label_color=BG1 if color == ACCENT1 else TX1,
        label_bold=color == ACCENT1,
        label_size_pt=16.0,
        unlabelled=tuple(
            index
            for index, (value, total) in enumerate(zip(series.values, totals, strict=True))
            if value is not None and value < thinnest * total
        ),
    )


def _single(
    name: str,
    values: tuple[float | None, ...],
    key: int | None,
    has_key: bool,
    type_: ChartType,
) -> Series:
    if not has_key or type_ == "line":
        return Series(
            name=name,
            values=values,
            color=ACCENT1,
            label_color=ACCENT1,
            label_bold=True,
            label_size_pt=18.0,
        )
    points = tuple(None if number == key else MUTED for number in range(len(values)))
    return Series(name=name, values=values, color=ACCENT1, label_color=TX2, point_colors=points)


def _part_colors(count: int, key: int | None) -> tuple[Color, ...]:
    """Parts of a pie: the key takes the accent, the others the colours behind it in turn."""
    if key is None:
        return _PART_COLORS[:count]
    others = iter(_PART_COLORS[1:])
    return tuple(ACCENT1 if number == key else next(others) for number in range(count))
