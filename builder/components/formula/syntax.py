"""``/// formula``: one line of terms and operators, then what the terms mean."""

import re
from dataclasses import dataclass, field

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    report_empty,
    report_strangers,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Block, Item, ListBlock, Paragraph
from builder.model.inline import RichText, Run, join
from builder.model.span import Span

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A term or what stands between two terms."""

    text: str
    is_term: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a term means."""

    name: RichText
    text: RichText
    details: tuple[RichText, ...]
    key: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula and its terms."""

    parts: tuple[Part, ...]
    line: RichText
    """The formula with its marks, for the site."""
    terms: tuple[Term, ...]
    span: Span = field(compare=False)


def parse_formula(source: Source, report: Report) -> Formula | None:
    """The first paragraph is the formula, the items are its terms."""
    paragraphs = [block for block in source.blocks if isinstance(block, Paragraph)]
    report_strangers(source, _strangers(source, paragraphs), "一行公式和它的各项", report)
    if not paragraphs:
        report_empty(source, "公式", report)
        return None
    line = paragraphs[0].text
    if not line.bold_phrases:
        misfit(
            report,
            line.span,
            "公式里没有加粗的项",
            "写成 **甲** = **乙** − **丙**",
            "formula has no bold terms",
        )
    terms = tuple(
        _term(source, item, report)
        for block in source.blocks
        if isinstance(block, ListBlock)
        for item in block.items
    )
    return Formula(parts=_parts(line), line=line, terms=terms, span=line.span)


def _strangers(source: Source, paragraphs: list[Paragraph]) -> list[Block]:
    known = (*paragraphs[:1], *(b for b in source.blocks if isinstance(b, ListBlock)))
    return [block for block in source.blocks if not any(block is one for one in known)]


def _parts(line: RichText) -> tuple[Part, ...]:
    """Bold stretches are terms; spaces around them belong to nobody."""
    parts: list[Part] = []
    for run in line.runs:
        text = _SPACE.sub(" ", run.text).strip()
        if text:
            parts.append(Part(text=text, is_term=run.bold))
    return tuple(parts)


def _term(source: Source, item: Item, report: Report) -> Term:
    report_unused_parts(source, item, report)
    name = item.label or RichText()
    if item.measure:
        name = join((name, RichText(runs=(Run(text=f"（{item.measure.text}）"),))))
    return Term(
        name=name,
        text=item.body,
        details=take_details(source, item, report),
        key=item.key,
        span=item.span,
    )
