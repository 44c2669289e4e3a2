"""Funnels: to scale where they can be, and rates nobody has to compute."""

import pytest
from component_blocks import of_kind, read, read_as, shown, slides

from builder.components.funnel.syntax import Funnel, rate_text
from builder.layout.frame import ACCENT1, ShapeFrame

CALLS = """/// funnel
- **打进电话**（1,200 人）：这一周
- **接通**（900 人）：有人应声
- **办成**（300 人）：不用再打 {.key}
///
"""


def bars(text: str) -> list[ShapeFrame]:
    pages = slides("funnel", read_as(Funnel, text))
    return [f for page in pages for f in of_kind(ShapeFrame, page) if f.name.startswith("阶段")]


def test_widths_are_to_scale() -> None:
    first, second, third = (bar.rect.width for bar in bars(CALLS))
    assert second / first == pytest.approx(900 / 1200)
    assert third / first == pytest.approx(300 / 1200)


def test_rates_stand_between_the_stages() -> None:
    (page,) = slides("funnel", read_as(Funnel, CALLS))
    rates = [f.text.plain for f in of_kind(ShapeFrame, page) if f.text and "转化" in f.text.plain]
    assert rates == ["转化 75%", "转化 33%"]


@pytest.mark.parametrize("second", ["（900 单）", "（不少）", ""])
def test_stages_that_share_no_unit_narrow_evenly_and_have_no_rates(second: str) -> None:
    text = CALLS.replace("（900 人）", second)
    first, middle, last = (bar.rect.width for bar in bars(text))
    assert first - middle == pytest.approx(middle - last)
    (page,) = slides("funnel", read_as(Funnel, text))
    assert "转化" not in shown(page)


def test_the_scale_and_the_rates_go_on_over_slides() -> None:
    stages = "\n".join(f"- **第 {n} 级**（{1000 - 60 * n} 人）：一句话" for n in range(12))
    pages = slides("funnel", read_as(Funnel, f"/// funnel\n{stages}\n///\n"))
    assert len(pages) > 1
    widths = [bar.rect.width for bar in bars(f"/// funnel\n{stages}\n///\n")]
    assert [w / widths[0] for w in widths] == pytest.approx(
        [1 - 0.06 * number for number in range(12)]
    )
    assert sum(shown(page).count("转化") for page in pages) == 11


def test_only_the_key_stage_is_filled_with_the_accent() -> None:
    assert [bar.fill == ACCENT1 for bar in bars(CALLS)] == [False, False, True]


def test_a_stage_larger_than_the_one_before_is_reported_and_still_drawn() -> None:
    content, findings = read(CALLS.replace("（900 人）", "（1500 人）"))
    assert [finding.split()[0] for finding in findings] == ["DIA005"]
    assert isinstance(content, Funnel) and len(content.stages) == 3


@pytest.mark.parametrize(
    ("rate", "said"), [(0.854, "85%"), (0.0417, "4.2%"), (0.996, "99.6%"), (1.0, "100%")]
)
def test_rates_are_as_fine_as_they_need_be(rate: float, said: str) -> None:
    assert rate_text(rate) == said


def test_without_counts_the_names_stand_in_the_bars() -> None:
    text = "/// funnel\n- **看见**：知道有\n- **愿意试**：不麻烦\n///\n"
    assert [bar.text.plain for bar in bars(text) if bar.text] == ["看见", "愿意试"]
    (page,) = slides("funnel", read_as(Funnel, text))
    assert shown(page).count("看见") == 1
