"""A ``/// quote`` block → sentences, each with who said it and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    report_empty,
    report_strangers,
    report_unused_parts,
    whole_text,
)
from builder.lint.diagnostic import Report
from builder.model.block import Block, Item, ListBlock, Paragraph, Quote
from builder.model.inline import RichText, Run, join
from builder.model.span import Span

DASH = "—— "
_DASHES = re.compile(r"^\s*(?:—{1,2}|--)\s*")
_SAME_LINE = re.compile(r"^(.*[。！？…”」])\s*(?:—{1,2}|--)\s*([^。！？]+)$", re.DOTALL)
"""A source on the line below its sentence, which Markdown joins to one paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence or a few, as they were said."""

    words: tuple[RichText, ...]
    """Paragraphs."""
    source: RichText
    """Who, and on what occasion, without the dash."""
    key: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Line:
    text: RichText
    starts: bool = False
    """Begins a new saying."""
    is_source: bool = False
    key: bool = False


def read_sayings(source: Source, report: Report) -> tuple[Saying, ...]:
    """The sayings of a block, in the order written."""
    sayings = tuple(_sayings(list(_lines(source, source.blocks, report))))
    if not sayings:
        report_empty(source, "原话", report)
    for saying in sayings:
        if not saying.words:
            misfit(
                report,
                saying.span,
                "这里只写了是谁说的，没有写说了什么",
                "在 —— 的上面写那句话",
                "source without a quotation",
            )
        elif not saying.source:
            misfit(
                report,
                saying.span,
                "没有写这句话是谁说的",
                "在下面加一行 —— 谁，什么场合；不写真名，写角色",
                "quotation without a source",
            )
    return sayings


def _sayings(lines: Sequence[_Line]) -> Iterator[Saying]:
    words: list[RichText] = []
    key = False
    for number, line in enumerate(lines):
        key = key or line.key
        if not line.is_source:
            words.append(line.text)
        following = lines[number + 1] if number + 1 < len(lines) else None
        is_followed_by_source = following is not None and following.is_source
        if line.is_source or following is None or (following.starts and not is_followed_by_source):
            source = line.text if line.is_source else RichText()
            span = words[0].span if words else line.text.span
            yield Saying(words=tuple(words), source=source, key=key, span=span)
            words, key = [], False


def _lines(source: Source, blocks: Sequence[Block], report: Report) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _split(block.text, starts=False, key=False)
            case ListBlock():
                for item in block.items:
                    yield from _item(source, item, report)
            case Quote():
                yield from _lines(source, block.blocks, report)
            case _:
                report_strangers(source, (block,), "原话和它的出处", report)


def _item(source: Source, item: Item, report: Report) -> Iterator[_Line]:
    report_unused_parts(source, replace(item, quote=RichText()), report)
    if item.label and item.body:
        yield _Line(item.body, starts=True, key=item.key)
        who = whole_text(replace(item, body=RichText()))
        yield _Line(who, is_source=True)
        rest = [item.quote]
    else:
        rest = [whole_text(item), item.quote]
    is_first = not (item.label and item.body)
    for text in filter(None, rest):
        yield from _split(text, starts=is_first, key=item.key)
        is_first = False
    for detail in item.details:
        yield from (replace(line, starts=False) for line in _item(source, detail, report))


def _split(text: RichText, *, starts: bool, key: bool) -> Iterator[_Line]:
    first, last = text.runs[0], text.runs[-1]
    if found := _DASHES.match(first.text):
        rest = _with_first(text, first.text[found.end() :])
        yield _Line(rest, starts=starts, is_source=True, key=key)
    elif (found := _SAME_LINE.match(last.text)) and not last.bold:
        words = replace(text, runs=(*text.runs[:-1], replace(last, text=found[1])))
        yield _Line(words, starts=starts, key=key)
        source = RichText(runs=(Run(text=found[2].strip()),), span=text.span)
        yield _Line(source, is_source=True)
    else:
        yield _Line(text, starts=starts, key=key)


def _with_first(text: RichText, characters: str) -> RichText:
    first = (replace(text.runs[0], text=characters),) if characters else ()
    return join([replace(text, runs=(*first, *text.runs[1:]))])
