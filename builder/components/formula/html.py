"""A formula on the site: one line, then a description list of its terms."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.formula.syntax import Formula, Term
from builder.components.html import add_runs, element, rich


def formula_html(content: Formula, context: HtmlContext) -> Element:
    """``div`` with the formula and its terms."""
    line = element("p", "cw-formula-line")
    for run in content.line.runs:
        name = "cw-formula-term" if run.bold else "cw-formula-operator"
        holder = element("span", name)
        add_runs(holder, (run,), context)
        line.append(holder)
    made = element("div", "cw-formula", line)
    if content.terms:
        made.append(element("dl", "cw-formula-terms", *(_term(t, context) for t in content.terms)))
    return made


def _term(term: Term, context: HtmlContext) -> Element:
    item = element("div", "cw-formula-item cw-formula-key" if term.key else "cw-formula-item")
    item.append(rich("dt", "", term.name, context))
    item.append(rich("dd", "", term.text, context))
    item.extend(rich("dd", "cw-formula-detail", text, context) for text in term.details)
    return item
