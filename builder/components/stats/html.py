"""Figures on the site: a description list, the figure drawn above its label."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.stats.syntax import Stat, Stats


def stats_html(content: Stats, context: HtmlContext) -> Element:
    """``dl`` with one ``div`` per figure."""
    return element("dl", "cw-stats", *(_stat(stat, context) for stat in content.items))


def _stat(stat: Stat, context: HtmlContext) -> Element:
    item = element("div", "cw-stats-item cw-stats-key" if stat.key else "cw-stats-item")
    item.append(rich("dt", "cw-stats-label", stat.label, context))
    item.append(rich("dd", "cw-stats-figure", stat.written, context))
    if stat.comparison:
        item.append(rich("dd", "cw-stats-comparison", stat.comparison, context))
    return item
