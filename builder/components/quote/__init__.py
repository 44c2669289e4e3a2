"""What someone said, in their own words."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.html import element, rich
from builder.components.quote.layout import layout_sayings
from builder.components.quote.syntax import DASH, Saying, read_sayings
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class QuoteComponent(Component[tuple[Saying, ...]]):
    """``/// quote``: sentences and who said them, where."""

    name = "quote"
    noun = "原话"
    argument = "title"

    def parse(self, source: Source, report: Report) -> tuple[Saying, ...] | None:
        return read_sayings(source, report) or None

    def html(self, content: tuple[Saying, ...], context: HtmlContext) -> Element:
        return element("div", "cw-quote", *(_figure(saying, context) for saying in content))

    def layout(
        self, content: tuple[Saying, ...], region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        return layout_sayings(content, region, kit)


def _figure(saying: Saying, context: HtmlContext) -> Element:
    words = (rich("p", "", part, context) for part in saying.words)
    name = "cw-quote-saying cw-quote-key" if saying.key else "cw-quote-saying"
    made = element("figure", name, element("blockquote", "cw-quote-words", *words))
    if saying.source:
        made.append(rich("figcaption", "cw-quote-source", saying.source, context))
        made[-1].text = DASH + (made[-1].text or "")
    return made


component = QuoteComponent()
