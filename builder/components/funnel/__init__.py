"""Stages that fewer and fewer pass."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.funnel.html import funnel_html
from builder.components.funnel.layout import layout_funnel
from builder.components.funnel.syntax import Funnel, read_funnel
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class FunnelComponent(Component[Funnel]):
    """``/// funnel``: bars to scale where every stage has a count, evenly narrowing ones otherwise."""

    name = "funnel"
    noun = "漏斗"

    def parse(self, source: Source, report: Report) -> Funnel | None:
        return read_funnel(source, report)

    def html(self, content: Funnel, context: HtmlContext) -> Element:
        return funnel_html(content, context)

    def layout(self, content: Funnel, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_funnel(content, region, kit)


component = FunnelComponent()
