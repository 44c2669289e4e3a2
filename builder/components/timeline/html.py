"""A timeline on the site: an ordered list along a rail."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.timeline.syntax import Event, Timeline


def timeline_html(content: Timeline, context: HtmlContext) -> Element:
    """``ol`` with one ``li`` per event."""
    name = "cw-timeline cw-timeline-continues" if content.continues else "cw-timeline"
    made = element("ol", name)
    made.extend(_event(event, context) for event in content.events)
    return made


def _event(event: Event, context: HtmlContext) -> Element:
    item = element("li", "cw-timeline-event cw-timeline-key" if event.key else "cw-timeline-event")
    item.append(rich("p", "cw-timeline-time", event.written, context))
    if event.name:
        item.append(rich("p", "cw-timeline-name", event.name, context))
    item.extend(rich("p", "cw-timeline-text", text, context) for text in event.details)
    return item
