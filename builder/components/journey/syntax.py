"""A ``/// journey`` block → touchpoints, rows that all of them share, and moods."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    read_items,
    report_missing_label,
    report_unused_parts,
    whole_text,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText, Run, join
from builder.model.span import Span

DOING = "做什么"
MOOD = "情绪"
LOWEST_MOOD, HIGHEST_MOOD = -2.0, 2.0
_HEAD = re.compile(r"^\s*([^\s：:，。；、！？]{1,6})\s*[：:]\s*")
_MOOD = re.compile(r"^\s*([+\-＋－−–]?)\s*(\d+(?:\.\d+)?)\s*分?[，、,：: ]*(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """How the customer feels, −2 to 2, and perhaps a word for it."""

    value: float
    word: str = ""

    @property
    def shown(self) -> str:
        """``+2``, ``0``, ``−1 着急``."""
        sign = "+" if self.value > 0 else "−" if self.value < 0 else ""
        return f"{sign}{abs(self.value):g} {self.word}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """A place or moment where customer and service meet."""

    name: RichText
    cells: tuple[RichText, ...]
    """One per row of the journey, empty where nothing was written."""
    mood: Mood | None
    key: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Touchpoints from first to last; all of them have a mood, or none has."""

    rows: tuple[str, ...]
    """Names of the rows, in the order in which they first appear; may hold the empty name."""
    touchpoints: tuple[Touchpoint, ...]

    @property
    def has_curve(self) -> bool:
        """Whether there is a mood for every touchpoint."""
        return self.touchpoints[0].mood is not None


@dataclass(frozen=True, slots=True)
class _Line:
    """A nested item: the row it belongs to and its text."""

    head: str
    text: RichText
    span: Span


def read_journey(source: Source, report: Report) -> Journey | None:
    """One touchpoint per item; moods that some touchpoints lack, or off the scale, are reported."""
    items = read_items(source, report)
    if not items:
        return None
    lines = [_lines(source, item, report) for item in items]
    moods = _moods(items, lines, report)
    if any(moods):
        lines = [[line for line in part if not _is_mood(line)] for part in lines]
    rows = tuple(dict.fromkeys(line.head for part in lines for line in part))
    touchpoints = tuple(
        Touchpoint(
            name=item.body if item.label is None else item.label,
            cells=tuple(_cell(row, part) for row in rows),
            mood=mood,
            key=item.key,
            span=item.span,
        )
        for item, part, mood in zip(items, lines, moods, strict=True)
    )
    return Journey(rows=rows, touchpoints=touchpoints)


def _cell(row: str, lines: Sequence[_Line]) -> RichText:
    return join((line.text for line in lines if line.head == row), "\n")


def _lines(source: Source, item: Item, report: Report) -> list[_Line]:
    """The body counts as what the customer does."""
    report_unused_parts(source, item, report)
    if item.label is None:
        report_missing_label(source, item, "- **取号**，下一级写做什么、想什么、痛点", report)
    found = [_Line(DOING, item.body, item.span)] if item.label and item.body else []
    if item.measure:
        found.insert(0, _Line("", RichText(runs=(Run(text=item.measure.text),)), item.span))
    for detail in item.details:
        report_unused_parts(source, detail, report)
        found.append(_line(source, detail, report))
        found += [_line(source, deeper, report, found[-1].head) for deeper in detail.details]
    return [line for line in found if line.text]


def _line(source: Source, item: Item, report: Report, head: str = "") -> _Line:
    for deeper in item.details if head else ():
        misfit(
            report,
            deeper.span,
            "旅程的子项下面最多再分一级",
            "并到上一级的文字里",
            "items of journey are nested too deeply",
        )
    if item.label is not None and not head:
        return _Line(item.label.plain, item.body, item.span)
    text = whole_text(item)
    found = _HEAD.match(text.runs[0].text) if text.runs and not head else None
    if found is None:
        return _Line(head or DOING, text, item.span)
    rest = replace(text.runs[0], text=text.runs[0].text[found.end() :])
    runs = (*((rest,) if rest.text else ()), *text.runs[1:])
    return _Line(found[1], RichText(runs=runs, span=text.span), item.span)


def _is_mood(line: _Line) -> bool:
    return line.head == MOOD


def _moods(
    items: Sequence[Item], lines: Sequence[Sequence[_Line]], report: Report
) -> tuple[Mood | None, ...]:
    """A mood for every touchpoint, or None for all: a curve with holes says nothing."""
    found = [next((_mood(line) for line in part if _is_mood(line)), None) for part in lines]
    if not any(found):
        return (None,) * len(items)
    for item, part, mood in zip(items, lines, found, strict=True):
        own = [line for line in part if _is_mood(line)]
        if mood is None:
            _report_mood(report, own[0].span if own else item.span, "这个触点没有情绪分")
        elif not LOWEST_MOOD <= mood.value <= HIGHEST_MOOD:
            _report_mood(report, own[0].span, f"情绪 {mood.shown} 超出了 −2 到 +2")
        for line in own[1:]:
            _report_mood(report, line.span, "一个触点只写一个情绪分")
    whole = tuple(mood for mood in found if mood is not None)
    is_complete = (
        len(whole) == len(items)
        and all(LOWEST_MOOD <= mood.value <= HIGHEST_MOOD for mood in whole)
        and all(len([line for line in part if _is_mood(line)]) == 1 for part in lines)
    )
    return whole if is_complete else (None,) * len(items)


def _mood(line: _Line) -> Mood | None:
    found = _MOOD.match(line.text.plain)
    if found is None:
        return None
    value = float(found[2])
    return Mood(value=-value if found[1] in "-－−–" and found[1] else value, word=found[3].strip())


def _report_mood(report: Report, span: Span, message: str) -> None:
    misfit(
        report,
        span,
        message,
        "每个触点写一条“情绪：+1”，从 −2 到 +2；都不写就不画曲线",
        "moods must be given for every touchpoint, from -2 to 2",
    )
