"""Pairs of wordings on the site: side by side, below one another on a phone."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.do_dont.syntax import DoDont, Pair, Wording
from builder.components.html import element, rich


def do_dont_html(content: DoDont, context: HtmlContext) -> Element:
    """``ul`` with one ``li`` per pair."""
    made = element("ul", "cw-do-dont")
    made.extend(_pair(pair, context) for pair in content.pairs)
    return made


def _pair(pair: Pair, context: HtmlContext) -> Element:
    item = element("li", "cw-do-dont-pair")
    for side, name in ((pair.dont, "cw-do-dont-dont"), (pair.do, "cw-do-dont-do")):
        if side:
            item.append(_wording(side, name, context))
    return item


def _wording(side: Wording, name: str, context: HtmlContext) -> Element:
    made = element("div", name)
    made.append(rich("p", "cw-do-dont-verdict", side.label, context))
    made.append(rich("p", "cw-do-dont-wording", side.text, context))
    made.extend(rich("p", "cw-do-dont-reason", reason, context) for reason in side.reasons)
    return made
