"""Cutting rich text at character positions of its plain form."""

import re

from builder.model.block import Item
from builder.model.inline import RichText, Run, join, text


def cut(rich: RichText, start: int, stop: int | None = None) -> RichText:
    """The characters from ``start`` up to ``stop`` with their marks.

    Footnote references and sample marks have no characters: they stay with what precedes them.
    """
    end = len(rich.plain) if stop is None else stop
    kept: list[Run] = []
    position = 0
    for run in rich.runs:
        after = position + len(run.text)
        if not run.text:
            if start < position <= end or (position == start and not kept and start == 0):
                kept.append(run)
        elif after > start and position < end:
            kept.append(_with_text(run, run.text[max(0, start - position) : end - position]))
        position = after
    return RichText(runs=tuple(kept), span=rich.span)


def trim(rich: RichText) -> RichText:
    """The text without white space at both ends."""
    plain = rich.plain
    return cut(rich, len(plain) - len(plain.lstrip()), len(plain.rstrip()))


def after_label(rich: RichText, label: str) -> RichText | None:
    """What follows ``label：`` at the beginning, or None where the text begins otherwise."""
    found = re.match(rf"\s*{label}\s*[：:]", rich.plain)
    return trim(cut(rich, found.end())) if found else None


def item_text(item: Item) -> RichText:
    """An item's whole line again, put together from label, measure and body."""
    if item.label is None:
        return trim(item.body)
    bold = RichText(
        runs=tuple(_with_text(run, run.text, bold=True) for run in item.label.runs),
        span=item.label.span,
    )
    measure = text(f"（{item.measure.text}）") if item.measure else RichText()
    return trim(join([join([bold, measure]), item.body], "："))


def _with_text(run: Run, characters: str, *, bold: bool = False) -> Run:
    return Run(
        text=characters,
        bold=run.bold or bold,
        italic=run.italic,
        code=run.code,
        link=run.link,
        footnote=run.footnote,
        sample=run.sample,
    )
