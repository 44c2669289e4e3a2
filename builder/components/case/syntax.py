"""Items of a ``/// case`` block → the case."""

import difflib
from dataclasses import dataclass

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

_STORY = {
    "情境": "情境",
    "背景": "情境",
    "任务": "任务",
    "目标": "任务",
    "行动": "行动",
    "做法": "行动",
}
_RESULT = ("结果", "成效", "效果")
_LESSON = ("启示", "经验", "教训")


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePart:
    """One labelled part of the story."""

    label: RichText
    text: RichText
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """What came of it."""

    label: RichText
    figure: str
    """The large figure as written, ``5.5 小时``; empty when the result has none."""
    text: RichText
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case, told in five parts."""

    story: tuple[CasePart, ...]
    """情境, 任务, 行动, as far as they are there, in the order written."""
    result: CaseResult | None
    lesson: CasePart | None
    span: Span


def read_case(source: Source, report: Report) -> Case | None:
    """The case in a block, or None when no part of it was found."""
    story: dict[str, CasePart] = {}
    result: CaseResult | None = None
    lesson: CasePart | None = None
    for item in read_items(source, report):
        report_unused_parts(source, item, report)
        report_unplaced_details(source, item.details, "只写一段话，不带下一级", report)
        label = item.label.plain if item.label else ""
        if item.label is None:
            report_missing_label(source, item, "- **情境**：……", report)
        elif label in _RESULT and result is None:
            figure = item.measure.text if item.measure else ""
            result = CaseResult(label=item.label, figure=figure, text=item.body, span=item.span)
        elif label in _LESSON and lesson is None:
            lesson = _part(item, item.label)
        elif label in _STORY and _STORY[label] not in story:
            story[_STORY[label]] = _part(item, item.label)
        else:
            _report_label(item, label, report)
    missing = [name for name in ("情境", "任务", "行动") if name not in story]
    missing += [] if result else ["结果"]
    if missing:
        misfit(
            report,
            source.span,
            f"案例缺少{'、'.join(missing)}",
            f"补上 - **{missing[0]}**：……",
            f"case lacks {len(missing)} of its parts",
        )
    if not story and result is None:
        return None
    return Case(story=tuple(story.values()), result=result, lesson=lesson, span=source.span)


def _part(item: Item, label: RichText) -> CasePart:
    text = item.body
    return CasePart(label=label, text=text, span=item.span)


def _report_label(item: Item, label: str, report: Report) -> None:
    known = (*_STORY, *_RESULT, *_LESSON)
    near = difflib.get_close_matches(label, known, 1, 0.4)
    already = label in known
    misfit(
        report,
        item.span,
        f"案例里“{label}”写了两次" if already else f"案例里没有“{label}”这一项",
        "两条并成一条"
        if already
        else f"是不是 {near[0]}？"
        if near
        else "可用：情境、任务、行动、结果、启示",
        f"case part {label!r} {'stands twice' if already else 'is unknown'}",
    )
