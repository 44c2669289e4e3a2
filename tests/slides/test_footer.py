"""The footer stays on its line, whatever the course and its sections are called."""

import pytest

from builder.layout.kit import Kit
from builder.layout.page import PageArea
from builder.model.block import Item, ListBlock
from builder.model.inline import text
from builder.model.slide import Plan, Slide
from builder.slides.compose import NOTE_SIZE, compose

LONG = "把每一种长内容都放进同一门课程里，标题也写到六十个字，每一行仍然排得整整齐齐"


@pytest.mark.parametrize(
    ("course", "section", "footer"),
    [
        ("试课", "听", "试课　2　听　示例案例"),
        (LONG, "听完再说", "2　听完再说　示例案例"),
        (LONG, LONG + LONG, "示例案例"),
    ],
)
def test_what_is_too_long_together_loses_its_front(course: str, section: str, footer: str) -> None:
    points = ListBlock(ordered=False, items=(Item(body=text("抬头")),))
    slide = Slide(
        id="one", kind="content", title=text("先听"), component="bullets", content=points,
        is_sample_case=True, section_number=2, section_title=section,
    )  # fmt: skip
    plan = Plan(course_id="trial", title=course, summary="", theme="default", slides=(slide,))
    (composed,) = compose(plan, Kit())
    assert composed.footer == footer
    assert Kit().width(composed.footer, NOTE_SIZE) <= PageArea().footer_width
