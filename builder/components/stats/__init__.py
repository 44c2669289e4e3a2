"""Big numbers, each with a label and what to compare it with."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.stats.html import stats_html
from builder.components.stats.layout import layout_stats
from builder.components.stats.syntax import Stats, parse_stats
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class StatsComponent(Component[Stats]):
    """``/// stats``: one to four figures as the slide's heroes; more become a table."""

    name = "stats"
    noun = "大数字"

    def parse(self, source: Source, report: Report) -> Stats | None:
        return parse_stats(source, report)

    def html(self, content: Stats, context: HtmlContext) -> Element:
        return stats_html(content, context)

    def layout(self, content: Stats, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_stats(content, region, kit)


component = StatsComponent()
