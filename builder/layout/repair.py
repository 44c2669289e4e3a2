"""Soft breaks for finished frames: one pass over every text, so that no component has to think of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.layout.fonts import FontMetrics
from builder.layout.frame import (
    CellFrame,
    Frame,
    FreeformFrame,
    GroupFrame,
    ShapeFrame,
    TableFrame,
    TextBody,
)
from builder.layout.softbreak import BODY_LAST_LINE_EM, repair_breaks

TITLE_LAST_LINE_EM = 4.0


def repair_frames(frames: Iterable[Frame], fonts: FontMetrics) -> Iterator[Frame]:
    """The frames with breaks where a lone word would end a text; heights stay as they were measured."""
    for frame in frames:
        yield _repair(frame, fonts)


def _repair(frame: Frame, fonts: FontMetrics) -> Frame:
    if isinstance(frame, ShapeFrame | FreeformFrame):
        if frame.text is None:
            return frame
        is_title = isinstance(frame, ShapeFrame) and frame.placeholder == "title"
        return replace(frame, text=_body(frame.text, frame.rect.width, fonts, is_title=is_title))
    if isinstance(frame, GroupFrame):
        return replace(frame, children=tuple(repair_frames(frame.children, fonts)))
    if isinstance(frame, TableFrame):
        return replace(frame, rows=tuple(_row(row, frame.column_widths, fonts) for row in frame.rows))
    return frame


def _row(
    row: tuple[CellFrame, ...], widths: tuple[float, ...], fonts: FontMetrics
) -> tuple[CellFrame, ...]:
    return tuple(
        replace(cell, text=_body(cell.text, width, fonts))
        for cell, width in zip(row, widths, strict=True)
    )


def _body(body: TextBody, width_pt: float, fonts: FontMetrics, *, is_title: bool = False) -> TextBody:
    left, _, right, _ = body.insets
    room = width_pt - left - right
    paragraphs = tuple(
        repair_breaks(
            paragraph,
            room,
            fonts,
            by_sense=is_title,
            last_line_em=TITLE_LAST_LINE_EM if is_title else BODY_LAST_LINE_EM,
        )
        for paragraph in body.paragraphs
    )
    return replace(body, paragraphs=paragraphs)
