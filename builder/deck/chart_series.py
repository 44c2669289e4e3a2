"""The series of a chart: references into its workbook, cached values, fills, labels."""

from collections.abc import Sequence

from builder.deck.markup import escape_text, solid_fill
from builder.deck.workbook import column_letter
from builder.layout.frame import ACCENT1, ACCENT2, ACCENT3, BEFORE, BG1, ChartFrame, Color, Series

_LINE_EMU = 38100
_SLICES = (ACCENT1, BEFORE, ACCENT3, Color("accent1", 0.5), ACCENT2, Color("accent3", 0.5))
_SWITCHES = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent")


def text_properties(
    language: str, size_pt: float, color: Color, *, bold: bool = False, tag: str = "c:txPr"
) -> str:
    """Text of chart furniture; ``language`` are ``lang`` attributes."""
    return (
        f"<{tag}><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr {language} sz="{round(size_pt * 100)}" b="{int(bold)}">{solid_fill(color)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:pPr>'
        f"<a:endParaRPr {language}/></a:p></{tag}>"
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
    if frame.type in {"pie", "doughnut"}:
        return f"<c:spPr>{solid_fill(series.color)}{_gap()}</c:spPr>"
    return (
        f"<c:spPr>{solid_fill(series.color)}<a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:invertIfNegative val="0"/>'
    )


def _gap() -> str:
    """Slices are told apart by a line in the page's colour."""
    return f'<a:ln w="25400">{solid_fill(BG1)}</a:ln>'


def _points(frame: ChartFrame, series: Series) -> str:
    if frame.type == "line":
        return _end_point(series)
    if frame.type in {"pie", "doughnut"}:
        colors = [
            _at(series.point_colors, index) or _SLICES[index % len(_SLICES)]
            for index in range(len(series.values))
        ]
        return "".join(
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/>'
            f"<c:spPr>{solid_fill(color)}{_gap()}</c:spPr></c:dPt>"
            for index, color in enumerate(colors)
        )
    return "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{solid_fill(color)}<a:ln><a:noFill/></a:ln></c:spPr></c:dPt>"
        for index, color in enumerate(series.point_colors)
        if color is not None
    )


def _at(colors: Sequence[Color | None], index: int) -> Color | None:
    return colors[index] if index < len(colors) else None


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
    look = (
        f'<c:numFmt formatCode="{_format_attribute(frame.number_format)}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        + text_properties(
            language, series.label_size_pt, series.label_color, bold=series.label_bold
        )
    )
    if frame.type in {"pie", "doughnut"}:
        place = '<c:dLblPos val="outEnd"/>' if frame.type == "pie" else ""
        switches = _switches(value=True, category=not frame.legend)
        return f"<c:dLbls>{look}{place}{switches}</c:dLbls>"
    place = f'<c:dLblPos val="{"t" if frame.type == "line" else "outEnd"}"/>'
    shown = f"{look}{place}{_switches(value=True)}"
    if not frame.value_axis:
        return f"<c:dLbls>{shown}</c:dLbls>"
    end = _end_index(series)
    if frame.type != "line" or end is None:
        return f"<c:dLbls>{_switches()}</c:dLbls>"
    return f'<c:dLbls><c:dLbl><c:idx val="{end}"/>{shown}</c:dLbl>{_switches()}</c:dLbls>'


def _format_attribute(number_format: str) -> str:
    return escape_text(number_format).replace('"', "&quot;")


def _switches(*, value: bool = False, category: bool = False) -> str:
    shown = {"showVal": value, "showCatName": category}
    rows = "".join(f'<c:{name} val="{int(shown.get(name, False))}"/>' for name in _SWITCHES)
    separator = "<c:separator>\n</c:separator>" if category else ""
    return f'{rows}<c:showBubbleSize val="0"/>{separator}'
