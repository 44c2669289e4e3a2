"""Cards: two to six ideas of equal rank."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.cards.html import cards_html
from builder.components.cards.layout import layout_cards
from builder.components.cards.syntax import Cards, parse_cards
from builder.components.reveal import REVEAL, clicks_by_number
from builder.layout.frame import Frame, Reveal
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class CardsComponent(Component[Cards]):
    """``/// cards``: a phrase and a sentence or two each; ``###`` subsections make the same cards."""

    name = "cards"
    noun = "卡片"
    options = (REVEAL,)
    can_reveal = True

    def parse(self, source: Source, report: Report) -> Cards | None:
        return parse_cards(source, report)

    def html(self, content: Cards, context: HtmlContext) -> Element:
        return cards_html(content, context)

    def is_revealed(self, content: Cards) -> bool:
        return content.reveal

    def clicks(self, frames: Sequence[Frame]) -> tuple[tuple[Reveal, ...], ...]:
        return clicks_by_number(frames, {"卡片", "卡片组"})

    def layout(self, content: Cards, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_cards(content, region, kit)


component = CardsComponent()
