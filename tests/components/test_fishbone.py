"""Causes on the bones of a fish."""

import pytest
from component_blocks import of_kind, read, read_as, slides

from builder.components.fishbone.syntax import Fishbone
from builder.layout.frame import ACCENT1, GroupFrame, LineFrame, ShapeFrame, TableFrame


def _fish(categories: int, causes: int = 2, cause: str = "没有写钟点") -> Fishbone:
    nested = "".join(f"    - {cause}\n" for _ in range(causes))
    text = "".join(f"- **类{n}**\n{nested}" for n in range(1, categories + 1))
    return read_as(Fishbone, f"/// fishbone | 客户一天打来三次\n{text}///\n")


def _shape(page: tuple[object, ...], name: str) -> ShapeFrame:
    return next(s for s in of_kind(ShapeFrame, page) if s.name == name)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", range(1, 7))
def test_up_to_six_categories_hang_on_the_spine_alternately_above_and_below(count: int) -> None:
    (page,) = slides("fishbone", _fish(count))
    lines = {line.name: line for line in of_kind(LineFrame, page)}
    spine = lines["主骨"]
    boxes = [_shape(page, f"类别 {n}").rect for n in range(1, count + 1)]
    assert [box.bottom < spine.y1 for box in boxes] == [n % 2 == 0 for n in range(count)]
    assert all(lines[f"大骨 {n}"].y2 == spine.y1 for n in range(1, count + 1))
    assert spine.x2 == _shape(page, "结果").rect.x


def test_every_cause_ends_at_its_own_rib_and_stays_off_it() -> None:
    (page,) = slides("fishbone", _fish(6, 3))
    lines = {line.name: line for line in of_kind(LineFrame, page)}
    for n in range(1, 7):
        rib = lines[f"大骨 {n}"]
        for k in range(1, 4):
            bone, text = lines[f"小骨 {n}-{k}"], _shape(page, f"原因 {n}-{k}").rect
            share = (bone.y1 - rib.y1) / (rib.y2 - rib.y1)
            assert bone.x2 == pytest.approx(rib.x1 + share * (rib.x2 - rib.x1))
            at_top = rib.x1 + (text.y - rib.y1) / (rib.y2 - rib.y1) * (rib.x2 - rib.x1)
            assert text.right <= min(at_top, bone.x2)


def test_only_the_effect_is_filled() -> None:
    content = read_as(Fishbone, "/// fishbone | 结果一\n- **甲** {.key}\n    - 一 {.key}\n///\n")
    (page,) = slides("fishbone", content)
    filled = [s.name for s in of_kind(ShapeFrame, page) if s.fill == ACCENT1]
    assert filled == ["结果"]
    strong = _shape(page, "原因 1-1").text
    assert strong is not None
    assert strong.paragraphs[0].runs[0].bold


def test_a_category_moves_as_one() -> None:
    (page,) = slides("fishbone", _fish(4))
    (whole,) = page
    assert isinstance(whole, GroupFrame)
    names = [child.name for child in whole.children if isinstance(child, GroupFrame)]
    assert names == ["类别 1 类1", "类别 2 类2", "类别 3 类3", "类别 4 类4"]


@pytest.mark.parametrize(
    "content", [_fish(7), _fish(4, 9), _fish(6, 3, "这条原因写成了长长的一句话，骨头上放不下" * 3)]
)
def test_what_is_too_much_for_bones_becomes_a_table_under_its_effect(content: Fishbone) -> None:
    for page in slides("fishbone", content):
        assert len(of_kind(TableFrame, page)) == 1
        text = _shape(page, "结果").text
        assert text is not None
        assert text.plain == "结果：客户一天打来三次"


def test_a_missing_effect_and_an_empty_category_are_reported() -> None:
    content, findings = read("/// fishbone\n- **甲**\n    - 一\n- **乙**\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA010", "DIA005"]
    assert content is not None
