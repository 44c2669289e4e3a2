"""Four cells on two axes, with an optional column of rules beside them."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Option, Source
from builder.components.quadrant.html import quadrant_html
from builder.components.quadrant.layout import layout_quadrant
from builder.components.quadrant.syntax import Quadrant, read_quadrant
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class QuadrantComponent(Component[Quadrant]):
    """``/// quadrant``: important and urgent, important, urgent, neither."""

    name = "quadrant"
    noun = "四象限"
    options = (
        Option(name="x", meaning="横轴的名字，例如 紧急；两端各有名字时写 往里看｜往外看"),
        Option(name="y", meaning="纵轴的名字，例如 重要；两端各有名字时写 凭经验｜看数字"),
    )

    def parse(self, source: Source, report: Report) -> Quadrant | None:
        return read_quadrant(source, report)

    def html(self, content: Quadrant, context: HtmlContext) -> Element:
        return quadrant_html(content, context)

    def layout(self, content: Quadrant, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_quadrant(content, region, kit)


component = QuadrantComponent()
