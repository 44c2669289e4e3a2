"""A ``/// drill`` block → its phases and what observers look for."""

from dataclasses import dataclass

from builder.components.base import Source
from builder.components.phrases import LabelledPhrases, read_items_and_phrases
from builder.components.reading import (
    misfit,
    report_missing_label,
    report_unplaced_details,
    report_unused_parts,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item, Measure
from builder.model.inline import RichText
from builder.model.span import Span

_MINUTES = {"": 1.0, "分": 1.0, "分钟": 1.0, "min": 1.0, "秒": 1 / 60, "秒钟": 1 / 60, "小时": 60.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase of the exercise."""

    name: RichText
    task: RichText
    minutes: float
    """Length; 0 when none is given, which is reported."""
    length: str
    """The length as written: 3 分钟, 30 秒."""
    practice: bool
    """Learners practise in it; otherwise it frames the practice."""
    span: Span

    @property
    def short_length(self) -> str:
        """The length for a scale of minutes: the number alone, or what was written in another unit."""
        number = number_text(self.minutes)
        return number if self.length.startswith(number) else self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """An exercise with timed phases."""

    title: str
    phases: tuple[Phase, ...]
    observers: LabelledPhrases | None
    span: Span

    @property
    def minutes(self) -> float:
        """Length of all phases together."""
        return sum(phase.minutes for phase in self.phases)


def number_text(minutes: float) -> str:
    """Minutes as people write them: 3, 0.5."""
    return f"{round(minutes, 1):g}"


def read_drill(source: Source, report: Report) -> Drill | None:
    """The exercise in a block, or None when it has no phase."""
    items, observers = read_items_and_phrases(source, report, listed="列表", said="观察员只看三点")
    if not items:
        return None
    phases = tuple(_phase(source, item, report) for item in items)
    return Drill(title=source.argument, phases=phases, observers=observers, span=source.span)


def _phase(source: Source, item: Item, report: Report) -> Phase:
    report_unused_parts(source, item, report)
    report_unplaced_details(source, item.details, "不带下一级", report)
    if item.label is None:
        report_missing_label(source, item, "- **互查**（3 分钟）：任务", report)
    return Phase(
        name=item.label if item.label is not None else item.body,
        task=item.body if item.label is not None else RichText(span=item.span),
        minutes=_minutes(item, report),
        length=item.measure.text if item.measure else "",
        practice=item.key,
        span=item.span,
    )


def _minutes(item: Item, report: Report) -> float:
    measure = item.measure or Measure(value=None, unit="", text="")
    factor = _MINUTES.get(measure.unit)
    if measure.value is not None and measure.value > 0 and factor is not None:
        return measure.value * factor
    misfit(
        report,
        item.span,
        f"演练的这一步没有时间：{measure.text}" if measure.text else "演练的这一步没有时间",
        "在标签后面写，例如 - **互查**（3 分钟）：任务",
        "drill phase has no length",
    )
    return 0.0
