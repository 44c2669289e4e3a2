"""Data labels: what is written at which mark, and where it does not run into another label or a line."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from builder.deck.chart_layout import axis_span, end_index, plot_box
from builder.deck.markup import escape_attribute, solid_fill
from builder.layout.frame import ACCENT1, BG1, TX1, ChartFrame, Color, Series

_FALLING_LIFT_EM = 0.95
"""How far a label beside a point of a falling line is moved up."""
_LABEL_EM = 1.25
"""Height of a label's line; two labels stay at least this far apart."""
_OUTERMOST = 0.85
"""Share of a radar's radius from which on a label would run into the name of its axis."""
_UPRIGHT = 0.2
"""Axes whose sine is smaller point up or down: their labels move aside."""
_STRONG_PT = 18.0
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"'
    ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""A moved label stands beside its mark still: some programs would draw a line from one to the other."""
_SWITCHES = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent")

Shift = tuple[float, float]
"""To the right and down, as shares of the chart's width and height."""


def text_properties(language: str, size_pt: float, color: Color, *, bold: bool = False) -> str:
    """Text of chart furniture; ``language`` are ``lang`` attributes."""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr {language} sz="{round(size_pt * 100)}" b="{int(bold)}">{solid_fill(color)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:pPr>'
        f"<a:endParaRPr {language}/></a:p></c:txPr>"
    )


def labels_markup(frame: ChartFrame, series: Series, slices: Sequence[Color], language: str) -> str:
    """``c:dLbls``: values at the marks; with a value axis to read them from, at the end of a line only.

    ``slices`` are the colours of a ring's or a pie's parts.
    """
    if frame.type == "doughnut":
        return _ring_labels(frame, series, slices, language)
    look = _look(frame, series, language, series.label_color)
    if frame.type == "pie":
        return _pie_labels(frame, series, slices, look, language)
    if frame.type == "radar":
        return _radar_labels(frame, series, look)
    if frame.grouping != "clustered":
        return _stack_labels(series, look)
    if frame.type == "line":
        return _line_labels(frame, series, look)
    if frame.value_axis:
        return f"<c:dLbls>{_switches()}</c:dLbls>"
    strong = _strong_labels(frame, series, language)
    return f'<c:dLbls>{strong}{look}<c:dLblPos val="outEnd"/>{_switches(value=True)}</c:dLbls>'


def _strong_labels(frame: ChartFrame, series: Series, language: str) -> str:
    """Where other points are toned down, the number of one that is not stands out like its mark."""
    if not any(series.point_colors):
        return ""
    look = _look(frame, series, language, series.color, size_pt=_STRONG_PT, bold=True)
    shown = f'{look}<c:dLblPos val="outEnd"/>{_switches(value=True)}'
    return _points(
        {index: shown for index, own in enumerate(series.point_colors) if own is None}, series
    )


def _line_labels(frame: ChartFrame, series: Series, look: str) -> str:
    if not frame.value_axis:
        shown = f'{look}<c:dLblPos val="t"/>{_switches(value=True)}'
        return f"<c:dLbls>{_falling_labels(frame, series, look)}{shown}{_NO_LEADERS}</c:dLbls>"
    end = end_index(series)
    if end is None:
        return f"<c:dLbls>{_switches()}</c:dLbls>"
    down = _end_shifts(frame)[frame.series.index(series)]
    shown = f'{_shifted((0.0, down))}{look}<c:dLblPos val="r"/>{_switches(value=True)}'
    label = f'<c:dLbl><c:idx val="{end}"/>{shown}</c:dLbl>'
    return f"<c:dLbls>{label}{_switches()}{_NO_LEADERS}</c:dLbls>"


def _end_shifts(frame: ChartFrame) -> tuple[float, ...]:
    """How far each line's end label moves down so that labels of lines that end close together stand apart."""
    plot, (low, high) = plot_box(frame), axis_span(frame)
    shifts = [0.0] * len(frame.series)
    ends = [end_index(series) for series in frame.series]
    for end in {end for end in ends if end is not None}:
        meeting = [number for number, index in enumerate(ends) if index == end]
        step = plot.height / ((high - low) or 1.0)
        at = {n: plot.y + step * (high - (frame.series[n].values[end] or 0.0)) for n in meeting}
        meeting.sort(key=lambda number: at[number])
        heights = [
            _LABEL_EM * frame.series[number].label_size_pt / frame.rect.height for number in meeting
        ]
        for number, place in zip(
            meeting, spread([at[number] for number in meeting], heights), strict=True
        ):
            shifts[number] = place - at[number]
    return tuple(shifts)


