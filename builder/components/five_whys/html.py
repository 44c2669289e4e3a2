"""A chain of questions on the site: an ordered list that steps down to the root cause."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.five_whys.syntax import ROOT_LABEL, Chain, Why
from builder.components.html import element, rich


def chain_html(chain: Chain, context: HtmlContext) -> Element:
    """``ol`` with one item a question."""
    return element("ol", "cw-five-whys", *(_why(why, context) for why in chain.whys))


def _why(why: Why, context: HtmlContext) -> Element:
    name = "cw-five-whys-item cw-five-whys-root" if why.is_root else "cw-five-whys-item"
    made = element("li", name)
    if why.question:
        made.append(rich("p", "cw-five-whys-question", why.question, context))
    answer = element("div", "cw-five-whys-answer")
    if why.is_root:
        answer.append(element("strong", "cw-five-whys-label", ROOT_LABEL))
    if why.answer:
        answer.append(rich("p", "", why.answer, context))
    answer.extend(rich("p", "cw-five-whys-evidence", text, context) for text in why.evidence)
    made.append(answer)
    return made
