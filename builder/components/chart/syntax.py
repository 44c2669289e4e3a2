"""A ``/// chart`` block → its data, read once from the table, and the figure beside it."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from builder.components.base import Source
from builder.components.chart.numbers import Number, read_number
from builder.components.reading import (
    misfit,
    report_empty,
    report_missing_label,
    report_strangers,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item, ListBlock, Table
from builder.model.inline import RichText
from builder.model.span import Span

ChartType = Literal["column", "bar", "line", "pie", "doughnut", "radar"]
TYPES: tuple[ChartType, ...] = ("column", "bar", "line", "pie", "doughnut", "radar")
STACKED = "stacked"
"""A further word behind ``type``: columns or bars, by the categories, with the series on one another."""
Grouping = Literal["clustered", "stacked", "percent"]
PARTS: frozenset[ChartType] = frozenset({"pie", "doughnut"})
_MOST_COLUMNS = 6
_LONGEST_COLUMN_LABEL = 5
"""Beyond these a chart without a type becomes bars (visual design 7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries:
    """One column of the table."""

    name: RichText
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFigure:
    """The one figure that matters, what it counts, and why."""

    figure: str
    label: RichText
    reason: RichText
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Data and how to show it."""

    title: str
    type: ChartType
    unit: str
    kind: RichText
    """What the categories are: head of the table's first column."""
    categories: tuple[RichText, ...]
    series: tuple[ChartSeries, ...]
    decimals: int
    """Digits behind the point, the most that any value has."""
    grouping: Grouping
    change: bool
    """Whether the difference of the two series is written at each pair."""
    key: int | None
    """Position of the category to emphasise."""
    figure: ChartFigure | None
    span: Span


def read_chart(source: Source, report: Report) -> Chart | None:
    """The chart in a block, or None when its table holds no series."""
    tables = [block for block in source.blocks if isinstance(block, Table)]
    lists = [block for block in source.blocks if isinstance(block, ListBlock)]
    used = (*tables[:1], *lists[:1])
    strangers = [block for block in source.blocks if block not in used]
    report_strangers(source, strangers, "一张表格和一项大数字", report)
    if not tables or len(tables[0].header) < 2 or not tables[0].rows:
        report_empty(source, "表格（第一列是类别，后面每列一个系列）", report)
        return None
    table = tables[0]
    numbers = [_column(table, column, report) for column in range(1, len(table.header))]
    categories = tuple(row[0] for row in table.rows)
    flat = [number for column in numbers for number in column if number]
    series = tuple(
        ChartSeries(name=name, values=tuple(number.value if number else None for number in column))
        for name, column in zip(table.header[1:], numbers, strict=True)
    )
    type_ = _type(source, categories, series, report)
    grouping = _grouping(source, series, report)
    return Chart(
        title=source.argument,
        type=type_,
        unit=source.options.get("unit", "") or _common_unit(flat),
        kind=table.header[0],
        categories=categories,
        series=series[:1] if type_ in PARTS else series,
        decimals=max((number.decimals for number in flat), default=0),
        grouping=grouping,
        change=_change(source, type_, grouping, series, report),
        key=_key(source, categories, table, report),
        figure=_figure(source, lists[0].items, report) if lists else None,
        span=source.span,
    )


def _column(table: Table, column: int, report: Report) -> list[Number | None]:
    return [_cell(row[column], report) for row in table.rows]


def _cell(cell: RichText, report: Report) -> Number | None:
    """The number in a cell; an empty one and a dash are gaps, words are reported."""
    text = cell.plain.strip()
    number = read_number(text)
    if number is None and text not in ("", "-", "–", "—", "——"):
        misfit(
            report,
            cell.span,
            f"图表里的“{text}”不是数字",
            "只写数字，单位写进选项 unit；没有数据就空着",
            f"not a number in a chart: {text[:20]!r}",
        )
    return number


def _common_unit(numbers: Sequence[Number]) -> str:
    units = {number.unit for number in numbers}
    return units.pop() if len(units) == 1 else ""


def _type(
    source: Source,
    categories: Sequence[RichText],
    series: Sequence[ChartSeries],
    report: Report,
) -> ChartType:
    wanted = source.options.get("type", "")
    for name in TYPES:
        if wanted == name:
            if name in PARTS:
                _check_parts(source, series, report)
            return name
    longest = max(len(category.plain) for category in categories)
    many = len(categories) > _MOST_COLUMNS or longest > _LONGEST_COLUMN_LABEL
    return "bar" if many else "column"


def _grouping(source: Source, series: Sequence[ChartSeries], report: Report) -> Grouping:
    is_share = source.options.get("percent") == "true"
    if source.options.get("type") != STACKED:
        if is_share:
            misfit(
                report,
                source.span,
                "percent 只用于堆积图",
                "加一行 type: stacked，或者删掉 percent",
                "option percent on a chart that is not stacked",
            )
        return "clustered"
    if any(value is not None and value < 0 for one in series for value in one.values):
        misfit(
            report,
            source.span,
            "堆积图里不能有负数",
            "改用 type: column",
            "negative value in a stacked chart",
        )
        return "clustered"
    return "percent" if is_share else "stacked"


def _change(
    source: Source,
    type_: ChartType,
    grouping: Grouping,
    series: Sequence[ChartSeries],
    report: Report,
) -> bool:
    if source.options.get("change") != "true":
        return False
    if type_ in ("column", "bar") and grouping == "clustered" and len(series) == 2:
        return True
    misfit(
        report,
        source.span,
        "change 只用于两个系列的柱图和条图",
        "留下前后两列数字，type 写 column 或 bar；或者删掉 change",
        "option change needs a column or bar chart of two series",
    )
    return False


def _check_parts(source: Source, series: Sequence[ChartSeries], report: Report) -> None:
    if len(series) > 1:
        misfit(
            report,
            source.span,
            f"饼图和环图只能有一个系列，这里有 {len(series)} 个",
            "留一列数字，或改用 type: column",
            f"pie or doughnut with {len(series)} series",
        )
    if any(value is not None and value < 0 for value in series[0].values):
        misfit(
            report,
            source.span,
            "饼图和环图里不能有负数",
            "改用 type: bar",
            "negative value in a pie or doughnut",
        )


def _key(
    source: Source, categories: Sequence[RichText], table: Table, report: Report
) -> int | None:
    wanted = source.options.get("key", "").strip()
    if not wanted:
        return table.key_row
    names = [category.plain.strip() for category in categories]
    if wanted in names:
        return names.index(wanted)
    near = difflib.get_close_matches(wanted, names, 1, 0.4)
    misfit(
        report,
        source.span,
        f"图表里没有“{wanted}”这一类",
        f"是不是 {near[0]}？" if near else f"可用：{'、'.join(names)}",
        f"no category {wanted!r} to emphasise",
    )
    return None


def _figure(source: Source, items: Sequence[Item], report: Report) -> ChartFigure | None:
    for extra in items[1:]:
        misfit(
            report,
            extra.span,
            "图表旁边只放一个大数字",
            "留下最要紧的一个，其余写进正文段落",
            "more than one figure beside a chart",
        )
    item = items[0]
    report_unused_parts(source, item, report)
    if item.label is None:
        report_missing_label(source, item, "- **+20 个百分点**：四类平均", report)
    reasons = take_details(source, item, report, at_most=1)
    measure = f"（{item.measure.text}）" if item.measure else ""
    return ChartFigure(
        figure=f"{item.label.plain}{measure}" if item.label is not None else "",
        label=item.body,
        reason=reasons[0] if reasons else RichText(),
        span=item.span,
    )
