"""The list beside a picture as one column of text: labels on lines of their own, other items with bullets."""

from collections.abc import Iterator

from builder.components.bullets import is_labelled
from builder.components.bullets.plain import bullet_of, detail_paragraphs
from builder.components.bullets.words import whole_text
from builder.layout.frame import ACCENT1, TX1, TX2, TextParagraph
from builder.layout.kit import Kit
from builder.model.block import Item, ListBlock
from builder.model.inline import RichText, join

SMALLEST = 16.0
GAPS = (24.0, 18.0, 12.0)
"""Space between items in pt, as much as there is room for."""
PITCH = 1.4


def column(
    content: ListBlock, chosen: range, size_pt: float, gap_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    """Paragraphs of these items at ``size_pt``; what belongs to an item is one level below it."""
    start = content.start + chosen.start
    made = (
        paragraph
        for number in chosen
        for paragraph in _item(content, content.items[number], start, size_pt, gap_pt, kit)
    )
    return tuple(made)


def _item(
    content: ListBlock, item: Item, start: int, size_pt: float, gap_pt: float, kit: Kit
) -> Iterator[TextParagraph]:
    labelled = is_labelled(content)
    bullet = None if labelled and not content.ordered else bullet_of(item, content.ordered)
    single = len(content.items) == 1
    if single:
        bullet = None
    indent = round(size_pt * (1.8 if content.ordered else 1.2)) if bullet else 0.0
    head = _head(item, labelled, single, size_pt, kit)
    yield TextParagraph(
        runs=head.runs,
        pitch_em=PITCH,
        before_pt=gap_pt,
        bullet=bullet,
        bullet_start=start,
        indent_pt=indent,
    )
    below = max(SMALLEST, size_pt - 2)
    body = join([item.body, item.quote], "\n") if labelled else RichText()
    if body:
        said = kit.paragraph(body, below, color=TX2)
        yield TextParagraph(runs=said.runs, pitch_em=PITCH, before_pt=3, level=1, indent_pt=indent)
    yield from detail_paragraphs(item, below, indent or round(below * 1.2), kit)


def _head(
    item: Item, labelled: bool, is_statement: bool, size_pt: float, kit: Kit
) -> TextParagraph:
    if not labelled or item.label is None:
        return kit.paragraph(whole_text(item), size_pt, bold=item.key or is_statement)
    color = ACCENT1 if item.key else TX1
    head = kit.paragraph(item.label, size_pt, bold=True, color=color)
    if item.measure is None:
        return head
    measure = kit.paragraph(f"（{item.measure.text}）", max(SMALLEST, size_pt - 2), color=TX2)
    return TextParagraph(runs=(*head.runs, *measure.runs))
