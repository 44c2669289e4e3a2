"""Faults of a laid-out slide that must not reach a deck."""

from dataclasses import replace

import pytest

from builder.layout.check import check_slides
from builder.layout.frame import (
    ACCENT1,
    BG2,
    HAIRLINE,
    CellFrame,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

KIT = Kit()
RECT = Rect(48, 120, 272, 150)


def body(text: str = "先听完", size: float = 18) -> TextBody:
    return TextBody(paragraphs=(KIT.paragraph(text, size),))


CARD = ShapeFrame(name="卡片 1", rect=RECT, fill=BG2, text=body())


def rules(*frames: Frame, role: str = "content") -> list[str]:
    slide = SlideFrames(id="s", role=role, title="题", frames=frames)  # type: ignore[arg-type]
    return [violation.rule for violation in check_slides([slide], KIT.fonts)]


def test_a_sound_slide_has_no_violations() -> None:
    assert rules(CARD, GroupFrame(name="组", children=(CARD,))) == []


@pytest.mark.parametrize(
    "rect", [Rect(700, 120, 272, 150), Rect(48, 420, 272, 150), Rect(-9, 120, 972, 60)]
)
def test_nothing_leaves_the_slide(rect: Rect) -> None:
    assert "off-slide" in rules(replace(CARD, rect=rect))


def test_only_blocks_touch_the_margins() -> None:
    assert rules(replace(CARD, rect=Rect(40, 120, 272, 150))) == ["off-margin"]
    assert rules(replace(CARD, rect=Rect(0, 0, 332, 540))) == []
    line = Line(color=HAIRLINE, width_pt=0.5)
    assert rules(LineFrame(name="线", x1=48, y1=120, x2=930, y2=120, line=line)) == ["off-margin"]


def test_text_taller_than_its_box_is_found_in_shapes_groups_and_cells() -> None:
    long = body("先处理心情再处理事情" * 12)
    tall = replace(CARD, text=long)
    table = TableFrame(
        name="表",
        rect=RECT,
        column_widths=(272,),
        row_heights=(51,),
        rows=((CellFrame(text=long),),),
    )
    assert rules(tall, GroupFrame(name="组", children=(tall,)), table) == ["overflow"] * 3


def test_the_room_inside_a_chevron_counts_not_its_outline() -> None:
    text = TextBody(paragraphs=(KIT.paragraph("一二三四五六七八九", 22, pitch_em=1.3),))
    frame = ShapeFrame(name="步骤 1", rect=Rect(48, 120, 200, 40), text=text)
    assert rules(frame) == []
    assert "overflow" in rules(replace(frame, geometry="chevron", adjust=(("adj", 45_000),)))


def test_a_word_wider_than_its_box_is_found() -> None:
    assert rules(replace(CARD, rect=Rect(48, 120, 60, 300), text=body("counterproductive"))) == [
        "split-word"
    ]


def test_text_has_a_least_size_by_role() -> None:
    small = body(size=13)
    assert rules(replace(CARD, text=small)) == ["too-small"]
    assert rules(replace(CARD, text=body(size=15), placeholder="body")) == ["too-small"]
    assert rules(replace(CARD, name="来源", text=body(size=12))) == []
    cells = ((CellFrame(text=small),),)
    assert (
        rules(TableFrame(name="表", rect=RECT, column_widths=(272,), row_heights=(51,), rows=cells))
        == []
    )


def test_one_kind_of_item_may_be_solid_accent() -> None:
    accent = replace(CARD, fill=ACCENT1)
    assert rules(accent, replace(accent, name="卡片 2")) == []
    assert rules(accent, replace(accent, name="结果")) == ["many-accents"]
    assert rules(accent, replace(accent, name="结果"), role="cover") == []
    assert rules(accent, replace(accent, name="用时 1")) == []
    rail = replace(accent, name="轨道", rect=Rect(48, 300, 600, 6), text=None)
    assert rules(accent, rail) == []


def test_a_violation_names_slide_frame_and_amount() -> None:
    slide = SlideFrames(
        id="com-heat", role="content", title="题", frames=(replace(CARD, text=body(size=13)),)
    )
    (violation,) = check_slides([slide], KIT.fonts)
    assert str(violation) == "com-heat: 卡片 1: too-small: 13 pt where 14 pt is the least"
