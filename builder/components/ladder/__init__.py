"""Levels as steps that rise from one baseline, each with what it asks for and what proves it."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.ladder.layout import layout_ladder
from builder.components.stage import Stages, read_stages, stages_html
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report

EXAMPLE = "- **独立**：一个人接完一整班"


class LadderComponent(Component[Stages]):
    """``/// ladder``: levels from the lowest to the highest."""

    name = "ladder"
    noun = "阶梯"

    def parse(self, source: Source, report: Report) -> Stages | None:
        return read_stages(source, report, EXAMPLE)

    def html(self, content: Stages, context: HtmlContext) -> Element:
        return stages_html(self.name, content, context)

    def layout(self, content: Stages, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_ladder(content, region, kit)


component = LadderComponent()
