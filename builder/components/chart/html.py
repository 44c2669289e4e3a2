"""A chart on the site: its data as a table whose cells carry bars, so it reads without colours and scripts."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.chart.axes import stack_totals
from builder.components.chart.numbers import change_text, number_text
from builder.components.chart.syntax import Chart, ChartFigure
from builder.components.html import element, rich
from builder.components.shapes import split_figure


def chart_html(chart: Chart, context: HtmlContext) -> Element:
    """Caption, table and the figure beside it."""
    figure = element("figure", f"cw-chart cw-chart-{chart.type}")
    if chart.title:
        figure.append(element("figcaption", "", chart.title))
    figure.append(_table(chart, context))
    if chart.figure:
        figure.append(_figure(chart.figure, context))
    return figure


def _table(chart: Chart, context: HtmlContext) -> Element:
    heads = [rich("th", "", series.name, context) for series in chart.series]
    for head in heads:
        head.set("scope", "col")
    largest = max((abs(v) for s in chart.series for v in s.values if v is not None), default=0.0)
    scale = max(largest, 100.0) if chart.unit == "%" else largest
    totals = stack_totals(chart.series)
    body = element("tbody")
    for position, category in enumerate(chart.categories):
        row = element("tr", "cw-chart-key" if position == chart.key else "")
        row.append(rich("th", "", category, context))
        row[0].set("scope", "row")
        for number, series in enumerate(chart.series):
            is_last = number == len(chart.series) - 1
            whole = totals[position] if chart.grouping == "percent" else scale
            row.append(_cell(series.values[position], chart.unit, whole, is_last))
        if chart.change:
            row.append(_change(chart, position))
        body.append(row)
    corner = rich("th", "", chart.kind, context)
    corner.set("scope", "col")
    if chart.change:
        heads.append(element("th", "", "变化", scope="col"))
    head = element("thead", "", element("tr", "", corner, *heads))
    return element("table", "cw-chart-data", head, body)


def _cell(value: float | None, unit: str, scale: float, is_last: bool) -> Element:
    cell = element("td", "cw-chart-after" if is_last else "cw-chart-before")
    if value is None:
        cell.text = "–"
        return cell
    share = 100 * abs(value) / scale if scale else 0.0
    cell.append(
        element("span", "cw-chart-bar", style=f"width:{share:.1f}%", **{"aria-hidden": "true"})
    )
    cell.append(element("span", "cw-chart-value", number_text(value, unit)))
    return cell


def _change(chart: Chart, position: int) -> Element:
    before, after = (series.values[position] for series in chart.series)
    if before is None or after is None:
        return element("td", "", "–")
    return element("td", "cw-chart-change", change_text(before, after))


def _figure(figure: ChartFigure, context: HtmlContext) -> Element:
    made = element("div", "cw-chart-figure")
    number, unit = split_figure(figure.figure)
    if number:
        made.append(element("strong", "cw-chart-number", number, element("span", "", unit)))
    if figure.label:
        made.append(rich("span", "cw-chart-label", figure.label, context))
    if figure.reason:
        made.append(rich("p", "", figure.reason, context))
    return made
