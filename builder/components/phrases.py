"""Labelled phrases in a paragraph, ``**不要说**：甲｜乙｜丙``, and prefixes in plain items, ``意图：…``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.components.base import Source
from builder.components.reading import report_empty, report_strangers
from builder.lint.diagnostic import Report
from builder.model.block import Block, Item, ListBlock, Paragraph
from builder.model.inline import RichText, Run
from builder.model.span import Span

_COLON = re.compile(r"^\s*[：:]\s*")
_BAR = re.compile(r"\s*[｜|]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPhrases:
    """A label and the phrases behind it."""

    label: RichText
    phrases: tuple[RichText, ...]
    span: Span


def read_phrases(content: RichText) -> LabelledPhrases | None:
    """The label and phrases of a paragraph that begins with a bold stretch; None for any other."""
    count = 0
    while count < len(content.runs) and content.runs[count].bold:
        count += 1
    if not count:
        return None
    label = RichText(
        runs=tuple(replace(run, bold=False) for run in content.runs[:count]), span=content.span
    )
    if label.plain[-1:] in ("：", ":"):
        last = replace(label.runs[-1], text=label.runs[-1].text[:-1])
        label = replace(label, runs=(*label.runs[:-1], last))
    rest = _without_start(RichText(runs=content.runs[count:], span=content.span), _COLON)
    return LabelledPhrases(label=label, phrases=tuple(_split_at_bars(rest)), span=content.span)


def read_items_and_phrases(
    source: Source, report: Report, *, listed: str, said: str
) -> tuple[tuple[Item, ...], LabelledPhrases | None]:
    """Items of all lists in the block, and its one paragraph of phrases; anything else is reported (DIA005).

    ``listed`` and ``said`` name the two in the messages.
    """
    items: list[Item] = []
    phrases: LabelledPhrases | None = None
    strangers: list[Block] = []
    for block in source.blocks:
        found = read_phrases(block.text) if isinstance(block, Paragraph) else None
        if isinstance(block, ListBlock):
            items += block.items
        elif found and found.phrases and phrases is None:
            phrases = found
        else:
            strangers.append(block)
    report_strangers(source, strangers, f"{listed}和一段“{said}”", report)
    if not items:
        report_empty(source, listed, report)
    return tuple(items), phrases


def take_prefix(content: RichText, prefixes: Sequence[str]) -> tuple[str, RichText]:
    """``意图：给两条路`` → 意图 and 给两条路; an empty prefix when none of ``prefixes`` stands in front."""
    start = content.runs[0].text if content.runs else ""
    for prefix in prefixes:
        pattern = re.compile(rf"^\s*{re.escape(prefix)}\s*[：:]\s*")
        if pattern.match(start):
            return prefix, _without_start(content, pattern)
    return "", content


def _without_start(content: RichText, pattern: re.Pattern[str]) -> RichText:
    if not content.runs:
        return content
    first = replace(content.runs[0], text=pattern.sub("", content.runs[0].text, count=1))
    return replace(content, runs=(*((first,) if first.text else ()), *content.runs[1:]))


def _split_at_bars(content: RichText) -> Iterator[RichText]:
    parts: list[list[Run]] = [[]]
    for run in content.runs:
        if run.footnote or run.sample:
            parts[-1].append(run)
            continue
        for number, piece in enumerate(_BAR.split(run.text)):
            if number:
                parts.append([])
            if piece:
                parts[-1].append(replace(run, text=piece))
    for part in parts:
        if part:
            yield RichText(runs=tuple(part), span=content.span)
