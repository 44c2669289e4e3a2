"""``/// stats``: figures with a label and what to compare them with."""

from dataclasses import dataclass, field

from builder.components.base import Source
from builder.components.figure import Figure, read_figure
from builder.components.reading import (
    read_items,
    report_missing_label,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText, Run, join
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stat:
    """One figure."""

    figure: Figure
    written: RichText
    """The figure with its marks, for the site."""
    label: RichText
    comparison: RichText
    key: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The figures of one slide, in the author's order."""

    items: tuple[Stat, ...]


def parse_stats(source: Source, report: Report) -> Stats | None:
    """One stat per labelled item; an item without a label is reported and left out."""
    stats = tuple(
        stat for item in read_items(source, report) if (stat := _stat(source, item, report))
    )
    return Stats(items=stats) if stats else None


def _stat(source: Source, item: Item, report: Report) -> Stat | None:
    if item.label is None:
        report_missing_label(source, item, "- **92%**：客户满意度", report)
        return None
    report_unused_parts(source, item, report)
    comparison = take_details(source, item, report, at_most=1)
    written = item.label
    if item.measure:
        written = join((written, RichText(runs=(Run(text=f"（{item.measure.text}）"),))))
    return Stat(
        figure=read_figure(written),
        written=written,
        label=item.body,
        comparison=join(comparison),
        key=item.key,
        span=item.span,
    )
