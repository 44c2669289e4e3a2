"""The few shapes that components are drawn with: surfaces, text boxes, hairlines, a figure with its unit."""

import re
from collections.abc import Sequence
from typing import Literal

from builder.layout.fitting import CORNER_PT, rounded
from builder.layout.fonts import NATURAL_HEIGHT_EM, TARGET_FAMILY
from builder.layout.frame import (
    HAIRLINE,
    Color,
    Line,
    LineFrame,
    ShapeFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.presets import CORNER_SHARE

_LONGEST_UNIT = 6
_FIGURE = re.compile(r"^\s*([-+−±≤≥<>]?\s*\d[\d.,:]*)\s*(.*)$", re.DOTALL)

Anchor = Literal["top", "middle", "bottom"]
Insets = tuple[float, float, float, float]


def surface(
    name: str,
    rect: Rect,
    paragraphs: Sequence[TextParagraph],
    *,
    fill: Color,
    insets: Insets = (24.0, 18.0, 24.0, 18.0),
    anchor: Anchor = "top",
    line: Line | None = None,
) -> ShapeFrame:
    """A rounded surface with its text inside; ``insets`` count from the visible edge."""
    own = CORNER_PT * CORNER_SHARE
    left, top, right, bottom = (max(0.0, side - own) for side in insets)
    return ShapeFrame(
        name=name,
        rect=rect,
        geometry="roundRect",
        adjust=rounded(rect),
        fill=fill,
        line=line,
        text=text_body(paragraphs, anchor=anchor, insets=(left, top, right, bottom)),
    )


def empty_surface(name: str, rect: Rect, *, fill: Color) -> ShapeFrame:
    """A rounded surface to write on, which says nothing to those who do not see it."""
    return ShapeFrame(
        name=name,
        rect=rect,
        geometry="roundRect",
        adjust=rounded(rect),
        fill=fill,
        decorative=True,
    )


def text_box(
    name: str,
    rect: Rect,
    paragraphs: Sequence[TextParagraph],
    *,
    anchor: Anchor = "top",
    insets: Insets = (0.0, 0.0, 0.0, 0.0),
) -> ShapeFrame:
    """Text without a surface."""
    body = text_body(paragraphs, anchor=anchor, insets=insets)
    return ShapeFrame(name=name, rect=rect, text=body)


def text_body(paragraphs: Sequence[TextParagraph], *, anchor: Anchor, insets: Insets) -> TextBody:
    """A text body; in the middle, the space a wide pitch adds above the first line is balanced below."""
    if anchor == "middle" and paragraphs:
        first = paragraphs[0]
        above = max(0.0, first.pitch_em - NATURAL_HEIGHT_EM[TARGET_FAMILY]) * first.size_pt
        insets = (*insets[:3], insets[3] + above)
    return TextBody(paragraphs=tuple(paragraphs), anchor=anchor, insets=insets)


def hairline(name: str, x1: float, x2: float, y: float) -> LineFrame:
    """A horizontal hairline."""
    return rule(name, x1, x2, y, Line(color=HAIRLINE, width_pt=0.5))


def rule(name: str, x1: float, x2: float, y: float, line: Line) -> LineFrame:
    """A horizontal line."""
    return LineFrame(name=name, x1=x1, y1=y, x2=x2, y2=y, line=line)


def split_figure(text: str) -> tuple[str, str]:
    """``+20 个百分点`` → ``+20`` and ``个百分点``; what is not one number and a unit stays whole."""
    found = _FIGURE.match(text)
    if found is None or len(found[2]) > _LONGEST_UNIT or any(map(str.isdigit, found[2])):
        return text.strip(), ""
    return found[1].replace(" ", ""), found[2].strip()
