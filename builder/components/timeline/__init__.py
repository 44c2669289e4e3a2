"""Events along a rail, in order of time."""

from typing import ClassVar
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Option, Source
from builder.components.timeline.html import timeline_html
from builder.components.timeline.layout import layout_timeline
from builder.components.timeline.syntax import Timeline, parse_timeline
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class TimelineComponent(Component[Timeline]):
    """``/// timeline``: the time above, event and text below."""

    name = "timeline"
    noun = "时间线"
    options: ClassVar[tuple[Option, ...]] = (
        Option(name="continues", kind="flag", meaning="写 true，最后一件事之后画箭头"),
    )

    def parse(self, source: Source, report: Report) -> Timeline | None:
        return parse_timeline(source, report)

    def html(self, content: Timeline, context: HtmlContext) -> Element:
        return timeline_html(content, context)

    def layout(self, content: Timeline, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_timeline(content, region, kit)


component = TimelineComponent()
