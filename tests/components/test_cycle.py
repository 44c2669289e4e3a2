"""Cycles: rings of arrows."""

from math import hypot

from component_blocks import of_kind, read, read_as, slides

from builder.components.cycle.syntax import Cycle
from builder.layout.frame import ACCENT1, FreeformFrame


def _cycle(*items: str) -> Cycle:
    text = "\n".join(f"- {item}" for item in items)
    return read_as(Cycle, f"/// cycle | 每周 一轮\n{text}\n///\n")


def test_a_capital_before_the_name_marks_the_segment_and_else_its_number() -> None:
    cycle = _cycle("**P 计划**：甲", "**执行**：乙", "**VIP 回访**：丙")
    assert [s.mark for s in cycle.segments] == ["P", "2", "3"]
    assert [s.name.plain for s in cycle.segments] == ["计划", "执行", "VIP 回访"]


def test_the_words_in_the_ring_are_small_before_the_space_and_large_after() -> None:
    cycle = _cycle("**甲**：一", "**乙**：二", "**丙**：三")
    assert (cycle.lead, cycle.center) == ("每周", "一轮")


def test_every_segment_is_a_closed_arrow_of_the_same_ring() -> None:
    (page,) = slides("cycle", _cycle("**甲**：一", "**乙**：二", "**丙**：三", "**丁**：四"))
    arrows = of_kind(FreeformFrame, page)
    assert len(arrows) == 4
    center = (48 + 171, 120 + 183)
    for arrow in arrows:
        assert [step.kind for step in arrow.steps].count("arc") == 2
        assert arrow.steps[-1].kind == "close"
        start = arrow.steps[0]
        away = hypot(arrow.rect.x + start.x - center[0], arrow.rect.y + start.y - center[1])
        assert abs(away - 171) < 0.01


def test_a_key_segment_alone_is_filled() -> None:
    (page,) = slides("cycle", _cycle("**甲**：一", "**乙**：二 {.key}", "**丙**：三"))
    filled = [a.name for a in of_kind(FreeformFrame, page) if a.fill == ACCENT1]
    assert filled == ["环节 2"]


def test_seven_steps_become_rows_without_a_ring() -> None:
    pages = slides("cycle", _cycle(*(f"**第{n}步**：做" for n in range(1, 8))))
    assert all(of_kind(FreeformFrame, page) == [] for page in pages)


def test_two_steps_are_no_cycle() -> None:
    content, findings = read("/// cycle\n- **来**：甲\n- **回**：乙\n///\n")
    assert content is None
    assert [finding[:6] for finding in findings] == ["DIA005"]
