"""A ``/// funnel`` block → stages, their shares of the largest, and the rate from each to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    read_items,
    report_missing_label,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item, Measure
from builder.model.inline import RichText
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage."""

    name: RichText
    measure: str
    """How many are left, as written; may be empty."""
    texts: tuple[RichText, ...]
    key: bool
    share: float | None
    """Of the largest stage, 0 to 1; None in a funnel that is not to scale."""
    rate: str
    """How many of the stage before came this far, ``85%``; empty for the first and where nothing can be computed."""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """Stages from first to last; all of them have a share, or none has."""

    stages: tuple[Stage, ...]

    @property
    def is_to_scale(self) -> bool:
        """Whether widths stand for quantities."""
        return self.stages[0].share is not None


def read_funnel(source: Source, report: Report) -> Funnel | None:
    """One stage per item; a stage larger than the one before it is reported and still drawn."""
    items = read_items(source, report)
    if not items:
        return None
    values = _values(items)
    if values:
        _report_widening(items, values, report)
    largest = max(values, default=0.0)
    stages = []
    for number, item in enumerate(items):
        report_unused_parts(source, item, report)
        if item.label is None:
            report_missing_label(source, item, "- **接通**（1020 人）：……", report)
        texts = (item.body if item.label else RichText(), *take_details(source, item, report))
        before = values[number - 1] if values and number else 0.0
        stages.append(
            Stage(
                name=item.label or item.body,
                measure=item.measure.text if item.measure else "",
                texts=tuple(text for text in texts if text),
                key=item.key,
                share=values[number] / largest if values else None,
                rate=rate_text(values[number] / before) if before else "",
                span=item.span,
            )
        )
    return Funnel(stages=tuple(stages))


def rate_text(rate: float) -> str:
    """``85%``, and one decimal where whole per cents would say too little: ``2.5%``, ``99.6%``."""
    per_cent = 100 * rate
    is_coarse = per_cent < 10 or (99 < per_cent < 100)
    return f"{per_cent:.1f}".removesuffix(".0") + "%" if is_coarse else f"{per_cent:.0f}%"


def _values(items: Sequence[Item]) -> tuple[float, ...]:
    """The stages' quantities, or nothing when they cannot stand on one scale."""
    measures: list[Measure] = [item.measure for item in items if item.measure]
    values = tuple(measure.value for measure in measures if measure.value is not None)
    has_one_unit = len({measure.unit for measure in measures}) == 1
    if len(values) < len(items) or not has_one_unit or min(values) < 0 or max(values) == 0:
        return ()
    return values


def _report_widening(items: Sequence[Item], values: Sequence[float], report: Report) -> None:
    for (before, after), item in zip(pairwise(values), items[1:], strict=True):
        if after > before:
            misfit(
                report,
                item.span,
                "漏斗的这一级比上一级还大",
                "核对数字；本来就不是一级比一级少的，用 chart",
                "a stage of the funnel is larger than the one before it",
            )
