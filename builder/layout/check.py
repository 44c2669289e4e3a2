"""Checks laid-out slides against the design: nothing runs out of its box, off the slide or below readable size."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from builder.layout.fonts import FontMetrics
from builder.layout.frame import (
    ACCENT1,
    SOURCE_NOTE,
    ChartFrame,
    Frame,
    FreeformFrame,
    GroupFrame,
    LineFrame,
    PictureFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.measure import measure_text
from builder.layout.page import PageArea
from builder.layout.presets import text_area

SLACK_PT = 0.5
"""Edges and heights may be off by this much."""
BODY_FLOOR_PT, COMPONENT_FLOOR_PT, SMALL_FLOOR_PT = 16.0, 14.0, 12.0
SMALLEST_ITEM_PT = 24.0
"""Accent shapes thinner than this are rules, rails and nodes, not items."""

Rule = Literal["off-slide", "off-margin", "overflow", "split-word", "too-small", "many-accents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One frame that breaks one rule."""

    slide: str
    """Id of the slide."""
    frame: str
    """Name of the frame."""
    rule: Rule
    detail: str
    """Measured against allowed, in English."""

    def __str__(self) -> str:
        return f"{self.slide}: {self.frame}: {self.rule}: {self.detail}"


@dataclass(frozen=True, slots=True)
class _Finding:
    frame: str
    rule: Rule
    detail: str


def check_slides(
    slides: Iterable[SlideFrames], fonts: FontMetrics, page: PageArea | None = None
) -> tuple[Violation, ...]:
    """All violations, in the order of slides and frames; ``page`` is a template's."""
    area = page or PageArea()
    return tuple(
        Violation(slide=slide.id, frame=finding.frame, rule=finding.rule, detail=finding.detail)
        for slide in slides
        for finding in _check_slide(slide, fonts, area)
    )


def _check_slide(slide: SlideFrames, fonts: FontMetrics, page: PageArea) -> Iterator[_Finding]:
    flat = tuple(_flat(slide.frames))
    for frame in flat:
        yield from _check_place(frame, _home(slide, frame, page), page)
        yield from _check_texts(frame, fonts)
    if slide.role in {"body", "content"}:
        yield from _check_accents(flat)


def _flat(frames: Iterable[Frame]) -> Iterator[Frame]:
    for frame in frames:
        if isinstance(frame, GroupFrame):
            yield from _flat(frame.children)
        else:
            yield frame


def _bounds(frame: Frame) -> Rect:
    if isinstance(frame, LineFrame):
        left, top = min(frame.x1, frame.x2), min(frame.y1, frame.y2)
        return Rect(left, top, abs(frame.x2 - frame.x1), abs(frame.y2 - frame.y1))
    if isinstance(frame, GroupFrame):
        raise TypeError("groups are looked into, not checked")
    return frame.rect


def _home(slide: SlideFrames, frame: Frame, page: PageArea) -> tuple[float, float]:
    """Left and right margin of a frame, in pt."""
    front = page.fronts.get(slide.role)
    is_title = isinstance(frame, ShapeFrame) and frame.placeholder == "title"
    title, rest = (front.title, front.text) if front else (page.title, page.content)
    area = title if is_title else rest
    return area.x, area.right


def _check_place(frame: Frame, margins: tuple[float, float], page: PageArea) -> Iterator[_Finding]:
    left, right = margins
    rect = _bounds(frame)
    place = f"x {rect.x:.1f} to {rect.right:.1f}, y {rect.y:.1f} to {rect.bottom:.1f}"
    if (
        rect.x < -SLACK_PT
        or rect.y < -SLACK_PT
        or rect.right > page.slide.right + SLACK_PT
        or rect.bottom > page.slide.bottom + SLACK_PT
    ):
        yield _Finding(frame.name, "off-slide", place)
    is_block = not page.is_template and (
        rect.x <= SLACK_PT or rect.right >= page.slide.right - SLACK_PT
    )
    if not is_block and (rect.x < left - SLACK_PT or rect.right > right + SLACK_PT):
        yield _Finding(frame.name, "off-margin", place)


def _texts(frame: Frame) -> Iterator[tuple[str, TextBody, Rect, float]]:
    """Texts of a frame: what they are called, the text, the room it has, the smallest size allowed."""
    if isinstance(frame, ShapeFrame) and frame.text is not None:
        floor = COMPONENT_FLOOR_PT
        if frame.placeholder == "body":
            floor = BODY_FLOOR_PT
        elif frame.name == SOURCE_NOTE:
            floor = SMALL_FLOOR_PT
        yield frame.name, frame.text, text_area(frame.rect, frame.geometry, frame.adjust), floor
    elif isinstance(frame, FreeformFrame) and frame.text is not None:
        yield frame.name, frame.text, frame.rect, COMPONENT_FLOOR_PT
    elif isinstance(frame, TableFrame):
        for row, (height, cells) in enumerate(zip(frame.row_heights, frame.rows, strict=True), 1):
            for column, (width, cell) in enumerate(zip(frame.column_widths, cells, strict=True), 1):
                name = f"{frame.name} [{row}, {column}]"
                yield name, cell.text, Rect(0, 0, width, height), SMALL_FLOOR_PT


def _check_texts(frame: Frame, fonts: FontMetrics) -> Iterator[_Finding]:
    for name, text, area, floor in _texts(frame):
        if not text.plain.strip():
            continue
        room = area.inset(*text.insets)
        measured = measure_text(text.paragraphs, room.width, fonts)
        if measured.height_pt > room.height + SLACK_PT:
            detail = f"text is {measured.height_pt:.1f} pt tall in a box of {room.height:.1f} pt"
            yield _Finding(name, "overflow", detail)
        if measured.has_split_word or measured.width_pt > room.width + SLACK_PT:
            detail = f"a word is wider than the box of {room.width:.1f} pt"
            yield _Finding(name, "split-word", detail)
        sizes = [run.size_pt for part in text.paragraphs for run in part.runs if run.text.strip()]
        if min(sizes) < floor:
            yield _Finding(name, "too-small", f"{min(sizes):g} pt where {floor:g} pt is the least")
    if isinstance(frame, ChartFrame):
        for series in frame.series:
            if series.label_size_pt < COMPONENT_FLOOR_PT:
                detail = f"labels of {series.label_size_pt:g} pt"
                yield _Finding(frame.name, "too-small", detail)


def _check_accents(frames: Iterable[Frame]) -> Iterator[_Finding]:
    """Solid accent items must be one item or one kind, told by the name without its number.

    Shapes of different kinds with the same number are one item: a step and its part of the time bar.
    """
    kinds: dict[str, str] = {}
    numbers: set[str] = set()
    for frame in frames:
        if isinstance(frame, LineFrame | ChartFrame | PictureFrame | TableFrame | GroupFrame):
            continue
        is_item = min(frame.rect.width, frame.rect.height) >= SMALLEST_ITEM_PT
        if frame.fill == ACCENT1 and is_item:
            kind = re.sub(r"[\s\d]+$", "", frame.name)
            kinds.setdefault(kind, frame.name)
            numbers.add(frame.name[len(kind) :].strip())
    if len(kinds) > 1 and (len(numbers) > 1 or numbers == {""}):
        names = tuple(kinds.values())
        yield _Finding(names[-1], "many-accents", "solid accent on " + ", ".join(names))
