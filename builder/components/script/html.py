"""A script on the site: an ordered list; the wording is the object, the rest stands around it."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.phrases import LabelledPhrases
from builder.components.script.syntax import Script, ScriptStep


def script_html(script: Script, context: HtmlContext) -> Element:
    """Steps as ``ol``, alternatives folded below each, the phrases to avoid as ``ul``."""
    steps = element("ol", "cw-script-steps", *(_step(step, context) for step in script.steps))
    never = _never(script.never, context) if script.never else None
    return element("div", "cw-script", steps, never)


def _step(step: ScriptStep, context: HtmlContext) -> Element:
    head = element("div", "cw-script-head", rich("strong", "", step.name, context))
    if step.intent:
        head.append(rich("span", "cw-script-intent", step.intent, context))
    made = element("li", "cw-script-step", head)
    if step.wording:
        made.append(rich("p", "cw-script-wording", step.wording, context))
    if step.alternatives:
        summary = element("summary", "", "也可以说")
        others = [rich("p", "cw-script-wording", text, context) for text in step.alternatives]
        made.append(element("details", "cw-script-more", summary, *others))
    return made


def _never(never: LabelledPhrases, context: HtmlContext) -> Element:
    phrases = (rich("li", "", phrase, context) for phrase in never.phrases)
    label = rich("strong", "cw-script-never-label", never.label, context)
    return element("div", "cw-script-never", label, element("ul", "", *phrases))
