"""Three to six steps that lead back to the first, as a ring of arrows beside its rows."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.cycle.html import cycle_html
from builder.components.cycle.layout import layout_cycle
from builder.components.cycle.syntax import Cycle, read_cycle
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class CycleComponent(Component[Cycle]):
    """``/// cycle | 每周 一轮``: what comes round again."""

    name = "cycle"
    noun = "循环"
    argument = "text"

    def parse(self, source: Source, report: Report) -> Cycle | None:
        return read_cycle(source, report)

    def html(self, content: Cycle, context: HtmlContext) -> Element:
        return cycle_html(content, context)

    def layout(self, content: Cycle, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_cycle(content, region, kit)


component = CycleComponent()
