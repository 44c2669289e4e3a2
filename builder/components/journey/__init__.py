"""What a customer meets on the way, does, thinks and feels."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.journey.html import journey_html
from builder.components.journey.layout import layout_journey
from builder.components.journey.syntax import Journey, read_journey
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class JourneyComponent(Component[Journey]):
    """``/// journey``: touchpoints on a line, the curve of moods, rows below."""

    name = "journey"
    noun = "旅程"

    def parse(self, source: Source, report: Report) -> Journey | None:
        return read_journey(source, report)

    def html(self, content: Journey, context: HtmlContext) -> Element:
        return journey_html(content, context)

    def layout(self, content: Journey, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_journey(content, region, kit)


component = JourneyComponent()
