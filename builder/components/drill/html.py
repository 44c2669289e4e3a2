"""An exercise on the site: an ordered list of phases, each with a bar on the common scale of minutes."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.drill.syntax import Drill, Phase, number_text
from builder.components.html import element, rich


def drill_html(drill: Drill, context: HtmlContext) -> Element:
    """Title with the total, the phases, what observers look for."""
    total = drill.minutes
    made = element("section", "cw-drill")
    head = element("p", "cw-drill-head")
    if drill.title:
        head.append(element("strong", "", drill.title))
    if total:
        head.append(element("span", "cw-drill-total", f"共 {number_text(total)} 分钟"))
    if len(head):
        made.append(head)
    phases = element("ol", "cw-drill-phases")
    start = 0.0
    for phase in drill.phases:
        phases.append(_phase(phase, start, total, context))
        start += phase.minutes
    made.append(phases)
    if drill.observers:
        items = (rich("li", "", phrase, context) for phrase in drill.observers.phrases)
        label = rich("strong", "", drill.observers.label, context)
        made.append(element("div", "cw-drill-observers", label, element("ul", "", *items)))
    return made


def _phase(phase: Phase, start: float, total: float, context: HtmlContext) -> Element:
    made = element("li", "cw-drill-phase cw-drill-key" if phase.practice else "cw-drill-phase")
    made.append(rich("strong", "cw-drill-name", phase.name, context))
    made.append(rich("span", "cw-drill-task", phase.task, context))
    if phase.length:
        made.append(element("span", "cw-drill-minutes", phase.length))
    if phase.minutes:
        place = f"margin-left:{100 * start / total:.2f}%;width:{100 * phase.minutes / total:.2f}%"
        bar = element("span", "cw-drill-bar", style=place)
        made.append(element("span", "cw-drill-track", bar, **{"aria-hidden": "true"}))
    return made
