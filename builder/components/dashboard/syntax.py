"""``/// dashboard``: metrics with their value today, the target and the value that warns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from builder.components.base import Source
from builder.components.chart.numbers import read_number
from builder.components.figure import Figure, read_figure
from builder.components.limits import Limit, read_limit
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
from builder.model.inline import RichText, Run, join
from builder.model.inline import text as plain_text
from builder.model.span import Span

Verdict = Literal["达标", "留意", "预警"]
_TARGETS = ("目标", "达标", "约定", "标准", "合格")
_WARNINGS = ("预警", "警戒", "底线", "红线")
_REMARKS = ("说明", "备注")
_NAMED, _SCALED = ("name", "remark", ""), ("target", "warning")
"""Roles of a table's columns that stand in the column of names, and on the scale."""
_MARK = re.compile(rf"^({'|'.join((*_TARGETS, *_WARNINGS))})(?:值|线)?\s*[:：]?\s*(.+)$")
_EXAMPLE = "- **首次解决率**（82%）：目标 ≥80%，预警 <70%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A threshold as it is written at its tick, and what it says."""

    words: str
    """``目标 ≥80%``."""
    limit: Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """One metric."""

    name: RichText
    figure: Figure
    value: float | None
    """The number in the figure; None where there is none, which was reported."""
    unit: str
    target: Mark | None
    warning: Mark | None
    remark: RichText
    """What else stands in the item."""
    written: RichText
    """Thresholds and remarks with their marks, for the site."""
    span: Span = field(compare=False)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Target and warning, as far as they are given."""
        return tuple(mark for mark in (self.target, self.warning) if mark)

    @property
    def has_scale(self) -> bool:
        """Whether there is something to compare the value with; percentages compare with 100."""
        return bool(self.marks) or self.unit == "%"

    @property
    def verdict(self) -> Verdict | None:
        """What the value amounts to; None without a value or a threshold."""
        if self.value is None or not self.marks:
            return None
        if self.warning and self._is_beyond(self.warning.limit, self.value):
            return "预警"
        if self.target is None or self._reaches(self.target.limit, self.value):
            return "达标"
        return "留意"

    def edge(self, mark: Mark) -> float:
        """The value at which ``mark``'s tick stands: of a range, the end that is reached first."""
        takes_lower = self.more_is_better == (mark == self.target)
        return mark.limit.first if takes_lower else mark.limit.last

    @property
    def more_is_better(self) -> bool:
        """Whether the metric should rise, as the thresholds' signs say."""
        target = self.target.limit if self.target else None
        warning = self.warning.limit if self.warning else None
        if target and (target.is_floor or target.is_ceiling):
            return target.is_floor
        if warning and (warning.is_floor or warning.is_ceiling):
            return warning.is_ceiling
        return not (target and warning) or target.first >= warning.first

    def _reaches(self, target: Limit, value: float) -> bool:
        if target.sign:
            return target.includes(value)
        return value >= target.first if self.more_is_better else value <= target.last

    def _is_beyond(self, warning: Limit, value: float) -> bool:
        if warning.sign:
            return warning.includes(value)
        return value < warning.last if self.more_is_better else value > warning.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Metrics in the author's order."""

    gauges: tuple[Gauge, ...]
    heads: tuple[RichText, ...] = ()
    """Heads of the columns of names, values and scales, where the block is a table."""


def read_dashboard(source: Source, report: Report) -> Dashboard | None:
    """The metrics in lists and one table; what does not fit is reported."""
    known = [block for block in source.blocks if isinstance(block, ListBlock | Table)]
    report_strangers(
        source, [block for block in source.blocks if block not in known], "列表项或一张表格", report
    )
    gauges: list[Gauge] = []
    heads: tuple[RichText, ...] = ()
    for block in known:
        if isinstance(block, ListBlock):
            gauges += [g for item in block.items if (g := _from_item(source, item, report))]
        else:
            heads = heads or _heads(block)
            gauges += _from_table(source, block, report)
    if not known:
        report_empty(source, "列表或表格", report)
    return Dashboard(gauges=tuple(gauges), heads=heads) if gauges else None


def _from_item(source: Source, item: Item, report: Report) -> Gauge | None:
    if item.label is None:
        report_missing_label(source, item, _EXAMPLE, report)
        return None
    report_unused_parts(source, item, report)
    details = take_details(source, item, report, at_most=1)
    target: Mark | None = None
    warning: Mark | None = None
    rest: list[str] = []
    for part in re.split(r"[，,；;。]", item.body.plain):
        mark, is_warning = _mark(part.strip(), item.span, report)
        if mark and is_warning and warning is None:
            warning = mark
        elif mark and not is_warning and target is None:
            target = mark
        elif part.strip():
            rest.append(part.strip())
    remark = "，".join([*rest, *(detail.plain for detail in details)])
    separator = plain_text("，" if item.body else "")
    written = join((item.body, *(part for d in details for part in (separator, d))))
    value = plain_text(item.measure.text if item.measure else "", span=item.span)
    return _gauge(item.label, value, target, warning, plain_text(remark), written, report)


