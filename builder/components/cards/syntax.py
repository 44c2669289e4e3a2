"""``/// cards``: short phrases of equal rank, each with one or two sentences."""

from dataclasses import dataclass, field

from builder.components.base import Source
from builder.components.reading import (
    read_items,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText, Run, join
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card; a ``###`` subsection makes one just as an item does."""

    title: RichText = RichText()
    text: RichText = RichText()
    """A line feed starts a new line inside the card."""
    foot: tuple[RichText, ...] = ()
    """Pinned to the card's foot in the accent colour."""
    key: bool = False
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards of one slide, in the author's order."""

    cards: tuple[Card, ...]
    reveal: bool = False
    """One click per card in the show."""


def parse_cards(source: Source, report: Report) -> Cards | None:
    """One card per item; an item without a label is a card without a heading."""
    cards = tuple(_card(source, item, report) for item in read_items(source, report))
    reveal = source.options.get("reveal") == "true"
    return Cards(cards=cards, reveal=reveal) if cards else None


def _card(source: Source, item: Item, report: Report) -> Card:
    report_unused_parts(source, item, report)
    title = item.label or RichText()
    if item.measure:
        title = join((title, RichText(runs=(Run(text=f"（{item.measure.text}）"),))))
    return Card(
        title=title,
        text=item.body,
        foot=take_details(source, item, report),
        key=item.key,
        span=item.span,
    )
