"""From a frame to its markup, whatever its kind."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from builder.deck.chart import chart
from builder.deck.markup import transform
from builder.deck.scope import SlideScope
from builder.deck.shapes import freeform, identity, line, picture, shape
from builder.deck.table import table
from builder.layout.frame import (
    ChartFrame,
    Frame,
    FreeformFrame,
    GroupFrame,
    LineFrame,
    PictureFrame,
    ShapeFrame,
    TableFrame,
)
from builder.layout.geometry import Rect

GLUED = frozenset({"rect", "roundRect", "ellipse"})
"""Geometries whose connection sites are the middles of top, left, bottom and right, in this order."""


def frame_markup(frame: Frame, scope: SlideScope) -> str:
    """One frame as PresentationML."""
    match frame:
        case ShapeFrame():
            return shape(frame, scope)
        case LineFrame():
            return line(frame, scope)
        case FreeformFrame():
            return freeform(frame, scope)
        case TableFrame():
            return table(frame, scope)
        case ChartFrame():
            return chart(frame, scope)
        case PictureFrame():
            return picture(frame, scope)
        case GroupFrame():
            return _group(frame, scope)
    assert_never(frame)


def joints(frames: Iterable[Frame]) -> dict[str, ShapeFrame]:
    """The shapes that lines on the slide are glued to, by name; those of other outlines have other sites."""
    flat = tuple(_flat(frames))
    wanted = {name for f in flat if isinstance(f, LineFrame) for name in (f.start, f.end) if name}
    found: dict[str, ShapeFrame] = {}
    for frame in flat:
        if isinstance(frame, ShapeFrame) and frame.geometry in GLUED and frame.name in wanted:
            found.setdefault(frame.name, frame)
    return found


def _flat(frames: Iterable[Frame]) -> Iterator[Frame]:
    for frame in frames:
        if isinstance(frame, GroupFrame):
            yield from _flat(frame.children)
        else:
            yield frame


def _group(frame: GroupFrame, scope: SlideScope) -> str:
    """``p:grpSp`` around its children, which keep slide coordinates.

    PowerPoint can group neither tables nor placeholders: a group that holds one is written as loose frames.
    """
    if any(_stands_free(child) for child in frame.children):
        return "".join(frame_markup(child, scope) for child in frame.children)
    head = identity(scope, frame.name, frame.alt)
    bounds = _bounds(frame.children)
    outer = transform(bounds)
    inner = outer[len("<a:xfrm>") : -len("</a:xfrm>")]
    inner = inner.replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
    children = "".join(frame_markup(child, scope) for child in frame.children)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{head}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{outer[: -len('</a:xfrm>')]}{inner}</a:xfrm></p:grpSpPr>{children}</p:grpSp>"
    )


def _stands_free(frame: Frame) -> bool:
    match frame:
        case TableFrame():
            return True
        case ShapeFrame():
            return frame.placeholder is not None
        case GroupFrame():
            return any(_stands_free(child) for child in frame.children)
    return False


def _bounds(frames: Iterable[Frame]) -> Rect:
    """The smallest rectangle around all frames; an empty one at the origin when there are none."""
    rects = [_bounds_of(frame) for frame in frames]
    if not rects:
        return Rect(0, 0, 0, 0)
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)


def _bounds_of(frame: Frame) -> Rect:
    if isinstance(frame, GroupFrame):
        return _bounds(frame.children)
    if isinstance(frame, LineFrame):
        left, top = min(frame.x1, frame.x2), min(frame.y1, frame.y2)
        return Rect(left, top, abs(frame.x2 - frame.x1), abs(frame.y2 - frame.y1))
    return frame.rect
