"""``/// timeline``: events with the time they happened at."""

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
class Event:
    """One event."""

    time: Figure
    written: RichText
    """The time with its marks, for the site."""
    name: RichText
    details: tuple[RichText, ...]
    key: bool
    """Several events in a row marked as key make the key interval."""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Events in order of time; distances are not to scale."""

    events: tuple[Event, ...]
    continues: bool
    """Time goes on after the last event: the rail ends in an arrowhead."""


def parse_timeline(source: Source, report: Report) -> Timeline | None:
    """One event per labelled item; an item without a label is reported and left out."""
    events = tuple(
        event for item in read_items(source, report) if (event := _event(source, item, report))
    )
    continues = source.options.get("continues") == "true"
    return Timeline(events=events, continues=continues) if events else None


def _event(source: Source, item: Item, report: Report) -> Event | None:
    if item.label is None:
        report_missing_label(source, item, "- **2 小时**：首次答复", report)
        return None
    report_unused_parts(source, item, report)
    written = item.label
    if item.measure:
        written = join((written, RichText(runs=(Run(text=f"（{item.measure.text}）"),))))
    return Event(
        time=read_figure(written),
        written=written,
        name=item.body,
        details=take_details(source, item, report),
        key=item.key,
        span=item.span,
    )
