"""A checklist on the site: a list whose squares print well."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.checklist.syntax import Check
from builder.components.html import element, rich


def checklist_html(checks: Sequence[Check], context: HtmlContext) -> Element:
    """``ul`` with one ``li`` per check."""
    return element("ul", "cw-checklist", *(_row(check, context) for check in checks))


def _row(check: Check, context: HtmlContext) -> Element:
    row = element("li", "cw-checklist-row cw-checklist-key" if check.key else "cw-checklist-row")
    box = "cw-checklist-box cw-checklist-done" if check.done else "cw-checklist-box"
    state = "已完成" if check.done else "未完成"
    row.append(element("span", box, role="img", **{"aria-label": state}))
    name = rich("strong" if check.is_labelled else "span", "cw-checklist-name", check.name, context)
    texts = (rich("span", "cw-checklist-text", text, context) for text in check.texts)
    row.append(element("span", "cw-checklist-words", name, *texts))
    if check.measure:
        row.append(element("span", "cw-checklist-measure", check.measure))
    return row