def _mark(part: str, span: Span, report: Report) -> tuple[Mark | None, bool]:
    """The threshold in ``part`` and whether it is the one that warns; none for other words."""
    found = _MARK.match(part)
    if found is None:
        return None, False
    limit = read_limit(found[2])
    if limit is None:
        misfit(
            report,
            span,
            f"“{part}”不是一个数值",
            f"写成 {found[1]} ≥80% 这样，带比较符号，只有一个数",
            f"threshold {part!r} is not a number",
        )
        return None, False
    return Mark(words=part, limit=limit), found[1] in _WARNINGS


def _from_table(source: Source, table: Table, report: Report) -> list[Gauge]:
    roles = [_role(head.plain.strip(), column) for column, head in enumerate(table.header)]
    for head, role in zip(table.header, roles, strict=True):
        if not role:
            misfit(
                report,
                head.span if head else table.span,
                f"组件 {source.name} 的表格里没有“{head.plain}”这一列",
                "列名依次写：指标｜现值｜目标｜预警，还可以加一列说明",
                f"unknown column {head.plain!r} in a dashboard",
            )
    return [_from_row(table.header, roles, row, report) for row in table.rows]


def _heads(table: Table) -> tuple[RichText, ...]:
    """Heads of names, values and scales; remarks stand below the names, and their heads beside those."""
    roles = [_role(head.plain, column) for column, head in enumerate(table.header)]
    named = [h for h, role in zip(table.header, roles, strict=True) if role in _NAMED]
    scaled = [h for h, role in zip(table.header, roles, strict=True) if role in _SCALED]
    return (join(named, "、"), *table.header[1:2], *([join(scaled, "、")] if scaled else []))


def _role(head: str, column: int) -> str:
    if column < 2:
        return ("name", "value")[column]
    groups = (("target", _TARGETS), ("warning", _WARNINGS), ("remark", _REMARKS))
    return next((role for role, words in groups if head.startswith(words)), "")


def _from_row(
    header: Sequence[RichText], roles: Sequence[str], row: Sequence[RichText], report: Report
) -> Gauge:
    cells = dict(zip(roles, row, strict=True))
    marks: dict[str, Mark | None] = {}
    written: list[RichText] = []
    remarks: list[str] = []
    for head, role, cell in zip(header, roles, row, strict=True):
        words = cell.plain.strip()
        if role in ("target", "warning") and words not in ("", "-", "–", "—"):
            part = f"{head.plain.strip()} {words}"
            marks[role], _ = _mark(part, cell.span, report)
            remarks += [] if marks[role] else [part]
            written += [plain_text(f"{head.plain} "), cell]
        elif role in ("remark", "") and cell:
            remarks.append(words)
            written.append(cell)
        else:
            continue
        written.append(plain_text("，"))
    value = cells.get("value", RichText())
    return _gauge(
        cells["name"],
        value,
        marks.get("target"),
        marks.get("warning"),
        plain_text("，".join(remarks)),
        join(written[:-1]),
        report,
    )


def _gauge(
    name: RichText,
    value: RichText,
    target: Mark | None,
    warning: Mark | None,
    remark: RichText,
    written: RichText,
    report: Report,
) -> Gauge:
    number = read_number(value.plain)
    span = name.span if name else value.span
    if number is None:
        misfit(
            report,
            span,
            f"“{name.plain}”没有现值" if not value else f"“{value.plain}”不是一个数值",
            f"写成 {_EXAMPLE}",
            f"metric {name.plain!r} has no value",
        )
    unit = number.unit if number else ""
    for mark in (target, warning):
        if number and mark and mark.limit.unit and mark.limit.unit != unit:
            misfit(
                report,
                span,
                f"“{name.plain}”的现值是“{value.plain}”，{mark.words}的单位不一样",
                "现值、目标和预警用同一个单位",
                f"units of {name.plain!r} differ",
            )
    samples = tuple(Run(text="", sample=True) for run in value.runs if run.sample)
    return Gauge(
        name=name,
        figure=read_figure(value),
        value=number.value if number else None,
        unit=unit,
        target=target,
        warning=warning,
        remark=remark,
        written=join((written, RichText(runs=samples))),
        span=span,
    )
