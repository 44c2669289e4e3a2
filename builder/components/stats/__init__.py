"""Big numbers, each with a label and what to compare it with."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.reveal import clicks_by_number
from builder.components.stats.html import stats_html
from builder.components.stats.layout import layout_stats
from builder.components.stats.syntax import Stats, parse_stats
from builder.layout.frame import Frame, Reveal
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class StatsComponent(Component[Stats]):
    """``/// stats``: one to four figures as the slide's heroes; more become a table."""

    name = "stats"
    noun = "大数字"
    can_reveal = True

    def parse(self, source: Source, report: Report) -> Stats | None:
        return parse_stats(source, report)

    def html(self, content: Stats, context: HtmlContext) -> Element:
        return stats_html(content, context)

    def clicks(self, frames: Sequence[Frame]) -> tuple[tuple[Reveal, ...], ...]:
        return clicks_by_number(frames, {"数字", "数字说明", "对照"})

    def layout(self, content: Stats, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_stats(content, region, kit)


component = StatsComponent()
