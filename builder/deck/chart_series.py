"""The series of a chart: references into its workbook, cached values, fills, labels."""

from collections.abc import Sequence

from builder.deck.chart_labels import labels_markup
from builder.deck.chart_layout import end_index
from builder.deck.markup import escape_text, solid_fill
from builder.deck.workbook import column_letter
from builder.layout.frame import (
    ACCENT1,
    BEFORE,
    BG1,
    MUTED,
    THIRD_PART,
    ChartFrame,
    Color,
    Series,
)

_LINE_EMU = 38100
_SLICES = (ACCENT1, BEFORE, THIRD_PART, Color("accent1", 0.35), MUTED, Color("accent3", 0.3))


def series_markup(frame: ChartFrame, index: int, language: str) -> str:
    """``c:ser`` number ``index``, counted from 0."""
    series = frame.series[index]
    column = column_letter(index + 1)
    last_row = len(frame.categories) + 1
    name = _cached(f"Sheet1!${column}$1", [series.name])
    categories = _cached(f"Sheet1!$A$2:$A${last_row}", frame.categories)
    head = (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx>{name}</c:tx>'
        f"{_look(frame, series)}{_points(frame, series)}"
        f"{labels_markup(frame, series, _slice_colors(series), language)}"
    )
    values = (
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last_row}</c:f><c:numCache>"
        f"<c:formatCode>{escape_text(frame.number_format)}</c:formatCode>"
        f"{_values(series.values)}</c:numCache></c:numRef></c:val>"
    )
    smooth = '<c:smooth val="0"/>' if frame.type == "line" else ""
    return f"<c:ser>{head}<c:cat>{categories}</c:cat>{values}{smooth}</c:ser>"


def _cached(reference: str, texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape_text(text)}</c:v></c:pt>'
        for index, text in enumerate(texts)
    )
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}'
        "</c:strCache></c:strRef>"
    )


def _values(values: Sequence[float | None]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value!r}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _look(frame: ChartFrame, series: Series) -> str:
    if frame.type == "line":
        return (
            f'<c:spPr><a:ln w="{_LINE_EMU}" cap="rnd">{solid_fill(series.color)}<a:round/></a:ln>'
            '</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        )
    if frame.type == "radar":
        return (
            f'<c:spPr><a:ln w="{_LINE_EMU}" cap="rnd">{solid_fill(series.color)}<a:round/></a:ln>'
            f'</c:spPr><c:marker><c:symbol val="circle"/><c:size val="8"/>'
            f"<c:spPr>{solid_fill(series.color)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
        )
    if frame.type in {"pie", "doughnut"}:
        return f"<c:spPr>{solid_fill(series.color)}{_gap()}</c:spPr>"
    edge = "<a:ln><a:noFill/></a:ln>" if frame.grouping == "clustered" else _gap()
    return f'<c:spPr>{solid_fill(series.color)}{edge}</c:spPr><c:invertIfNegative val="0"/>'


def _gap() -> str:
    """Slices are told apart by a line in the page's colour."""
    return f'<a:ln w="25400">{solid_fill(BG1)}</a:ln>'


def _points(frame: ChartFrame, series: Series) -> str:
    if frame.type == "line":
        return _end_point(series)
    if frame.type == "radar":
        return ""
    if frame.type in {"pie", "doughnut"}:
        return "".join(
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/>'
            f"<c:spPr>{solid_fill(color)}{_gap()}</c:spPr></c:dPt>"
            for index, color in enumerate(_slice_colors(series))
        )
    return "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{solid_fill(color)}<a:ln><a:noFill/></a:ln></c:spPr></c:dPt>"
        for index, color in enumerate(series.point_colors)
        if color is not None
    )


def _slice_colors(series: Series) -> tuple[Color, ...]:
    """Every slice has a colour: its own, or the next of the default row."""
    given = (*series.point_colors, *(None for _ in series.values))
    return tuple(
        given[index] or _SLICES[index % len(_SLICES)] for index in range(len(series.values))
    )


def _end_point(series: Series) -> str:
    end = end_index(series)
    if end is None:
        return ""
    return (
        f'<c:dPt><c:idx val="{end}"/><c:marker><c:symbol val="circle"/><c:size val="8"/>'
        f"<c:spPr>{solid_fill(series.color)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
        f'<c:bubble3D val="0"/><c:spPr><a:ln w="{_LINE_EMU}" cap="rnd">'
        f"{solid_fill(series.color)}<a:round/></a:ln></c:spPr></c:dPt>"
    )
