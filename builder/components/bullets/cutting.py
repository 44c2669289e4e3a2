"""An item that is longer than a slide: it goes on behind a full stop, on a slide of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from builder.layout.frame import TextParagraph, TextRun
from builder.layout.kit import Kit

_END = re.compile(r"[。！？；]+[”』」）]*")


def cut_paragraph(
    paragraph: TextParagraph, width_pt: float, height_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    """Pieces that fit ``height_pt`` each, as few as can be; the paragraph itself where a sentence alone does not fit.

    Only the first piece has the bullet; the others keep its indent.
    """
    plain = paragraph.plain
    ends = [found.end() for found in _END.finditer(plain)]
    stops = sorted({0, *ends, len(plain)})
    pieces: list[TextParagraph] = []
    start = 0
    for stop, following in pairwise([*stops[1:], len(plain) + 1]):
        if following <= len(plain) and _fits(paragraph, start, following, width_pt, height_pt, kit):
            continue
        if not _fits(paragraph, start, stop, width_pt, height_pt, kit):
            return (paragraph,)
        piece = _part(paragraph, start, stop)
        pieces.append(replace(piece, bullet=None) if pieces else piece)
        start = stop
    return tuple(pieces)


def _fits(
    paragraph: TextParagraph, start: int, stop: int, width_pt: float, height_pt: float, kit: Kit
) -> bool:
    return kit.measure((_part(paragraph, start, stop),), width_pt).height_pt <= height_pt


def _part(paragraph: TextParagraph, start: int, stop: int) -> TextParagraph:
    return replace(paragraph, runs=tuple(_runs(paragraph, start, stop)))


def _runs(paragraph: TextParagraph, start: int, stop: int) -> Iterator[TextRun]:
    at = 0
    for run in paragraph.runs:
        text = run.text[max(0, start - at) : max(0, stop - at)]
        at += len(run.text)
        if text:
            yield replace(run, text=text)
