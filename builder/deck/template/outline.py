"""Whether a point lies inside a shape: free outlines as polygons, turned and mirrored as the shape is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, pi, radians, sin

from lxml import etree

from builder.layout.geometry import Rect

Point = tuple[float, float]

_CURVE_STEPS = 6
_SIXTY_THOUSANDTHS = 60_000
_ROUND = {"ellipse", "flowChartConnector"}
_STRAIGHT = {"line", "straightConnector1"}


@dataclass(frozen=True, slots=True)
class Outline:
    """Polygons in shares of the shape's box; a point inside an odd number of them is inside the shape."""

    polygons: tuple[tuple[Point, ...], ...]
    turn_rad: float
    flip_x: bool
    flip_y: bool

    def rim(self, box: Rect, step_pt: float) -> Iterator[Point]:
        """Points (pt) along the edges of the shape that fills ``box``, at most ``step_pt`` apart."""
        for polygon in self.polygons:
            corners = [self._placed(corner, box) for corner in polygon]
            for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
                count = max(1, ceil(hypot(x2 - x1, y2 - y1) / step_pt))
                for part in range(count):
                    yield x1 + (x2 - x1) * part / count, y1 + (y2 - y1) * part / count

    def _placed(self, share: Point, box: Rect) -> Point:
        across = ((1 - share[0] if self.flip_x else share[0]) - 0.5) * box.width
        down = ((1 - share[1] if self.flip_y else share[1]) - 0.5) * box.height
        return (
            box.x + box.width / 2 + across * cos(self.turn_rad) - down * sin(self.turn_rad),
            box.y + box.height / 2 + across * sin(self.turn_rad) + down * cos(self.turn_rad),
        )

    def holds(self, x: float, y: float, box: Rect) -> bool:
        """Whether a point (pt) is inside the shape that fills ``box``."""
        if box.width <= 0 or box.height <= 0:
            return False
        across, down = x - box.x - box.width / 2, y - box.y - box.height / 2
        turned_x = across * cos(self.turn_rad) + down * sin(self.turn_rad)
        turned_y = down * cos(self.turn_rad) - across * sin(self.turn_rad)
        share_x, share_y = turned_x / box.width + 0.5, turned_y / box.height + 0.5
        share_x = 1 - share_x if self.flip_x else share_x
        share_y = 1 - share_y if self.flip_y else share_y
        return sum(_is_inside(share_x, share_y, polygon) for polygon in self.polygons) % 2 == 1


def read_outline(shape: etree._Element) -> Outline | None:
    """The outline of a shape; None where only its box is known."""
    properties = shape.find("{*}spPr")
    frame = None if properties is None else properties.find("{*}xfrm")
    if properties is None or frame is None:
        return None
    preset = properties.find("{*}prstGeom")
    if preset is not None and preset.get("prst") in _STRAIGHT:
        polygons: tuple[tuple[Point, ...], ...] = (((0.0, 0.0), (1.0, 1.0)),)
    elif preset is not None and preset.get("prst") in _ROUND:
        polygons = (tuple(_ellipse()),)
    else:
        paths = properties.iterfind("{*}custGeom/{*}pathLst/{*}path")
        try:
            polygons = tuple(polygon for path in paths for polygon in _polygons(path))
        except ValueError:
            return None
    if not polygons:
        return None
    return Outline(
        polygons=polygons,
        turn_rad=radians(float(frame.get("rot", "0")) / _SIXTY_THOUSANDTHS),
        flip_x=frame.get("flipH") in {"1", "true"},
        flip_y=frame.get("flipV") in {"1", "true"},
    )


def _ellipse() -> Iterator[Point]:
    for step in range(32):
        turn = 2 * pi * step / 32
        yield 0.5 + cos(turn) / 2, 0.5 + sin(turn) / 2


def _polygons(path: etree._Element) -> Iterator[tuple[Point, ...]]:
    """Closed lines of a path, curves in short straight steps; raises ValueError for arcs, whose ends are not stated."""
    width, height = float(path.get("w", "0")), float(path.get("h", "0"))
    if width <= 0 or height <= 0 or path.get("fill") == "none":
        return
    points: list[Point] = []
    for step in path:
        if not isinstance(step.tag, str):
            continue
        kind = etree.QName(step).localname
        ends = [
            (float(point.get("x", "0")) / width, float(point.get("y", "0")) / height)
            for point in step.iterfind("{*}pt")
        ]
        if kind == "arcTo":
            raise ValueError(kind)
        if kind == "moveTo":
            if len(points) > 2:
                yield tuple(points)
            points = []
        points += _curve(points[-1], ends) if points and len(ends) > 1 else ends
    if len(points) > 2:
        yield tuple(points)


def _curve(start: Point, ends: list[Point]) -> list[Point]:
    """A Bézier curve of the second or third degree."""
    found: list[Point] = []
    for step in range(1, _CURVE_STEPS + 1):
        share = step / _CURVE_STEPS
        level = [start, *ends]
        while len(level) > 1:
            level = [
                (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
                for a, b in pairwise(level)
            ]
        found.append(level[0])
    return found


def _is_inside(x: float, y: float, polygon: tuple[Point, ...]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
