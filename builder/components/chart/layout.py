"""A chart on slides: the native chart in eight columns, the figure beside it."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor, log10

from builder.components.chart.numbers import number_format, number_text, unit_in_labels
from builder.components.chart.syntax import PARTS, Chart, ChartFigure, ChartSeries, ChartType
from builder.components.shapes import rule, split_figure, text_box
from builder.layout.fitting import Grid, equal_columns, equal_rows, split_evenly
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    ACCENT3,
    BEFORE,
    MUTED,
    THIRD_PART,
    TX1,
    TX2,
    ChartFrame,
    Color,
    Frame,
    Line,
    Series,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

CHART_PT = 348.0
"""Height of the chart, leaving room for a source note below."""
CAPTION_PT = 27.0
SIDE_GAP_PT = 48.0
SIDE_TOP_PT = 12.0
FIGURE_BELOW_PT = 12.0
"""Distance of the figure's box from the rule above it; the line's own leading adds to it."""
_FIGURE_SIZES = (80.0, 64.0, 44.0, 36.0, 28.0, 22.0)
_REASON_SIZES = (18.0, 16.0, 14.0)
_MOST_PARTS = 5
_MOST_SERIES = 3
_MOST_BARS = 12
_MOST_COLUMNS = 8
_MULTIPLES = 6
_LONGEST_UNIT_BESIDE = 2
_INTERVALS = 4
_EPSILON = 1e-9
_CATEGORY_PT = 18.0
_PART_COLORS = (ACCENT1, BEFORE, THIRD_PART, MUTED, Color("accent3", 0.3))
"""Labels stand on the parts of a ring: all but the first are tints, on which text is readable in every brand."""


def layout_chart(chart: Chart, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """One slide, or several with the same scale when there are more categories than a chart can show."""
    main, side = _areas(chart, region, kit)
    type_ = _possible_type(chart, main, kit)
    beside = _side(chart.figure, side, kit) if chart.figure and side else ()
    if len(chart.series) > _MOST_SERIES:
        return tuple((*frames, *beside) for frames in _multiples(chart, type_, main, kit))
    slides: list[tuple[Frame, ...]] = []
    first = 0
    for count in _counts(chart, type_):
        part = _slice(chart, first, count)
        name = "图表" if not slides else f"图表 {len(slides) + 1}"
        caption = _caption(chart, main, kit)
        has_legend = type_ in PARTS or len(chart.series) > 1
        place = main if has_legend or not caption else _below_caption(main)
        slides.append((*caption, _chart(part, chart, type_, name, place), *beside))
        first += count
    return tuple(slides)


def _areas(chart: Chart, region: Rect, kit: Kit) -> tuple[Rect, Rect | None]:
    height = min(CHART_PT, region.height)
    if chart.figure is None:
        return Rect(region.x, region.y, region.width, height), None
    width = Grid.width(8)
    side_x = region.x + width + SIDE_GAP_PT
    side = Rect(side_x, region.y + SIDE_TOP_PT, region.right - side_x, height - SIDE_TOP_PT)
    return Rect(region.x, region.y, width, height), side


def _possible_type(chart: Chart, area: Rect, kit: Kit) -> ChartType:
    """The type wanted, or bars where its labels or parts would not be readable."""
    if chart.type in PARTS:
        return chart.type if len(chart.categories) <= _MOST_PARTS else "bar"
    if chart.type == "column":
        room = area.width / len(chart.categories)
        widest = max(kit.width(category, _CATEGORY_PT) for category in chart.categories)
        if len(chart.categories) > _MOST_COLUMNS or widest > room:
            return "bar"
    return chart.type


def _counts(chart: Chart, type_: ChartType) -> tuple[int, ...]:
    count = len(chart.categories)
    if type_ == "bar":
        return split_evenly(count, max(4, _MOST_BARS // len(chart.series)))
    return (count,)


def _caption(chart: Chart, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """What the categories are and what is counted, at the chart's top right where no legend stands."""
    kind = f"按{chart.kind.plain}" if chart.kind.plain else ""
    unit = f"单位：{chart.unit}" if chart.unit and not unit_in_labels(chart.unit) else ""
    words = "，".join(word for word in (kind, unit) if word)
    if not words:
        return ()
    paragraph = kit.paragraph(words, 14.0, color=TX2, pitch_em=1.3, align="right")
    width = min(area.width, kit.width(words, 14.0) + 6.0)
    rect = Rect(area.right - width, area.y, width, CAPTION_PT)
    return (text_box("图注", rect, (paragraph,), anchor="middle"),)


