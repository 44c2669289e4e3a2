"""A journey on the site: an ordered list of touchpoints, with the curve of moods above it where there is room."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.journey.syntax import (
    HIGHEST_MOOD,
    LOWEST_MOOD,
    MOOD,
    Journey,
    Mood,
    Touchpoint,
)

MOST_SIDE_BY_SIDE = 6


def journey_html(journey: Journey, context: HtmlContext) -> Element:
    """The list alone says everything; the curve is hidden from screen readers."""
    count = len(journey.touchpoints)
    is_row = 1 < count <= MOST_SIDE_BY_SIDE
    made = element("div", "cw-journey cw-journey-row" if is_row else "cw-journey")
    if is_row:
        made.set("style", f"--cw-journey-count:{count}")
    moods = [point.mood for point in journey.touchpoints if point.mood]
    if is_row and moods:
        made.append(_curve(moods))
    points = (_point(journey, point, context) for point in journey.touchpoints)
    made.append(element("ol", "cw-journey-points", *points))
    return made


def _point(journey: Journey, point: Touchpoint, context: HtmlContext) -> Element:
    made = element("li", "cw-journey-point cw-journey-key" if point.key else "cw-journey-point")
    made.append(rich("strong", "cw-journey-name", point.name, context))
    terms = element("dl", "cw-journey-facts")
    if point.mood:
        terms.append(element("dt", "", MOOD))
        terms.append(element("dd", "cw-journey-mood", point.mood.shown))
    for head, cell in zip(journey.rows, point.cells, strict=True):
        if cell:
            terms.append(element("dt", "", head or "说明"))
            terms.append(rich("dd", "", cell, context))
    if len(terms):
        made.append(terms)
    return made


def _curve(moods: list[Mood]) -> Element:
    """A drawing that stretches with the columns; points are dots of zero length with round ends."""
    count = len(moods)
    places = [(100 * n / count, _height(mood)) for n, mood in enumerate(moods)]
    drawn = element(
        "svg",
        "cw-journey-curve",
        viewBox="0 -6 100 112",
        preserveAspectRatio="none",
        role="presentation",
        **{"aria-hidden": "true"},
    )
    drawn.append(element("path", "cw-journey-zero", d="M0 50H98"))
    path = " ".join(f"{x:.2f} {y:.2f}" for x, y in places)
    drawn.append(element("path", "cw-journey-line", d=f"M{path}"))
    for x, y in places:
        drawn.append(element("path", "cw-journey-dot", d=f"M{x:.2f} {y:.2f}h0"))
    return drawn


def _height(mood: Mood) -> float:
    return 100 * (HIGHEST_MOOD - mood.value) / (HIGHEST_MOOD - LOWEST_MOOD)
