"""The ring of a cycle: arrow segments as closed outlines with arcs."""

from dataclasses import dataclass
from math import ceil, cos, floor, radians, sin

from builder.layout.frame import Color, FreeformFrame, PathStep, TextBody, TextParagraph
from builder.layout.geometry import Rect

INNER_SHARE = 0.62
"""Inner radius as a share of the outer one."""
_START_DEG, _END_DEG = 2.0, 3.0
"""A segment begins this far behind its sector's start and ends this far before the next one's."""
_TIP_DEG = 11.0
_MARK_DEG = 3.0
"""The mark stands this far towards the tip from the segment's middle."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Centre and outer radius in pt."""

    x: float
    y: float
    radius: float

    @property
    def inner(self) -> float:
        """Inner radius in pt."""
        return self.radius * INNER_SHARE

    @property
    def middle(self) -> float:
        """Radius half way between inner and outer edge, in pt."""
        return (self.radius + self.inner) / 2

    def point(self, radius: float, degrees: float) -> tuple[float, float]:
        """A point on a circle around the centre, clockwise from three o'clock."""
        angle = radians(degrees)
        return self.x + radius * cos(angle), self.y + radius * sin(angle)


def arrow_segment(
    name: str, ring: Ring, number: int, count: int, fill: Color, mark: TextParagraph, alt: str
) -> FreeformFrame:
    """Segment ``number`` (from 0) of ``count``, clockwise from twelve o'clock, its mark inside."""
    sector = 360.0 / count
    first = -90.0 + sector * number
    start, end = first + _START_DEG, first + sector - _END_DEG
    corners = [
        ring.point(ring.radius, start),
        ring.point(ring.middle, end + _TIP_DEG),
        ring.point(ring.inner, end),
        ring.point(ring.inner, start),
        ring.point(ring.middle, start + _TIP_DEG),
        ring.point(ring.radius, end),
    ]
    rect = _bounds([*corners, *_extremes(ring, start, end)])
    outer, tip, inner_end, _, notch, _ = (
        PathStep(kind="line", x=x - rect.x, y=y - rect.y) for x, y in corners
    )
    steps = (
        PathStep(kind="move", x=outer.x, y=outer.y),
        _arc(ring.radius, start, end - start),
        tip,
        inner_end,
        _arc(ring.inner, end, start - end),
        notch,
        PathStep(kind="close"),
    )
    middle = (start + end) / 2 + _MARK_DEG
    text = _text_at(mark, rect, *ring.point(ring.middle, middle))
    return FreeformFrame(name=name, rect=rect, steps=steps, fill=fill, text=text, alt=alt)


def _arc(radius: float, start: float, sweep: float) -> PathStep:
    return PathStep(kind="arc", radius_x=radius, radius_y=radius, start_deg=start, sweep_deg=sweep)


def _extremes(ring: Ring, start: float, end: float) -> list[tuple[float, float]]:
    """Where the outer arc touches its circle's left, right, top or bottom."""
    quarters = range(ceil(start / 90), floor(end / 90) + 1)
    return [ring.point(ring.radius, 90.0 * quarter) for quarter in quarters]


def _bounds(points: list[tuple[float, float]]) -> Rect:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return Rect(left, top, right - left, bottom - top)


def _text_at(mark: TextParagraph, rect: Rect, x: float, y: float) -> TextBody:
    """Text whose middle is at a point: a shape centres its text between its insets."""
    across = 2 * x - rect.x - rect.right
    down = 2 * y - rect.y - rect.bottom
    insets = (max(0.0, across), max(0.0, down), max(0.0, -across), max(0.0, -down))
    return TextBody(paragraphs=(mark,), anchor="middle", insets=insets)
