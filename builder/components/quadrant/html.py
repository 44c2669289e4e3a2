"""A quadrant on the site: a grid of four sections between its axes; on a phone, one below the other."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.quadrant.syntax import Cell, Quadrant, Side

_PLACES = (("high", "high"), ("low", "high"), ("high", "low"), ("low", "low"))
"""Which end of x and y each cell stands at, in the order written."""


def quadrant_html(quadrant: Quadrant, context: HtmlContext) -> Element:
    """The matrix; every cell says in words where it stands, so it reads without the picture."""
    grid = element("div", "cw-quadrant-grid")
    for cell, (x, y) in zip(quadrant.cells, _PLACES, strict=True):
        where = [
            axis.high if end == "high" else axis.low
            for axis, end in ((quadrant.y, y), (quadrant.x, x))
        ]
        place = "，".join(word for word in where if word)
        grid.append(_cell(cell, place, f"cw-quadrant-{x}-{y}", context))
    side = _side(quadrant.side, context) if quadrant.side else None
    return element("div", "cw-quadrant", grid, side)


def _cell(cell: Cell, place: str, class_name: str, context: HtmlContext) -> Element:
    key = " cw-quadrant-key" if cell.key else ""
    made = element("section", f"cw-quadrant-cell {class_name}{key}")
    if place:
        made.append(element("span", "cw-quadrant-place", place))
    made.append(rich("strong", "cw-quadrant-verb", cell.verb, context))
    if cell.text:
        made.append(rich("p", "", cell.text, context))
    if cell.examples:
        items = (rich("li", "", example, context) for example in cell.examples)
        made.append(element("ul", "", *items))
    return made


def _side(side: Side, context: HtmlContext) -> Element:
    made = element("div", "cw-quadrant-side")
    if side.heading:
        made.append(rich("p", "cw-quadrant-side-heading", side.heading, context))
    if side.rules:
        made.append(element("ol", "", *(rich("li", "", rule, context) for rule in side.rules)))
    return made
