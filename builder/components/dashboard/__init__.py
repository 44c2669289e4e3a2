"""Metrics against their thresholds: the value today, how far to the target, where it warns."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.dashboard.html import dashboard_html
from builder.components.dashboard.layout import layout_dashboard
from builder.components.dashboard.syntax import Dashboard, read_dashboard
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class DashboardComponent(Component[Dashboard]):
    """``/// dashboard``: items with value, target and warning, or a table of them."""

    name = "dashboard"
    noun = "指标看板"

    def parse(self, source: Source, report: Report) -> Dashboard | None:
        return read_dashboard(source, report)

    def html(self, content: Dashboard, context: HtmlContext) -> Element:
        return dashboard_html(content, context)

    def layout(self, content: Dashboard, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_dashboard(content, region, kit)


component = DashboardComponent()
