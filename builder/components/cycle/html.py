"""A cycle on the site: an ordered list beside a ring that is drawn for the eye alone."""

from math import cos, radians, sin
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.cycle.syntax import MOST, Cycle, Segment
from builder.components.html import element, rich

_RADIUS = 40.0
"""Of the ring's middle line, in a drawing 100 wide."""
_GAP_DEG = 5.0


def cycle_html(cycle: Cycle, context: HtmlContext) -> Element:
    """Ring and rows; the rows alone say everything, the ring is hidden from screen readers."""
    rows = element("ol", "cw-cycle-rows", *(_row(s, context) for s in cycle.segments))
    made = element("div", "cw-cycle")
    if len(cycle.segments) <= MOST:
        made.append(_ring(cycle))
    elif cycle.center:
        words = " ".join(word for word in (cycle.lead, cycle.center) if word)
        made.append(element("p", "cw-cycle-words", words))
    made.append(rows)
    return made


def _row(segment: Segment, context: HtmlContext) -> Element:
    made = element("li", "cw-cycle-row cw-cycle-key" if segment.key else "cw-cycle-row")
    made.append(element("span", "cw-cycle-mark", segment.mark))
    made.append(rich("strong", "cw-cycle-name", segment.name, context))
    if segment.text:
        made.append(rich("span", "cw-cycle-text", segment.text, context))
    return made


def _ring(cycle: Cycle) -> Element:
    ring = element("svg", "cw-cycle-ring", viewBox="0 0 100 100", role="presentation")
    has_key = any(segment.key for segment in cycle.segments)
    angle = 360 / len(cycle.segments)
    for number, segment in enumerate(cycle.segments):
        start = -90 + number * angle
        class_name = "cw-cycle-arc" if segment.key or not has_key else "cw-cycle-arc cw-cycle-other"
        ends = f"{_point(start + _GAP_DEG / 2)} A{_RADIUS} {_RADIUS} 0 0 1 "
        path = f"M{ends}{_point(start + angle - _GAP_DEG / 2)}"
        ring.append(element("path", class_name, d=path))
        x, y = _point(start + angle / 2).split(" ")
        ring.append(element("text", class_name, segment.mark, x=x, y=y))
    if cycle.lead:
        ring.append(element("text", "cw-cycle-lead", cycle.lead, x="50", y="43"))
    if cycle.center:
        ring.append(element("text", "cw-cycle-center", cycle.center, x="50", y="55"))
    return ring


def _point(degrees: float) -> str:
    angle = radians(degrees)
    return f"{50 + _RADIUS * cos(angle):.2f} {50 + _RADIUS * sin(angle):.2f}"
