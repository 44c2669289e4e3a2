"""A funnel on the site: an ordered list, each stage with a centred bar."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.funnel.syntax import Funnel, Stage
from builder.components.html import element, rich

_NARROWEST = 0.4
"""Width of the last bar in a funnel that is not to scale."""


def funnel_html(funnel: Funnel, context: HtmlContext) -> Element:
    """``ol`` with one ``li`` per stage; bars are drawn for the eye alone."""
    made = element("ol", "cw-funnel")
    count = len(funnel.stages)
    for number, stage in enumerate(funnel.stages):
        even = 1 - (1 - _NARROWEST) * number / max(1, count - 1)
        made.append(_stage(stage, even if stage.share is None else stage.share, context))
    return made


def _stage(stage: Stage, share: float, context: HtmlContext) -> Element:
    made = element("li", "cw-funnel-stage cw-funnel-key" if stage.key else "cw-funnel-stage")
    if stage.rate:
        made.append(element("span", "cw-funnel-rate", f"转化 {stage.rate}"))
    bar = element("span", "cw-funnel-bar", style=f"width:{100 * share:.2f}%")
    made.append(element("span", "cw-funnel-track", bar, **{"aria-hidden": "true"}))
    head = element("span", "cw-funnel-head", rich("strong", "cw-funnel-name", stage.name, context))
    if stage.measure:
        head.append(element("span", "cw-funnel-measure", stage.measure))
    texts = (rich("span", "cw-funnel-text", text, context) for text in stage.texts)
    made.append(element("span", "cw-funnel-words", head, *texts))
    return made
