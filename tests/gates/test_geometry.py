"""Every composed slide keeps the design's own rules: margins, boxes, sizes, one accent."""

from builder.layout.check import check_slides
from builder.layout.frame import Frame, GroupFrame, LineFrame
from builder.layout.geometry import SLIDE
from builder.layout.kit import Kit
from tests.gates.composed import Composed
from tests.gates.findings import expect_none

SLACK_PT = 0.5


def test_the_layout_s_own_check_is_clean(composed: Composed) -> None:
    expect_none(map(str, check_slides(composed.slides, Kit().fonts)))


def test_every_frame_is_on_the_slide(composed: Composed) -> None:
    outside = [
        f"{slide.id}: {frame.name}"
        for slide in composed.slides
        for frame in slide.frames
        if not _is_inside(frame)
    ]
    expect_none(outside)


def test_slide_ids_and_titles_are_unique(composed: Composed) -> None:
    assert len({slide.id for slide in composed.slides}) == len(composed.slides)
    assert len({slide.title for slide in composed.slides}) == len(composed.slides)


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
