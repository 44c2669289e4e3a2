"""Soft breaks in all texts of a slide."""

import pytest

from builder.layout.frame import (
    CellFrame,
    GroupFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.settle import settle

KIT = Kit()


@pytest.mark.parametrize("geometry", ["rect", "roundRect"])
def test_all_texts_of_a_slide_are_settled(geometry: str) -> None:
    body = TextBody(
        paragraphs=(KIT.paragraph("没有时间，客户会在明天再问一次", 18),), insets=(10, 0, 10, 0)
    )
    shape = ShapeFrame(name="卡片", rect=Rect(48, 120, 240, 90), geometry=geometry, text=body)
    table = TableFrame(
        name="表", rect=Rect(48, 300, 240, 51), column_widths=(240,), row_heights=(51,),
        rows=((CellFrame(text=body),),),
    )  # fmt: skip
    slide = SlideFrames(
        id="a", role="content", title="甲", frames=(GroupFrame(name="组", children=(shape,)), table)
    )
    group, settled_table = settle(slide, KIT.fonts).frames
    assert isinstance(group, GroupFrame)
    assert isinstance(group.children[0], ShapeFrame)
    assert isinstance(settled_table, TableFrame)
    expected = "没有时间，\n客户会在明天再问一次"
    assert group.children[0].text is not None
    assert group.children[0].text.plain == expected
    assert settled_table.rows[0][0].text.plain == expected


def test_a_title_in_two_lines_breaks_by_sense() -> None:
    title = "客户正在气头上的时候先听完，再认，再歉，最后才谈怎么办理和什么时候给出答复"
    text = TextBody(paragraphs=(KIT.paragraph(title, 28, bold=True),))
    frame = ShapeFrame(name="标题", rect=Rect(48, 30, 864, 76), text=text, placeholder="title")
    slide = SlideFrames(id="a", role="content", title=title, frames=(frame,))
    (settled_title,) = settle(slide, KIT.fonts).frames
    assert isinstance(settled_title, ShapeFrame)
    assert settled_title.text is not None
    assert [line[-1] for line in settled_title.text.plain.split("\n")] == ["，", "复"]
