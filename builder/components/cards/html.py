"""Cards on the site: a list laid out as a grid."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.cards.syntax import Card, Cards
from builder.components.html import element, rich


def cards_html(content: Cards, context: HtmlContext) -> Element:
    """``ul`` with one ``li`` per card."""
    made = element("ul", "cw-cards")
    made.extend(_card(card, context) for card in content.cards)
    return made


def _card(card: Card, context: HtmlContext) -> Element:
    item = element("li", "cw-cards-card cw-cards-key" if card.key else "cw-cards-card")
    if card.title:
        item.append(rich("strong", "cw-cards-title", card.title, context))
    if card.text:
        item.append(rich("p", "cw-cards-text", card.text, context))
    item.extend(rich("p", "cw-cards-foot", line, context) for line in card.foot)
    return item
