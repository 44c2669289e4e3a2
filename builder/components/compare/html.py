"""A comparison on the site: a table with row and column heads."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.compare.syntax import Compare, Row
from builder.components.html import element, rich
from builder.model.inline import RichText


def compare_html(content: Compare, context: HtmlContext) -> Element:
    """``div`` that scrolls sideways where it must, with the table."""
    head = element("tr")
    if content.has_labels:
        head.append(
            rich("th", "cw-compare-corner", content.corner, context)
            if content.corner
            else element("td", "cw-compare-corner")
        )
    last = len(content.heads) - 1
    for number, text in enumerate(content.heads):
        is_best = number == last and not content.neutral
        head.append(_scoped("col", "cw-compare-best" if is_best else "", text, context))
    table = element("table", "cw-compare-table", element("thead", "", head))
    table.append(element("tbody", "", *(_row(row, content, context) for row in content.rows)))
    name = "cw-compare cw-compare-neutral" if content.neutral else "cw-compare"
    return element("div", name, table)


def _row(row: Row, content: Compare, context: HtmlContext) -> Element:
    made = element("tr", "cw-compare-key" if row.key else "")
    if content.has_labels:
        made.append(_scoped("row", "", row.label, context))
    last = len(row.cells) - 1
    for number, text in enumerate(row.cells):
        is_best = number == last and not content.neutral
        made.append(rich("td", "cw-compare-best" if is_best else "", text, context))
    return made


def _scoped(scope: str, class_name: str, text: RichText, context: HtmlContext) -> Element:
    made = rich("th", class_name, text, context)
    made.set("scope", scope)
    return made
