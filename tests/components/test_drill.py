"""Drills: phases to scale."""

from itertools import pairwise

import pytest
from component_blocks import of_kind, read, read_as, shown, slides

from builder.components.drill.syntax import Drill
from builder.layout.frame import ACCENT1, ShapeFrame

TEXT = """/// drill | 十分钟
- **说明**（1 分钟）：听规则
- **练习**（8 分钟）：两人一组 {.key}
- **收尾**（60 秒）：每人一句

**观察员只看三点**：甲样｜乙样｜丙样
///
"""


def _bars(text: str) -> list[ShapeFrame]:
    pages = slides("drill", read_as(Drill, text))
    frames = [frame for page in pages for frame in of_kind(ShapeFrame, page)]
    return [frame for frame in frames if "时间条" in frame.name]


def test_bars_are_exactly_to_scale_and_follow_one_another() -> None:
    bars = _bars(TEXT)
    minute = 444 / 10
    assert [bar.rect.width / minute for bar in bars] == pytest.approx([1, 8, 1])
    for before, after in pairwise(bars):
        assert after.rect.x == pytest.approx(before.rect.right)


def test_only_practice_takes_the_accent() -> None:
    assert [bar.fill == ACCENT1 for bar in _bars(TEXT)] == [False, True, False]


def test_a_length_in_seconds_is_shown_as_written() -> None:
    (page,) = slides("drill", read_as(Drill, TEXT))
    assert "60 秒" in shown(page)


def test_a_phase_without_minutes_is_reported() -> None:
    _, findings = read("/// drill | 练\n- **说明**：听规则\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_many_phases_continue_on_the_scale_of_the_whole_exercise() -> None:
    items = "\n".join(f"- **第{n}段**（5 分钟）：做" for n in range(1, 15))
    text = f"/// drill | 练\n{items}\n///\n"
    bars = _bars(text)
    assert len(slides("drill", read_as(Drill, text))) > 1
    assert len(bars) == 14
    assert bars[-1].rect.right == pytest.approx(912)
    assert sum(bar.rect.width for bar in bars) == pytest.approx(444)
