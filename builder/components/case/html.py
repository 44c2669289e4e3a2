"""A case on the site: a description list, the result set apart, the lesson below."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.case.syntax import Case, CasePart, CaseResult
from builder.components.html import element, rich
from builder.components.shapes import split_figure


def case_html(case: Case, context: HtmlContext) -> Element:
    """The case as one ``dl``; every part is a ``div`` of its own, which a style sheet can place."""
    parts = element("dl", "cw-case-parts")
    for part in case.story:
        parts.append(_part("cw-case-part", part, context))
    if case.result:
        parts.append(_result(case.result, context))
    if case.lesson:
        parts.append(_part("cw-case-lesson", case.lesson, context))
    return element("div", "cw-case", parts)


def _part(class_name: str, part: CasePart, context: HtmlContext) -> Element:
    return element(
        "div", class_name, rich("dt", "", part.label, context), rich("dd", "", part.text, context)
    )


def _result(result: CaseResult, context: HtmlContext) -> Element:
    made = element("div", "cw-case-result", rich("dt", "", result.label, context))
    if result.figure:
        number, unit = split_figure(result.figure)
        figure = element("dd", "cw-case-figure", number)
        if unit:
            space = "" if unit == "%" else " "
            figure.text = f"{number}{space}"
            figure.append(element("span", "cw-case-unit", unit))
        made.append(figure)
    if result.text:
        made.append(rich("dd", "", result.text, context))
    return made
