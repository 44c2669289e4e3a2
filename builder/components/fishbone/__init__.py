"""Causes of an effect, by category, as the bones of a fish."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.fishbone.html import fishbone_html
from builder.components.fishbone.layout import layout_fishbone
from builder.components.fishbone.syntax import Fishbone, read_fishbone
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class FishboneComponent(Component[Fishbone]):
    """``/// fishbone | 客户一天打来三次``: what it may come from."""

    name = "fishbone"
    noun = "原因"
    argument = "text"

    def parse(self, source: Source, report: Report) -> Fishbone | None:
        return read_fishbone(source, report)

    def html(self, content: Fishbone, context: HtmlContext) -> Element:
        return fishbone_html(content, context)

    def layout(self, content: Fishbone, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_fishbone(content, region, kit)


component = FishboneComponent()
