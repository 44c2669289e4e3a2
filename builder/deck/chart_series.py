"""The series of a chart: references into its workbook, cached values, fills, labels."""

from collections.abc import Sequence

from builder.deck.markup import escape_attribute, escape_text, solid_fill
from builder.deck.workbook import column_letter
from builder.layout.frame import (
    ACCENT1,
    BEFORE,
    BG1,
    MUTED,
    THIRD_PART,
    TX1,
    ChartFrame,
    Color,
    Series,
)

_LINE_EMU = 38100
_LABEL_LIFT = -0.05
"""How far a label beside a point is moved up, as a share of the chart's height."""
_SLICES = (ACCENT1, BEFORE, THIRD_PART, Color("accent1", 0.35), MUTED, Color("accent3", 0.3))
_SWITCHES = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent")


def text_properties(language: str, size_pt: float, color: Color, *, bold: bool = False) -> str:
    """Text of chart furniture; ``language`` are ``lang`` attributes."""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr {language} sz="{round(size_pt * 100)}" b="{int(bold)}">{solid_fill(color)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:pPr>'
        f"<a:endParaRPr {language}/></a:p></c:txPr>"
    )


def series_markup(frame: ChartFrame, index: int, language: str) -> str:
    """``c:ser`` number ``index``, counted from 0."""
    series = frame.series[index]
    column = column_letter(index + 1)
    last_row = len(frame.categories) + 1
    name = _cached(f"Sheet1!${column}$1", [series.name])
    categories = _cached(f"Sheet1!$A$2:$A${last_row}", frame.categories)
    head = (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx>{name}</c:tx>'
        f"{_look(frame, series)}{_points(frame, series)}{_labels(frame, series, language)}"
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


def _end_index(series: Series) -> int | None:
    filled = [index for index, value in enumerate(series.values) if value is not None]
    return filled[-1] if filled else None


def _end_point(series: Series) -> str:
    end = _end_index(series)
    if end is None:
        return ""
    return (
        f'<c:dPt><c:idx val="{end}"/><c:marker><c:symbol val="circle"/><c:size val="8"/>'
        f"<c:spPr>{solid_fill(series.color)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
        f'<c:bubble3D val="0"/><c:spPr><a:ln w="{_LINE_EMU}" cap="rnd">'
        f"{solid_fill(series.color)}<a:round/></a:ln></c:spPr></c:dPt>"
    )


def _labels(frame: ChartFrame, series: Series, language: str) -> str:
    """Values are written at the marks; with a value axis to read them from, at the end of a line only."""
    if frame.type == "doughnut":
        return _ring_labels(frame, series, language)
    look = _label_look(frame, series, language, series.label_color)
    if frame.type == "pie":
        shown = _switches(value=True, category=not frame.legend)
        return f'<c:dLbls>{look}<c:dLblPos val="outEnd"/>{shown}</c:dLbls>'
    if frame.type == "radar":
        # A radar chart's labels have one place only; naming it makes PowerPoint repair the file.
        shown = f"{look}{_switches(value=True)}" if series.label_bold else _switches()
        return f"<c:dLbls>{shown}</c:dLbls>"
    if frame.grouping != "clustered":
        return _stack_labels(series, look)
    place = "t" if frame.type == "line" else "outEnd"
    shown = f'{look}<c:dLblPos val="{place}"/>{_switches(value=True)}'
    if not frame.value_axis:
        falling = _falling_labels(series, look) if frame.type == "line" else ""
        return f"<c:dLbls>{falling}{shown}</c:dLbls>"
    end = _end_index(series)
    if frame.type != "line" or end is None:
        return f"<c:dLbls>{_switches()}</c:dLbls>"
    return f'<c:dLbls><c:dLbl><c:idx val="{end}"/>{shown}</c:dLbl>{_switches()}</c:dLbls>'


def _falling_labels(series: Series, look: str) -> str:
    """Labels to the upper right of every point of a falling line, which would run through them above its points."""
    values = [value for value in series.values if value is not None]
    if not values or values[-1] >= values[0]:
        return ""
    shift = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{_LABEL_LIFT}"/></c:manualLayout></c:layout>'
    shown = f'{shift}{look}<c:dLblPos val="r"/>{_switches(value=True)}'
    return "".join(
        f'<c:dLbl><c:idx val="{index}"/>{shown}</c:dLbl>'
        for index, value in enumerate(series.values)
        if value is not None
    )


def _stack_labels(series: Series, look: str) -> str:
    """Labels in the middle of the pieces that are thick enough for them."""
    hidden = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>' for index in series.unlabelled
    )
    return f'<c:dLbls>{hidden}{look}<c:dLblPos val="ctr"/>{_switches(value=True)}</c:dLbls>'


def _ring_labels(frame: ChartFrame, series: Series, language: str) -> str:
    """Labels lie on the ring: in the page's colour on a full colour, in the text's on a tint."""
    shown = _switches(value=True, category=not frame.legend)
    labels = "".join(
        f'<c:dLbl><c:idx val="{index}"/>'
        f"{_label_look(frame, series, language, BG1 if color.alpha >= 1 else TX1)}{shown}</c:dLbl>"
        for index, color in enumerate(_slice_colors(series))
        if series.values[index] is not None
    )
    look = _label_look(frame, series, language, series.label_color)
    return f"<c:dLbls>{labels}{look}{shown}</c:dLbls>"


def _label_look(frame: ChartFrame, series: Series, language: str, color: Color) -> str:
    number_format = escape_attribute(frame.number_format)
    text = text_properties(language, series.label_size_pt, color, bold=series.label_bold)
    return (
        f'<c:numFmt formatCode="{number_format}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}"
    )


def _switches(*, value: bool = False, category: bool = False) -> str:
    shown = {"showVal": value, "showCatName": category}
    rows = "".join(f'<c:{name} val="{int(shown.get(name, False))}"/>' for name in _SWITCHES)
    separator = "<c:separator>\n</c:separator>" if category else ""
    return f'{rows}<c:showBubbleSize val="0"/>{separator}'
