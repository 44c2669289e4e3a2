"""A metric of the library, by its number: how it is counted and which values are good."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, LibraryReference, Source
from builder.components.metric.html import metric_html, missing_metric
from builder.components.metric.layout import layout_metric
from builder.components.reference import read_reference
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.metric import Metric


class MetricComponent(Component[Metric | LibraryReference]):
    """``/// metric | K03``; the plan puts the metric in the reference's place."""

    name = "metric"
    noun = "指标"
    argument = "reference"

    def parse(self, source: Source, report: Report) -> LibraryReference | None:
        if not source.argument:
            report.error(
                "DIA010",
                source.span,
                "组件 metric 没有写编号",
                "竖线后写指标库里的编号，例如 /// metric | K03",
                "metric has no number",
            )
            return None
        return read_reference(source, "K03", report)

    def html(self, content: Metric | LibraryReference, context: HtmlContext) -> Element:
        if isinstance(content, Metric):
            return metric_html(content)
        metric = context.index.metric(content.ref)
        return metric_html(metric) if metric else missing_metric(content.ref)

    def layout(
        self, content: Metric | LibraryReference, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        if isinstance(content, LibraryReference):
            return ()  # the plan has put the metric itself in its place
        return layout_metric(content, region, kit)


component = MetricComponent()
