"""An exercise: phases on one scale of minutes, and what observers look for."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.drill.html import drill_html
from builder.components.drill.layout import layout_drill
from builder.components.drill.syntax import Drill, read_drill
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class DrillComponent(Component[Drill]):
    """``/// drill | title``: phases with their minutes; ``{.key}`` marks those of practice."""

    name = "drill"
    noun = "演练"
    argument = "title"
    is_exercise = True

    def parse(self, source: Source, report: Report) -> Drill | None:
        return read_drill(source, report)

    def html(self, content: Drill, context: HtmlContext) -> Element:
        return drill_html(content, context)

    def layout(self, content: Drill, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_drill(content, region, kit)


component = DrillComponent()
