"""Why, asked again and again, down to the cause that can be changed."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.five_whys.html import chain_html
from builder.components.five_whys.layout import layout_chain
from builder.components.five_whys.syntax import Chain, read_chain
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class FiveWhysComponent(Component[Chain]):
    """``/// five-whys``: questions that each ask about the answer before."""

    name = "five-whys"
    noun = "追问"
    argument = "title"

    def parse(self, source: Source, report: Report) -> Chain | None:
        return read_chain(source, report)

    def html(self, content: Chain, context: HtmlContext) -> Element:
        return chain_html(content, context)

    def layout(self, content: Chain, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_chain(content, region, kit)


component = FiveWhysComponent()
