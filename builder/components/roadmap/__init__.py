"""Phases along an axis, each with what it is to reach and what is done."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.roadmap.layout import layout_roadmap
from builder.components.stage import Stages, read_stages, stages_html
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report

EXAMPLE = "- **短期**（1–3 个月）：先把口径对齐"


class RoadmapComponent(Component[Stages]):
    """``/// roadmap``: phase, period, aim and actions."""

    name = "roadmap"
    noun = "路线图"

    def parse(self, source: Source, report: Report) -> Stages | None:
        return read_stages(source, report, EXAMPLE)

    def html(self, content: Stages, context: HtmlContext) -> Element:
        return stages_html(self.name, content, context)

    def layout(self, content: Stages, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_roadmap(content, region, kit)


component = RoadmapComponent()