def spread(places: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Middles of labels, given from the top down, moved just so far that none overlaps the next one.

    Labels that meet form a block, which keeps the middle of what it was to label.
    """
    blocks: list[tuple[list[int], float]] = []
    for number, place in enumerate(places):
        members, middle = [number], place
        while blocks:
            above, above_middle = blocks[-1]
            half = sum(heights[n] for n in members) / 2
            above_half = sum(heights[n] for n in above) / 2
            if above_middle + above_half <= middle - half + 1e-9:
                break
            members = [*above, *members]
            middle = sum(places[n] for n in members) / len(members)
            blocks.pop()
        blocks.append((members, middle))
    found: list[float] = []
    for members, middle in blocks:
        top = middle - sum(heights[n] for n in members) / 2
        for n in members:
            found.append(top + heights[n] / 2)
            top += heights[n]
    return found


def _falling_labels(frame: ChartFrame, series: Series, look: str) -> str:
    """Labels to the upper right of every point of a falling line, which would run through them above its points."""
    values = [value for value in series.values if value is not None]
    if not values or values[-1] >= values[0]:
        return ""
    lift = -_FALLING_LIFT_EM * series.label_size_pt / frame.rect.height
    shown = f'{_shifted((0.0, lift))}{look}<c:dLblPos val="r"/>{_switches(value=True)}'
    return _points(dict.fromkeys(range(len(series.values)), shown), series)


def _radar_labels(frame: ChartFrame, series: Series, look: str) -> str:
    """Numbers of the emphasised series; those near the rim move inwards, off the names of their axes.

    A radar chart's labels have one place only; naming it makes PowerPoint repair the file.
    """
    if not series.label_bold:
        return f"<c:dLbls>{_switches()}</c:dLbls>"
    shown = f"{look}{_switches(value=True)}"
    moved: dict[int, str] = {}
    for index, value in enumerate(series.values):
        angle = 2 * pi * index / len(series.values)
        if (value or 0.0) >= _OUTERMOST * (frame.axis_maximum or 1.0):
            is_upright = abs(sin(angle)) < _UPRIGHT
            across_em, down_em = (
                (1.5, 0.5 * cos(angle)) if is_upright else (-sin(angle), -0.6 * cos(angle))
            )
            across = series.label_size_pt * across_em / frame.rect.width
            down = series.label_size_pt * down_em / frame.rect.height
            moved[index] = f"{_shifted((across, down))}{shown}"
    return f"<c:dLbls>{_points(moved, series)}{shown}{_NO_LEADERS}</c:dLbls>"


def _stack_labels(series: Series, look: str) -> str:
    """Labels in the middle of the pieces that are thick enough for them."""
    hidden = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>' for index in series.unlabelled
    )
    return f'<c:dLbls>{hidden}{look}<c:dLblPos val="ctr"/>{_switches(value=True)}</c:dLbls>'


def _pie_labels(
    frame: ChartFrame, series: Series, slices: Sequence[Color], look: str, language: str
) -> str:
    """Labels stand outside; that of the slice in the accent stands out."""
    place = f'<c:dLblPos val="outEnd"/>{_switches(value=True, category=not frame.legend)}'
    strong = _look(frame, series, language, ACCENT1, size_pt=_STRONG_PT, bold=True)
    keys = {index: strong + place for index, color in enumerate(slices) if color == ACCENT1}
    return f"<c:dLbls>{_points(keys, series)}{look}{place}</c:dLbls>"


def _ring_labels(frame: ChartFrame, series: Series, slices: Sequence[Color], language: str) -> str:
    """Labels lie on the ring: bold in the page's colour on a full colour, in the text's on a tint."""
    shown = _switches(value=True, category=not frame.legend)
    looks = {
        index: _look(
            frame,
            series,
            language,
            BG1 if color.alpha >= 1 else TX1,
            size_pt=_STRONG_PT if color.alpha >= 1 else series.label_size_pt,
            bold=color.alpha >= 1,
        )
        + shown
        for index, color in enumerate(slices)
    }
    look = _look(frame, series, language, series.label_color)
    return f"<c:dLbls>{_points(looks, series)}{look}{shown}</c:dLbls>"


def _points(labels: Mapping[int, str], series: Series) -> str:
    """``c:dLbl`` of single points that have a value."""
    return "".join(
        f'<c:dLbl><c:idx val="{index}"/>{label}</c:dLbl>'
        for index, label in labels.items()
        if series.values[index] is not None
    )


def _shifted(shift: Shift) -> str:
    """A label's own layout, counted from where it would stand; nothing where it stays."""
    if not any(shift):
        return ""
    across, down = shift
    return (
        f'<c:layout><c:manualLayout><c:x val="{across:.4g}"/><c:y val="{down:.4g}"/>'
        "</c:manualLayout></c:layout>"
    )


def _look(
    frame: ChartFrame,
    series: Series,
    language: str,
    color: Color,
    *,
    size_pt: float | None = None,
    bold: bool | None = None,
) -> str:
    number_format = escape_attribute(frame.number_format)
    text = text_properties(
        language,
        size_pt or series.label_size_pt,
        color,
        bold=series.label_bold if bold is None else bold,
    )
    return (
        f'<c:numFmt formatCode="{number_format}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}"
    )


def _switches(*, value: bool = False, category: bool = False) -> str:
    shown = {"showVal": value, "showCatName": category}
    rows = "".join(f'<c:{name} val="{int(shown.get(name, False))}"/>' for name in _SWITCHES)
    separator = "<c:separator>\n</c:separator>" if category else ""
    return f'{rows}<c:showBubbleSize val="0"/>{separator}'