def _below_caption(area: Rect) -> Rect:
    return Rect(area.x, area.y + CAPTION_PT, area.width, area.height - CAPTION_PT)


def _slice(chart: Chart, first: int, count: int) -> Chart:
    key = chart.key - first if chart.key is not None else None
    return replace(
        chart,
        categories=chart.categories[first : first + count],
        series=tuple(
            replace(series, values=series.values[first : first + count]) for series in chart.series
        ),
        key=key if key is not None and 0 <= key < count else None,
    )


def _chart(part: Chart, whole: Chart, type_: ChartType, name: str, rect: Rect) -> ChartFrame:
    values = _values(whole.series)
    is_parts = type_ in PARTS
    low, high = line_axis(values) if type_ == "line" else _bar_axis(whole, values)
    return ChartFrame(
        name=name,
        rect=rect,
        type=type_,
        categories=tuple(category.plain for category in part.categories),
        series=tuple(
            _series(series, position, part, whole, type_)
            for position, series in enumerate(part.series)
        ),
        number_format=number_format(whole.unit, whole.decimals, max(values, default=0.0)),
        axis_minimum=low,
        axis_maximum=high,
        legend=is_parts or len(part.series) > 1,
        value_axis=type_ == "line"
        and (len(part.series) > 1 or len(part.categories) > _MOST_COLUMNS),
        alt=_alt(part),
    )


def _values(series: Sequence[ChartSeries]) -> list[float]:
    return [value for one in series for value in one.values if value is not None]


def line_axis(values: Sequence[float]) -> tuple[float | None, float | None]:
    """Ends of a line's axis: round numbers around the values, at most four intervals apart."""
    if not values:
        return None, None
    low, high = min(values), max(values)
    step = 10.0 ** floor(log10((high - low) or abs(high) or 1.0)) / 10
    while True:
        for factor in (1.0, 2.0, 2.5, 5.0):
            width = step * factor
            first, last = floor(low / width + _EPSILON), ceil(high / width - _EPSILON)
            if last - first <= _INTERVALS:
                return first * width, max(last, first + 1) * width
        step *= 10


