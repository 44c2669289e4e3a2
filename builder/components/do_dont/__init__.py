"""What not to say beside what to say."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.do_dont.html import do_dont_html
from builder.components.do_dont.layout import layout_do_dont
from builder.components.do_dont.syntax import DoDont, parse_do_dont
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class DoDontComponent(Component[DoDont]):
    """``/// do-dont``: wordings in pairs with their reasons."""

    name = "do-dont"
    noun = "对错"

    def parse(self, source: Source, report: Report) -> DoDont | None:
        return parse_do_dont(source, report)

    def html(self, content: DoDont, context: HtmlContext) -> Element:
        return do_dont_html(content, context)

    def layout(self, content: DoDont, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_do_dont(content, region, kit)


component = DoDontComponent()
