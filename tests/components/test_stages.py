"""Roadmaps and ladders: one form for all stages, the key one filled, many of them evenly on several slides."""

from itertools import pairwise

import pytest
from component_blocks import of_kind, read, read_as, shown, slides

from builder.components.stage import Stages
from builder.layout.frame import ACCENT1, Frame, LineFrame, ShapeFrame, TableFrame
from builder.layout.geometry import Rect

BOTH = pytest.mark.parametrize("name", ["roadmap", "ladder"])
BLOCKS = {"roadmap": "阶段 ", "ladder": "台阶 "}


def block(name: str, count: int, body: str = "做到能数的程度", key: int = 0) -> str:
    items = (
        f"- **第{n}段**（{n} 个月）：{body}{' {.key}' if n == key else ''}\n    - 每周看一次"
        for n in range(1, count + 1)
    )
    return "\n".join([f"/// {name}", *items, "///"])


def pages(
    name: str, count: int, body: str = "做到能数的程度", key: int = 0
) -> list[tuple[Frame, ...]]:
    return list(slides(name, read_as(Stages, block(name, count, body, key))))


def blocks(name: str, page: tuple[Frame, ...]) -> list[Rect]:
    return [s.rect for s in of_kind(ShapeFrame, page) if s.name.startswith(BLOCKS[name])]


@BOTH
def test_a_stage_has_name_period_text_and_points(name: str) -> None:
    (stage,) = read_as(Stages, block(name, 1)).stages
    assert (stage.name.plain, stage.period, stage.text.plain) == (
        "第1段",
        "1 个月",
        "做到能数的程度",
    )
    assert [point.plain for point in stage.points] == ["每周看一次"]


@BOTH
def test_an_item_without_a_label_is_reported(name: str) -> None:
    _, findings = read(f"/// {name}\n- **有名字**：甲\n- 没有名字\n///")
    assert len(findings) == 1
    assert findings[0].startswith("DIA005")


@BOTH
def test_only_the_marked_stage_is_filled(name: str) -> None:
    (page,) = pages(name, 4, key=3)
    filled = [shape.name for shape in of_kind(ShapeFrame, page) if shape.fill == ACCENT1]
    assert filled == [f"{BLOCKS[name]}3"]


@BOTH
def test_too_many_stages_are_spread_evenly(name: str) -> None:
    counts = [len(blocks(name, page)) for page in pages(name, 13)]
    assert sum(counts) == 13
    assert max(counts) - min(counts) <= 1
    assert max(counts) <= 5


@BOTH
def test_stages_with_very_long_texts_stand_one_a_row(name: str) -> None:
    long = "请当班的人先看一眼交接本，再去看一眼现场，" * 12
    (page, *_) = pages(name, 4, long)
    assert len(of_kind(TableFrame, page)) == 1


def test_phases_are_bands_of_one_size_that_meet_on_the_axis() -> None:
    (page,) = pages("roadmap", 4)
    bands = blocks("roadmap", page)
    (axis,) = [line for line in of_kind(LineFrame, page) if line.name == "时间轴"]
    assert len({(band.y, band.width, band.height) for band in bands}) == 1
    assert {band.bottom for band in bands} == {axis.y1}
    assert axis.line.head
    assert axis.x2 > bands[-1].right


def test_six_phases_are_two_slides_of_three() -> None:
    assert [len(blocks("roadmap", page)) for page in pages("roadmap", 6)] == [3, 3]


def test_levels_stand_on_one_line_and_rise_by_the_same_step() -> None:
    (page,) = pages("ladder", 5)
    steps = blocks("ladder", page)
    rises = {round(a.y - b.y, 3) for a, b in pairwise(steps)}
    assert len({step.width for step in steps}) == 1
    assert len({round(step.bottom, 3) for step in steps}) == 1
    assert len(rises) == 1
    assert rises.pop() > 0


def test_seven_levels_share_a_slide_and_eight_do_not() -> None:
    assert [len(blocks("ladder", page)) for page in pages("ladder", 7, "能带班")] == [7]
    assert [len(blocks("ladder", page)) for page in pages("ladder", 8, "能带班")] == [4, 4]


def test_proofs_start_on_one_line() -> None:
    (page,) = pages("ladder", 4)
    proofs = [shape for shape in of_kind(ShapeFrame, page) if shape.name.startswith("依据")]
    assert len(proofs) == 4
    assert len({proof.rect.y for proof in proofs}) == 1
    assert "每周看一次" in shown(page)
