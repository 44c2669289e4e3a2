"""A script on the site: an ordered list; the wording is the object, the rest stands around it."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.phrases import LabelledPhrases
from builder.components.script.syntax import Script, ScriptStep
from builder.model.inline import RichText

_EVERYWHERE = "通用"
"""The wording of a step on channels that have none of their own, where the script names no channel for it."""


def script_html(script: Script, context: HtmlContext) -> Element:
    """Steps as ``ol`` with the wording of every channel, alternatives folded, the phrases to avoid as ``ul``.

    Everything is there without a script; ``copy.js`` adds the buttons and shows one channel at a time.
    """
    own = script.channel or _EVERYWHERE
    steps = element("ol", "cw-script-steps", *(_step(step, own, context) for step in script.steps))
    never = _never(script.never, context) if script.never else None
    made = element("div", "cw-script", steps, never)
    if any(step.variants for step in script.steps):
        made.set("data-channel", own)
    return made


def _step(step: ScriptStep, own_channel: str, context: HtmlContext) -> Element:
    head = element("div", "cw-script-head", rich("strong", "", step.name, context))
    if step.intent:
        head.append(rich("span", "cw-script-intent", step.intent, context))
    made = element("li", "cw-script-step", head)
    if step.wording:
        made.append(_line(step.wording, own_channel if step.variants else "", context))
    for variant in step.variants:
        made.append(_line(variant.wording, variant.channel, context))
    if step.alternatives:
        summary = element("summary", "", "也可以说")
        others = [_line(text, "", context) for text in step.alternatives]
        made.append(element("details", "cw-script-more", summary, *others))
    return made


def _line(wording: RichText, channel: str, context: HtmlContext) -> Element:
    made = element("div", "cw-script-line")
    if channel:
        made.set("data-channel", channel)
        made.append(element("span", "cw-script-channel", channel))
    made.append(rich("p", "cw-script-wording", wording, context))
    return made


def _never(never: LabelledPhrases, context: HtmlContext) -> Element:
    phrases = (rich("li", "", phrase, context) for phrase in never.phrases)
    label = rich("strong", "cw-script-never-label", never.label, context)
    return element("div", "cw-script-never", label, element("ul", "", *phrases))
