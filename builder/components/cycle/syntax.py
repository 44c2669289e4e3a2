"""A ``/// cycle`` block → its segments and the words in the ring."""

import re
from dataclasses import dataclass, replace

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    read_items,
    report_missing_label,
    report_unplaced_details,
    report_unused_parts,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText
from builder.model.span import Span

FEWEST, MOST = 3, 6
"""Segments that a ring can have; more become a numbered list."""
_LETTER = re.compile(r"^([A-Z])(?:\s+|(?=[^\sA-Za-z]))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One step of the cycle."""

    mark: str
    """Its letter, or else its number."""
    name: RichText
    text: RichText
    key: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A cycle, and in its middle a small word above a large one."""

    lead: str
    center: str
    segments: tuple[Segment, ...]
    span: Span


def read_cycle(source: Source, report: Report) -> Cycle | None:
    """The cycle in a block, or None when it has too few steps to come round."""
    segments: list[Segment] = []
    for number, item in enumerate(read_items(source, report), 1):
        report_unused_parts(source, item, report)
        report_unplaced_details(source, item.details, "不带下一级", report)
        segments.append(_segment(source, item, number, report))
    if segments and len(segments) < FEWEST:
        misfit(
            report,
            source.span,
            f"循环至少要 {FEWEST} 步，这里只有 {len(segments)} 步",
            "两步之间的来回用 compare，一条线上的步骤用 steps",
            f"cycle needs {FEWEST} steps, found {len(segments)}",
        )
    if len(segments) < FEWEST:
        return None
    lead, _, center = source.argument.strip().rpartition(" ")
    return Cycle(lead=lead.strip(), center=center, segments=tuple(segments), span=source.span)


def _segment(source: Source, item: Item, number: int, report: Report) -> Segment:
    name, text = item.label, item.body
    if name is None:
        report_missing_label(source, item, "- **P 计划**：……", report)
        name, text = item.body, RichText(span=item.span)
    mark = str(number)
    found = _LETTER.match(name.runs[0].text) if name.runs else None
    if found and len(name.plain) > found.end():
        mark = found[1]
        first = replace(name.runs[0], text=name.runs[0].text[found.end() :])
        name = replace(name, runs=(*((first,) if first.text else ()), *name.runs[1:]))
    return Segment(mark=mark, name=name, text=text, key=item.key, span=item.span)
