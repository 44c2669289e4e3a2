"""Steps on the site: an ordered list and, where every step has a duration, a bar to scale."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.steps.syntax import Step, Steps


def steps_html(content: Steps, context: HtmlContext) -> Element:
    """``div`` with the list and, if the steps are timed, the bar."""
    steps = element("ol", "cw-steps-list")
    steps.extend(_step(step, context) for step in content.steps)
    made = element("div", "cw-steps", steps)
    if content.is_timed:
        made.append(_bar(content))
    return made


def _step(step: Step, context: HtmlContext) -> Element:
    item = element("li", "cw-steps-step cw-steps-key" if step.key else "cw-steps-step")
    head = element("p", "cw-steps-head")
    if step.name:
        head.append(rich("strong", "cw-steps-name", step.name, context))
    if step.measure:
        head.append(element("span", "cw-steps-measure", step.measure.text))
    if len(head):
        item.append(head)
    if step.text:
        item.append(rich("p", "cw-steps-text", step.text, context))
    if step.details:
        item.append(element("ul", "", *(rich("li", "", text, context) for text in step.details)))
    return item


def _bar(content: Steps) -> Element:
    """Lengths to scale; hidden from screen readers, who hear each duration at its step."""
    bar = element("div", "cw-steps-bar")
    bar.set("aria-hidden", "true")
    for step in content.steps:
        name = "cw-steps-segment cw-steps-key" if step.key else "cw-steps-segment"
        bar.append(element("span", name, style=f"flex-grow: {step.seconds:g}"))
    return bar
