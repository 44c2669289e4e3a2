"""A chart on slides: the native chart in eight columns, the figure beside it."""

from dataclasses import replace

from builder.components.chart.axes import MOST_COLUMNS, axis_ends, stack_totals, values_of
from builder.components.chart.change import changes_width, with_changes
from builder.components.chart.numbers import number_format, number_text, unit_in_labels
from builder.components.chart.plot import bar_plot, gap_percent, share_of_bars
from builder.components.chart.series import MOST_PIECES, series_frame
from builder.components.chart.side import figure_frames
from builder.components.chart.syntax import PARTS, Chart, ChartType
from builder.components.chart.totals import totals_width, with_totals
from builder.components.shapes import text_box
from builder.layout.fitting import Grid, equal_columns, equal_rows, split_evenly
from builder.layout.frame import (
    TX2,
    ChartFrame,
    Frame,
    GroupFrame,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

CHART_PT = 348.0
"""Height of the chart, leaving room for a source note below."""
CAPTION_PT = 27.0
SIDE_GAP_PT = 48.0
SIDE_TOP_PT = 12.0
NARROWEST_SIDE_PT = 220.0
STACKED_BELOW_PT = 640.0
"""In areas narrower than this the figure stands below the chart."""
STACKED_SIDE_PT = 160.0
_MOST_PARTS = 5
_MOST_SERIES = 3
_MOST_BARS = 12
_MULTIPLES = 6
_CATEGORY_PT = 18.0
_SMALL_LABEL_PT = 14.0
"""Numbers in small charts, which leave the unit to the caption."""
_FEWEST_AXES, _MOST_AXES = 3, 6


def layout_chart(chart: Chart, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """One slide, or several with the same scale when there are more categories than a chart can show."""
    main, side = _areas(chart, region, kit)
    type_ = _possible_type(chart, main, kit)
    beside = figure_frames(chart.figure, side, kit) if chart.figure and side else ()
    if len(chart.series) > (MOST_PIECES if chart.grouping != "clustered" else _MOST_SERIES):
        chart = replace(chart, grouping="clustered")
        return tuple((*frames, *beside) for frames in _multiples(chart, type_, main, kit))
    caption = _caption(chart, type_, main, kit)
    has_legend = type_ in PARTS or len(chart.series) > 1
    place = main if has_legend or not caption else _below_caption(main)
    slides: list[tuple[Frame, ...]] = []
    first = 0
    counts = _counts(chart, type_)
    for count in counts:
        part = _slice(chart, first, count)
        name = "图表" if not slides else f"图表 {len(slides) + 1}"
        drawn = _chart(part, chart, type_, name, place)
        if type_ == "bar":
            plot = bar_plot(chart, drawn, _behind_bars(chart, kit), kit)
            drawn = share_of_bars(drawn, plot, count, max(counts))
        slides.append((*caption, *_annotated(part, drawn, kit), *beside))
        first += count
    return tuple(slides)


def _behind_bars(chart: Chart, kit: Kit) -> float:
    """Room in pt for what is written behind the bars besides their own numbers."""
    if chart.change:
        return changes_width(chart.series, kit)
    if chart.grouping == "stacked":
        return totals_width(chart, stack_totals(chart.series), kit)
    return 0.0


def _annotated(part: Chart, drawn: ChartFrame, kit: Kit) -> tuple[Frame, ...]:
    """The chart in one group with the texts that belong to its marks: changes of pairs, totals of stacks."""
    if part.change:
        children = with_changes(drawn, kit)
        return (GroupFrame(name=f"{drawn.name}与变化", children=children, alt=drawn.alt),)
    if drawn.grouping == "stacked":
        children = with_totals(drawn, stack_totals(part.series), part.unit, kit)
        return (GroupFrame(name=f"{drawn.name}与合计", children=children, alt=drawn.alt),)
    return (drawn,)


def _areas(chart: Chart, region: Rect, kit: Kit) -> tuple[Rect, Rect | None]:
    height = min(CHART_PT, region.height)
    if chart.figure is None:
        return Rect(region.x, region.y, region.width, height), None
    if region.width < STACKED_BELOW_PT and region.height > region.width / 2:
        height = min(CHART_PT, region.height - STACKED_SIDE_PT)
        side_y = region.y + height + SIDE_TOP_PT
        side = Rect(region.x, side_y, region.width, region.bottom - side_y)
        return Rect(region.x, region.y, region.width, height), side
    width = min(Grid.width(8), region.width - SIDE_GAP_PT - NARROWEST_SIDE_PT)
    side_x = region.x + width + SIDE_GAP_PT
    side = Rect(side_x, region.y + SIDE_TOP_PT, region.right - side_x, height - SIDE_TOP_PT)
    return Rect(region.x, region.y, width, height), side


def _possible_type(chart: Chart, area: Rect, kit: Kit) -> ChartType:
    """The type wanted, or bars where its labels or parts would not be readable."""
    if chart.type in PARTS:
        return chart.type if len(chart.categories) <= _MOST_PARTS else "bar"
    if chart.type == "radar" and not _FEWEST_AXES <= len(chart.categories) <= _MOST_AXES:
        return "bar"
    if chart.type == "column":
        room = area.width / len(chart.categories)
        widest = max(kit.width(category, _CATEGORY_PT) for category in chart.categories)
        if len(chart.categories) > MOST_COLUMNS or widest > room:
            return "bar"
    return chart.type


def _counts(chart: Chart, type_: ChartType) -> tuple[int, ...]:
    count = len(chart.categories)
    if type_ == "bar":
        side_by_side = len(chart.series) if chart.grouping == "clustered" else 1
        return split_evenly(count, max(4, _MOST_BARS // side_by_side))
    return (count,)


def _caption(
    chart: Chart, type_: ChartType, area: Rect, kit: Kit, *, has_unit: bool = False
) -> tuple[Frame, ...]:
    """What the categories are and what is counted, at the chart's top right where no legend stands.

    The unit stands there when numbers do not carry it, and where ``has_unit`` asks for it.
    """
    kind = f"按{chart.kind.plain}" if chart.kind.plain else ""
    is_shown = chart.unit and (has_unit or not unit_in_labels(chart.unit))
    unit = f"单位：{chart.unit}" if is_shown else ""
    ring = ""
    if type_ == "radar":
        ring = f"最外圈 {number_text(axis_ends(chart, type_)[1] or 0.0, '')}"
    words = "，".join(word for word in (kind, unit, ring) if word)
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
    is_parts = type_ in PARTS
    low, high = axis_ends(whole, type_)
    side_by_side = len(part.series) if whole.grouping == "clustered" else 1
    length = rect.height if type_ == "bar" else rect.width
    return ChartFrame(
        name=name,
        rect=rect,
        type=type_,
        categories=tuple(category.plain for category in part.categories),
        series=tuple(
            series_frame(series, position, part, whole, type_)
            for position, series in enumerate(part.series)
        ),
        number_format=number_format(whole.unit, whole.decimals, values_of(whole.series)),
        axis_minimum=low,
        axis_maximum=high,
        legend=is_parts or len(part.series) > 1,
        value_axis=type_ == "radar"
        or (type_ == "line" and (len(part.series) > 1 or len(part.categories) > MOST_COLUMNS)),
        grouping=whole.grouping if type_ in ("column", "bar") else "clustered",
        gap_percent=gap_percent(type_, length / len(part.categories), side_by_side),
        alt=_alt(part),
    )


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
    shared = max([*values_of(chart.series), 0.0])
    caption = _caption(chart, type_, area, kit, has_unit=True)
    area = _below_caption(area) if caption else area
    slides: list[tuple[Frame, ...]] = []
    first = 0
    for count in split_evenly(len(chart.series), _MULTIPLES):
        columns = 3 if count > 4 else 2
        rows = equal_rows(area, -(-count // columns))
        cells = [cell for row in rows for cell in equal_columns(row, columns)]
        frames: list[Frame] = [*caption]
        for number, series in enumerate(chart.series[first : first + count], 1):
            cell = cells[number - 1]
            heading = kit.paragraph(series.name, 16.0, bold=True, pitch_em=1.3)
            frames.append(
                text_box(f"系列 {number}", Rect(cell.x, cell.y, cell.width, 24.0), (heading,))
            )
            one = replace(chart, series=(series,))
            place = Rect(cell.x, cell.y + 24.0, cell.width, cell.height - 24.0)
            drawn = _chart(one, chart, type_, f"图表 {number}", place)
            plot = bar_plot(chart, drawn, 0.0, kit) if type_ == "bar" else None
            frames.append(
                replace(
                    drawn,
                    axis_maximum=drawn.axis_maximum or shared,
                    plot=plot,
                    number_format=number_format("", chart.decimals, values_of(chart.series)),
                    series=tuple(replace(s, label_size_pt=_SMALL_LABEL_PT) for s in drawn.series),
                )
            )
        slides.append(tuple(frames))
        first += count
    return tuple(slides)
