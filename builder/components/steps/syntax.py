"""``/// steps``: numbered items, with a duration behind each label if there is a time bar to draw."""

from dataclasses import dataclass, field

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    read_items,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item, ListBlock, Measure
from builder.model.inline import RichText
from builder.model.span import Span

SECONDS = {
    "秒": 1.0, "秒钟": 1.0, "分": 60.0, "分钟": 60.0, "小时": 3600.0, "个小时": 3600.0,
    "天": 86400.0, "个工作日": 86400.0, "周": 604800.0,
}  # fmt: skip
"""Durations of different units are drawn to one scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step."""

    number: int
    name: RichText
    measure: Measure | None
    text: RichText
    details: tuple[RichText, ...]
    key: bool
    span: Span = field(compare=False)

    @property
    def seconds(self) -> float | None:
        """Duration, or None where none is given or its unit is not one of time."""
        if self.measure is None or self.measure.value is None or self.measure.value <= 0:
            return None
        factor = SECONDS.get(self.measure.unit)
        return None if factor is None else self.measure.value * factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Steps in order."""

    steps: tuple[Step, ...]
    reveal: bool = False
    """One click per step in the show."""

    @property
    def is_timed(self) -> bool:
        """Every step has a duration, so the time bar can be drawn."""
        return len(self.steps) > 1 and all(step.seconds is not None for step in self.steps)

    @property
    def unit(self) -> str:
        """The unit all durations share, or nothing."""
        units = {step.measure.unit for step in self.steps if step.measure}
        return units.pop() if len(units) == 1 else ""


def parse_steps(source: Source, report: Report) -> Steps | None:
    """One step per item, numbered from 1; an unnumbered list is reported and read all the same."""
    items = read_items(source, report)
    for block in source.blocks:
        if isinstance(block, ListBlock) and not block.ordered:
            misfit(
                report,
                block.span,
                "组件 steps 要用数字编号的列表",
                "把行首的 - 改成 1. 2. 3.",
                "steps wants a numbered list",
            )
    steps = tuple(_step(source, n, item, report) for n, item in enumerate(items, 1))
    reveal = source.options.get("reveal") == "true"
    return Steps(steps=steps, reveal=reveal) if steps else None


def _step(source: Source, number: int, item: Item, report: Report) -> Step:
    report_unused_parts(source, item, report)
    return Step(
        number=number,
        name=item.label or RichText(),
        measure=item.measure,
        text=item.body,
        details=take_details(source, item, report),
        key=item.key,
        span=item.span,
    )
