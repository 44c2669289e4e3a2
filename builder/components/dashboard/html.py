"""Metrics on the site: a description list, each with a scale drawn by the style sheet."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.dashboard.scale import scale_of
from builder.components.dashboard.syntax import Dashboard, Gauge
from builder.components.dashboard.tone import CLASSES
from builder.components.html import element, rich


def dashboard_html(content: Dashboard, context: HtmlContext) -> Element:
    """``dl`` with one ``div`` per metric, under the heads of names and values where it was a table."""
    made = element("div", "cw-dashboard")
    if content.heads:
        heads = (rich("span", "", head, context) for head in content.heads[:2] if head)
        made.append(element("div", "cw-dashboard-heads", *heads))
    made.append(
        element("dl", "cw-dashboard-list", *(_gauge(each, context) for each in content.gauges))
    )
    return made


def _gauge(gauge: Gauge, context: HtmlContext) -> Element:
    kind = dict(CLASSES).get(gauge.verdict, "plain") if gauge.verdict else "plain"
    item = element("div", f"cw-dashboard-item cw-dashboard-{kind}")
    item.append(rich("dt", "cw-dashboard-name", gauge.name, context))
    item.append(element("dd", "cw-dashboard-value", gauge.figure.plain))
    if gauge.verdict:
        item.append(element("dd", "cw-dashboard-verdict", gauge.verdict))
    if gauge.has_scale:
        item.append(_scale(gauge))
    if gauge.written:
        item.append(rich("dd", "cw-dashboard-text", gauge.written, context))
    return item


def _scale(gauge: Gauge) -> Element:
    scale = scale_of(gauge)
    track = element("dd", "cw-dashboard-scale", **{"aria-hidden": "true"})
    if gauge.value is not None:
        zero, end = scale.share(0.0), scale.share(gauge.value)
        style = f"left:{100 * min(zero, end):.1f}%;width:{100 * abs(end - zero):.1f}%"
        track.append(element("span", "cw-dashboard-bar", style=style))
    for mark in gauge.marks:
        left = 100 * scale.share(gauge.edge(mark))
        track.append(element("span", "cw-dashboard-tick", style=f"left:{left:.1f}%"))
    return track