def _bar_axis(chart: Chart, values: Sequence[float]) -> tuple[float | None, float | None]:
    """Bars start at 0; percentages end at 100, bars on several slides at their common largest value."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    first = None if low < 0 else 0.0
    if chart.type in PARTS or high <= 0:
        return first, None
    if chart.unit == "%" and high <= 100:
        return first, 100.0
    return first, high if len(chart.categories) > _MOST_COLUMNS else None


def _series(
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
    if count == 1:
        return _single(name, series.values, part.key, whole.key is not None, type_)
    color = (BEFORE, ACCENT1)[position] if count == 2 else (ACCENT1, ACCENT2, ACCENT3)[position]
    is_key = color == ACCENT1
    return Series(
        name=name,
        values=series.values,
        color=color,
        label_color=ACCENT1 if is_key else TX2,
        label_bold=is_key,
        label_size_pt=18.0 if is_key else 16.0,
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
    return Series(name=name, values=values, color=ACCENT1, label_color=TX1, point_colors=points)


def _part_colors(count: int, key: int | None) -> tuple[Color, ...]:
    """Parts of a pie: the key takes the accent, the others the colours behind it in turn."""
    if key is None:
        return _PART_COLORS[:count]
    others = iter(_PART_COLORS[1:])
    return tuple(ACCENT1 if number == key else next(others) for number in range(count))


def _alt(chart: Chart) -> str:
    """The title and the extreme values."""
    points = [
        (value, category.plain, series.name.plain)
        for series in chart.series
        for category, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    ]
    if not points:
        return chart.title
    ends = [("最高", max(points)), ("最低", min(points))]
    words = [
        f"{word} {category}（{name}）{number_text(value, chart.unit)}"
        for word, (value, category, name) in ends
    ]
    head = f"{chart.title}：" if chart.title else "图表："
    return head + "，".join(words)


def _multiples(
    chart: Chart, type_: ChartType, area: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    """More than three series: a small chart for each, all on one scale."""
    values = _values(chart.series)
    shared = max([*values, 0.0])
    slides: list[tuple[Frame, ...]] = []
    first = 0
    for count in split_evenly(len(chart.series), _MULTIPLES):
        columns = 3 if count > 4 else 2
        rows = equal_rows(area, -(-count // columns))
        cells = [cell for row in rows for cell in equal_columns(row, columns)]
        frames: list[Frame] = []
        for number, series in enumerate(chart.series[first : first + count], 1):
            cell = cells[number - 1]
            heading = kit.paragraph(series.name, 16.0, bold=True, pitch_em=1.3)
            frames.append(
                text_box(f"系列 {number}", Rect(cell.x, cell.y, cell.width, 24.0), (heading,))
            )
            one = replace(chart, series=(series,))
            place = Rect(cell.x, cell.y + 24.0, cell.width, cell.height - 24.0)
            drawn = _chart(one, one, type_, f"图表 {number}", place)
            frames.append(replace(drawn, axis_maximum=drawn.axis_maximum or shared))
        slides.append(tuple(frames))
        first += count
    return tuple(slides)


def _side(figure: ChartFigure, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """The rule, then figure, label and reason in one box."""
    key_rule = rule("数字线", area.x, area.right, area.y, Line(color=ACCENT1, width_pt=2.25))
    paragraphs = _side_text(figure, area, kit)
    box = Rect(area.x, area.y + FIGURE_BELOW_PT, area.width, area.height - FIGURE_BELOW_PT)
    return (key_rule, text_box("要点数字", box, paragraphs))


def _side_text(figure: ChartFigure, area: Rect, kit: Kit) -> tuple[TextParagraph, ...]:
    candidates = [
        (*_figure_text(figure, size, kit), *_reason(figure, reason, kit))
        for reason in _REASON_SIZES
        for size in _FIGURE_SIZES
    ]
    for paragraphs in candidates:
        measured = kit.measure(paragraphs, area.width)
        one_line = not figure.figure or len(measured.lines[0]) == 1
        if (
            one_line
            and measured.height_pt <= area.height - FIGURE_BELOW_PT
            and not measured.has_split_word
        ):
            return paragraphs
    kit.report.error(
        "SLD001",
        figure.span,
        "图表旁边的数字和说明太长，右栏放不下",
        "数字只写一个，说明不超过两句",
        "figure beside the chart does not fit",
    )
    return candidates[-1]


def _figure_text(figure: ChartFigure, size: float, kit: Kit) -> tuple[TextParagraph, ...]:
    """The figure; a short unit stands behind it, a long one leads the label."""
    number, unit = split_figure(figure.figure)
    paragraphs: list[TextParagraph] = []
    label = list(kit.paragraph(figure.label, 20.0, bold=True).runs)
    if number:
        head = kit.paragraph(number, size, bold=True, color=ACCENT1, pitch_em=1.2)
        if unit and len(unit) <= _LONGEST_UNIT_BESIDE:
            space = "" if unit[0] in "%‰℃" else " "
            unit_size = max(16.0, float(round(size / 3)))
            run = TextRun(text=f"{space}{unit}", size_pt=unit_size, bold=True, color=ACCENT1)
            head = replace(head, runs=(*head.runs, run))
        elif unit:
            words = f"{unit}，" if label else unit
            label.insert(0, TextRun(text=words, size_pt=20.0, bold=True))
        paragraphs.append(head)
    if label:
        paragraphs.append(TextParagraph(runs=tuple(label), pitch_em=1.3, before_pt=6.0))
    return tuple(paragraphs)


def _reason(figure: ChartFigure, size: float, kit: Kit) -> tuple[TextParagraph, ...]:
    if not figure.reason:
        return ()
    return (kit.paragraph(figure.reason, size, color=TX2, before_pt=12.0),)
