"""Frames in design points → frames in real points of a template's slides."""

from dataclasses import replace
from math import floor

from builder.layout.frame import (
    CellFrame,
    ChartFrame,
    Frame,
    FreeformFrame,
    GroupFrame,
    Line,
    LineFrame,
    PathStep,
    PictureFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect


def scale_rect(rect: Rect, factor: float) -> Rect:
    """Every length times ``factor``."""
    return Rect(rect.x * factor, rect.y * factor, rect.width * factor, rect.height * factor)


def scale_slide(slide: SlideFrames, factor: float) -> SlideFrames:
    """The slide with every length times ``factor``; type sizes are rounded down to tenths."""
    if factor == 1:
        return slide
    return replace(slide, frames=tuple(_frame(frame, factor) for frame in slide.frames))


def _frame(frame: Frame, factor: float) -> Frame:
    if isinstance(frame, GroupFrame):
        return replace(frame, children=tuple(_frame(child, factor) for child in frame.children))
    if isinstance(frame, LineFrame):
        ends = (frame.x1, frame.y1, frame.x2, frame.y2)
        x1, y1, x2, y2 = (end * factor for end in ends)
        return replace(frame, x1=x1, y1=y1, x2=x2, y2=y2, line=_line(frame.line, factor))
    rect = scale_rect(frame.rect, factor)
    if isinstance(frame, ShapeFrame):
        line = frame.line and _line(frame.line, factor)
        return replace(frame, rect=rect, line=line, text=frame.text and _body(frame.text, factor))
    if isinstance(frame, FreeformFrame):
        return replace(
            frame,
            rect=rect,
            line=frame.line and _line(frame.line, factor),
            text=frame.text and _body(frame.text, factor),
            steps=tuple(_step(step, factor) for step in frame.steps),
        )
    if isinstance(frame, TableFrame):
        return replace(
            frame,
            rect=rect,
            column_widths=tuple(width * factor for width in frame.column_widths),
            row_heights=tuple(height * factor for height in frame.row_heights),
            rows=tuple(tuple(_cell(cell, factor) for cell in row) for row in frame.rows),
        )
    if isinstance(frame, ChartFrame):
        series = tuple(
            replace(each, label_size_pt=_size(each.label_size_pt, factor)) for each in frame.series
        )
        plot = frame.plot and scale_rect(frame.plot, factor)
        return replace(frame, rect=rect, series=series, plot=plot)
    assert isinstance(frame, PictureFrame)
    return replace(frame, rect=rect)


def _size(size_pt: float, factor: float) -> float:
    return floor(size_pt * factor * 10 + 1e-6) / 10


def _line(line: Line, factor: float) -> Line:
    return replace(line, width_pt=line.width_pt * factor)


def _step(step: PathStep, factor: float) -> PathStep:
    return replace(
        step,
        x=step.x * factor,
        y=step.y * factor,
        radius_x=step.radius_x * factor,
        radius_y=step.radius_y * factor,
    )


def _cell(cell: CellFrame, factor: float) -> CellFrame:
    rule = cell.rule_below and _line(cell.rule_below, factor)
    return replace(cell, text=_body(cell.text, factor), rule_below=rule)


def _body(body: TextBody, factor: float) -> TextBody:
    left, top, right, bottom = (inset * factor for inset in body.insets)
    return replace(
        body,
        paragraphs=tuple(_paragraph(paragraph, factor) for paragraph in body.paragraphs),
        insets=(left, top, right, bottom),
    )


def _paragraph(paragraph: TextParagraph, factor: float) -> TextParagraph:
    return replace(
        paragraph,
        runs=tuple(replace(run, size_pt=_size(run.size_pt, factor)) for run in paragraph.runs),
        before_pt=paragraph.before_pt * factor,
        indent_pt=paragraph.indent_pt * factor,
    )
