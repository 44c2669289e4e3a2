"""Every composed slide keeps the design's own rules: margins, boxes, sizes, one accent."""

from pathlib import Path

import pytest

from builder.build.decks import load_plans
from builder.build.images import Images
from builder.build.progress import Progress
from builder.build.project import Project
from builder.layout.check import check_slides
from builder.layout.frame import Frame, GroupFrame, LineFrame, SlideFrames
from builder.layout.geometry import SLIDE
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.slides.compose import compose
from tests.gates.findings import expect_none

SLACK_PT = 0.5


@pytest.fixture(scope="module")
def composed(project: Path, course: str) -> tuple[SlideFrames, ...]:
    """The course's slides as frames, composed in this process."""
    report = Report()
    with Progress(quiet=True) as progress:
        _, plans, _ = load_plans(Project(project), (), report, progress)
    kit = Kit(report=report, load_image=Images(project, report).load)
    slides = compose(plans[course], kit)
    assert not report.has_errors
    return slides


def test_the_layout_s_own_check_is_clean(composed: tuple[SlideFrames, ...]) -> None:
    expect_none(map(str, check_slides(composed, Kit().fonts)))


def test_every_frame_is_on_the_slide(composed: tuple[SlideFrames, ...]) -> None:
    outside = [
        f"{slide.id}: {frame.name}"
        for slide in composed
        for frame in slide.frames
        if not _is_inside(frame)
    ]
    expect_none(outside)


def test_slide_ids_and_titles_are_unique(composed: tuple[SlideFrames, ...]) -> None:
    assert len({slide.id for slide in composed}) == len(composed)
    assert len({slide.title for slide in composed}) == len(composed)


def _is_inside(frame: Frame) -> bool:
    if isinstance(frame, GroupFrame):
        return all(_is_inside(child) for child in frame.children)
    if isinstance(frame, LineFrame):
        left, right = sorted((frame.x1, frame.x2))
        top, bottom = sorted((frame.y1, frame.y2))
    else:
        left, right = frame.rect.x, frame.rect.right
        top, bottom = frame.rect.y, frame.rect.bottom
    return (
        min(left, top) >= -SLACK_PT
        and right <= SLIDE.right + SLACK_PT
        and bottom <= SLIDE.bottom + SLACK_PT
    )
