"""The line of a journey without moods: nodes joined by connectors that hold on when a node is moved."""

from collections.abc import Sequence

from builder.components.journey.syntax import Journey
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    ShapeFrame,
)
from builder.layout.geometry import Rect

NODE_PT = 12.0


def draw_rail(
    content: Journey, numbers: range, lefts: Sequence[float], last_pt: float, y: float
) -> GroupFrame:
    """Nodes at ``lefts`` and height ``y``; the line goes on ``last_pt`` from the last node where the journey does."""
    rail = Line(color=ACCENT2, width_pt=1.5)
    first, last = numbers[0] + 1, numbers[-1] + 1
    ends = [(lefts[place] + NODE_PT, lefts[place + 1]) for place in range(len(numbers) - 1)]
    children: list[Frame] = [
        LineFrame(
            name=f"旅程轴线 {number}",
            x1=x1,
            y1=y,
            x2=x2,
            y2=y,
            line=rail,
            start=f"节点 {number}",
            end=f"节点 {number + 1}",
        )
        for number, (x1, x2) in enumerate(ends, first)
    ]
    if last < len(content.touchpoints):
        right = lefts[-1] + last_pt
        children.append(
            LineFrame(
                name=f"旅程轴线 {last}",
                x1=lefts[-1] + NODE_PT,
                y1=y,
                x2=right,
                y2=y,
                line=rail,
                start=f"节点 {last}",
            )
        )
    for left, number in zip(lefts, numbers, strict=True):
        key = content.touchpoints[number].key
        children.append(
            ShapeFrame(
                name=f"节点 {number + 1}",
                rect=Rect(left, y - NODE_PT / 2, NODE_PT, NODE_PT),
                geometry="ellipse",
                fill=ACCENT1 if key else BG1,
                line=Line(color=ACCENT1 if key else ACCENT2, width_pt=2.25),
                decorative=True,
            )
        )
    names = "、".join(content.touchpoints[number].name.plain for number in numbers)
    return GroupFrame(name=f"旅程线 {first}", children=tuple(children), alt=f"客户旅程：{names}")
