"""A plain list is shown in the form that suits what it says."""

import pytest

from builder.model.block import Item, ListBlock
from builder.model.inline import text
from builder.slides.forms import form_of


def a_list(*items: tuple[str, str], ordered: bool = False) -> ListBlock:
    made = tuple(
        Item(label=text(label) if label else None, body=text(body)) for label, body in items
    )
    return ListBlock(ordered=ordered, items=made)


@pytest.mark.parametrize(
    ("block", "form"),
    [
        (a_list(("30%", "等待影响推荐"), ("73%", "转投别家"), ("+22%", "复购")), "stats"),
        (a_list(("1.8 分钟", "首次响应")), "stats"),
        (a_list(("听", "先听完"), ("认", "认下感受"), ("办", "当场办"), ordered=True), "steps"),
        (a_list(("懂标准", "说得出五步"), ("会对标", "挑一个做法")), "cards"),
        (a_list(*((f"第{n}样", "一句话") for n in "一二三四五六")), "cards"),
        (a_list(*((f"第{n}样", "一句话") for n in "一二三四五六七")), "bullets"),
        (a_list(("懂标准", "长" * 60), ("会对标", "挑一个做法")), "bullets"),
        (a_list(("", "没有标签"), ("", "就是要点")), "bullets"),
        (a_list(("一个很长很长很长很长的标签", "话"), ("二", "话")), "bullets"),
    ],
)
def test_the_form_follows_the_content(block: ListBlock, form: str) -> None:
    assert form_of(block)[0] == form


def test_an_item_that_is_ticked_stays_in_a_list() -> None:
    ticked = Item(label=text("做"), body=text("完"), checked=True)
    assert form_of(ListBlock(ordered=False, items=(ticked, ticked)))[0] == "bullets"


def test_every_item_is_in_the_form() -> None:
    block = a_list(("甲", "一"), ("乙", "二"), ("丙", "三"))
    name, content = form_of(block)
    assert name == "cards"
    assert [card.title.plain for card in content.cards] == ["甲", "乙", "丙"]  # type: ignore[attr-defined]
