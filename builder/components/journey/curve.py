"""The curve of moods: a point a touchpoint, joined by connectors that hold on when a point is moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.components.journey.syntax import HIGHEST_MOOD, LOWEST_MOOD, MOOD, Touchpoint
from builder.layout.fitting import round_up
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    TX1,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    ShapeFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

LEAST_STEP_PT, LARGEST_STEP_PT = 12.0, 30.0
"""Height of one step of mood."""
POINT_PT = 12.0
LABEL_PT = 14.0
_LABEL_GAP_PT = 3.0
_MASK_PT = 6.0
"""How far the zero line stays off a label."""
_STEPS = HIGHEST_MOOD - LOWEST_MOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Where the curve stands, in pt."""

    region: Rect
    column_width: float
    text_width: float
    """Room for a label."""

    @staticmethod
    def height(step_pt: float, labels_pt: float) -> float:
        """Height with labels above the highest and below the lowest point."""
        return round_up(_STEPS * step_pt + POINT_PT + 2 * (labels_pt + _LABEL_GAP_PT), 3)

    @staticmethod
    def stretched(height_pt: float, labels_pt: float, spare_pt: float) -> float:
        """The height grown by what is to spare, up to the largest step."""
        largest = Curve.height(LARGEST_STEP_PT, labels_pt)
        return min(largest, (height_pt + spare_pt) // 3 * 3)

    def center(self, place: int, value: float, labels_pt: float) -> tuple[float, float]:
        """Centre of a point."""
        edge = labels_pt + _LABEL_GAP_PT + POINT_PT / 2
        room = self.region.height - 2 * edge
        y = self.region.y + edge + room * (HIGHEST_MOOD - value) / _STEPS
        return self.region.x + place * self.column_width + POINT_PT / 2, y


def label_height(points: Sequence[Touchpoint], width_pt: float, kit: Kit) -> float:
    """Height of the tallest label in pt."""
    labels = (kit.measure((_label(point, kit),), width_pt).height_pt for point in points)
    return max(labels, default=0.0)


def draw_curve(points: Sequence[Touchpoint], first: int, curve: Curve, kit: Kit) -> GroupFrame:
    """One group, the touchpoints' line at mood 0; labels stand where the next connector does not run."""
    labels_pt = label_height(points, curve.text_width, kit)
    moods = [point.mood.value if point.mood else 0.0 for point in points]
    centers = [curve.center(place, value, labels_pt) for place, value in enumerate(moods)]
    zero = curve.center(0, 0.0, labels_pt)[1]
    axis = Line(color=ACCENT2, width_pt=0.75)
    children: list[Frame] = [
        LineFrame(
            name=f"旅程轴线 {first}",
            x1=curve.region.x,
            y1=zero,
            x2=curve.region.right,
            y2=zero,
            line=axis,
        )
    ]
    for number, (point, center) in enumerate(zip(points, centers, strict=True)):
        below = _is_below(moods[number], moods[number + 1 : number + 2])
        children.append(_label_box(point, first + number, center, below, curve, kit))
    for number, (point, (x, y)) in enumerate(zip(points, centers, strict=True), first):
        children.append(
            ShapeFrame(
                name=f"情绪点 {number}",
                rect=Rect(x - POINT_PT / 2, y - POINT_PT / 2, POINT_PT, POINT_PT),
                geometry="ellipse",
                fill=ACCENT1 if point.key else BG1,
                line=Line(color=ACCENT1, width_pt=2.25),
                decorative=True,
            )
        )
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(centers), first):
        children.append(
            LineFrame(
                name=f"情绪连线 {number}",
                x1=x1 + POINT_PT / 2,
                y1=y1,
                x2=x2 - POINT_PT / 2,
                y2=y2,
                line=Line(color=ACCENT1, width_pt=2.25),
                start=f"情绪点 {number}",
                end=f"情绪点 {number + 1}",
            )
        )
    said = "；".join(f"{p.name.plain} {p.mood.shown}" for p in points if p.mood)
    return GroupFrame(name=f"{MOOD}曲线 {first}", children=tuple(children), alt=f"情绪：{said}")


def _is_below(mood: float, following: Sequence[float]) -> bool:
    """Whether a label stands below its point: where the next connector rises, or else away from the line."""
    if following and following[0] != mood:
        return following[0] > mood
    return mood < 0


def _label(point: Touchpoint, kit: Kit) -> TextParagraph:
    color = ACCENT1 if point.key else TX1
    shown = point.mood.shown if point.mood else ""
    return kit.paragraph(shown, LABEL_PT, bold=True, color=color, pitch_em=1.2)


def _label_box(
    point: Touchpoint,
    number: int,
    center: tuple[float, float],
    is_below: bool,
    curve: Curve,
    kit: Kit,
) -> ShapeFrame:
    """Filled like the page, so that the zero line neither runs through the words nor looks like their minus sign."""
    label = _label(point, kit)
    measured = kit.measure((label,), curve.text_width)
    width = min(curve.text_width, measured.width_pt + _MASK_PT)
    height = measured.height_pt
    x = center[0] - POINT_PT / 2 - _MASK_PT
    reach = POINT_PT / 2 + _LABEL_GAP_PT
    y = center[1] + reach if is_below else center[1] - reach - height
    return ShapeFrame(
        name=f"情绪分 {number}",
        rect=Rect(x, y, _MASK_PT + width, height),
        fill=BG1,
        text=TextBody(paragraphs=(label,), anchor="middle", insets=(_MASK_PT, 0.0, 0.0, 0.0)),
    )
