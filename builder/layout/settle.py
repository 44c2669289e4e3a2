"""Soft line breaks in all texts of a laid-out slide, each with the rules of its role."""

from collections.abc import Iterable
from dataclasses import replace

from builder.layout.fonts import FontMetrics
from builder.layout.frame import (
    CellFrame,
    Frame,
    FreeformFrame,
    GroupFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.presets import text_area
from builder.layout.softbreak import BODY_LAST_LINE_EM, repair_breaks

TITLE_LAST_LINE_EM = 4.0
"""The last line of a title has at least four Han."""


def settle_body(
    body: TextBody,
    room: Rect,
    fonts: FontMetrics,
    *,
    is_title: bool = False,
    keep: Iterable[str] = (),
) -> TextBody:
    """A text with its soft breaks; ``room`` is the rectangle before the text's own insets."""
    width = room.inset(*body.insets).width
    last_line = TITLE_LAST_LINE_EM if is_title else BODY_LAST_LINE_EM
    words = tuple(keep)
    paragraphs = tuple(
        repair_breaks(
            paragraph, width, fonts, last_line_em=last_line, by_sense=is_title, keep=words
        )
        for paragraph in body.paragraphs
    )
    return body if paragraphs == body.paragraphs else replace(body, paragraphs=paragraphs)


def settle(slide: SlideFrames, fonts: FontMetrics, keep: Iterable[str] = ()) -> SlideFrames:
    """The slide with soft breaks in all its texts; ``keep`` are words no break may divide."""
    words = tuple(keep)
    frames = tuple([_settle_frame(frame, fonts, words) for frame in slide.frames])
    return replace(slide, frames=frames)


def _settle_frame(frame: Frame, fonts: FontMetrics, keep: tuple[str, ...]) -> Frame:
    """The frame, itself where no text in it changes: most texts stand on one line."""
    if isinstance(frame, ShapeFrame) and frame.text is not None:
        room = text_area(frame.rect, frame.geometry, frame.adjust)
        is_title = frame.placeholder == "title"
        text = settle_body(frame.text, room, fonts, is_title=is_title, keep=keep)
        return frame if text is frame.text else replace(frame, text=text)
    if isinstance(frame, FreeformFrame) and frame.text is not None:
        text = settle_body(frame.text, frame.rect, fonts, keep=keep)
        return frame if text is frame.text else replace(frame, text=text)
    if isinstance(frame, TableFrame):
        rows = tuple([_settle_row(row, frame.column_widths, fonts, keep) for row in frame.rows])
        return replace(frame, rows=rows)
    if isinstance(frame, GroupFrame):
        children = tuple([_settle_frame(child, fonts, keep) for child in frame.children])
        return replace(frame, children=children)
    return frame


def _settle_row(
    row: tuple[CellFrame, ...],
    column_widths: tuple[float, ...],
    fonts: FontMetrics,
    keep: tuple[str, ...],
) -> tuple[CellFrame, ...]:
    return tuple(
        [
            _settle_cell(cell, width, fonts, keep)
            for cell, width in zip(row, column_widths, strict=False)
        ]
    )


def _settle_cell(
    cell: CellFrame, width: float, fonts: FontMetrics, keep: tuple[str, ...]
) -> CellFrame:
    text = settle_body(cell.text, Rect(0, 0, width, 0), fonts, keep=keep)
    return cell if text is cell.text else replace(cell, text=text)
