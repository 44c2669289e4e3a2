"""A native chart from a table, with the one figure that matters beside it."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Option, Source
from builder.components.chart.html import chart_html
from builder.components.chart.layout import layout_chart
from builder.components.chart.syntax import STACKED, TYPES, Chart, read_chart
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class ChartComponent(Component[Chart]):
    """``/// chart | title``: categories in the first column, then one column a series."""

    name = "chart"
    noun = "图表"
    argument = "title"
    options = (
        Option(
            name="type",
            kind="choice",
            choices=(*TYPES, STACKED),
            meaning="柱 column、条 bar、线 line、饼 pie、环 doughnut、雷达 radar、堆积 stacked；"
            "不写时按类别的多少和长短选柱或条",
        ),
        Option(name="unit", meaning='数字的单位，例如 "%"；写在每个数字后面也可以'),
        Option(name="percent", kind="flag", meaning="写 true，堆积图每一根都拉满到 100%"),
        Option(name="change", kind="flag", meaning="写 true，每一对前后数字上面标出差多少"),
        Option(name="key", meaning="要强调的那一类，写第一列里的名字"),
    )

    def parse(self, source: Source, report: Report) -> Chart | None:
        return read_chart(source, report)

    def html(self, content: Chart, context: HtmlContext) -> Element:
        return chart_html(content, context)

    def layout(self, content: Chart, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_chart(content, region, kit)


component = ChartComponent()
