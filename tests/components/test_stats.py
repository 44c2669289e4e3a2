"""Figures on slides: what they are compared with is drawn to scale, or not at all."""

import pytest
from component_blocks import of_kind, read_as, slides

from builder.components.stats.pair import read_pairs
from builder.components.stats.syntax import Stats
from builder.layout.frame import Frame, LineFrame, ShapeFrame


def _stats(*lines: tuple[str, str]) -> str:
    items = "".join(f"- **{figure}**：指标\n    - {words}\n" for figure, words in lines)
    return f"/// stats\n{items}///\n"


def _lay_out(*lines: tuple[str, str]) -> tuple[Frame, ...]:
    [page] = slides("stats", read_as(Stats, _stats(*lines)))
    return page


def _bars(page: tuple[Frame, ...], which: str) -> list[float]:
    shapes = of_kind(ShapeFrame, page)
    return [shape.rect.width for shape in shapes if shape.name.startswith(f"{which} ")]


@pytest.mark.parametrize(
    ("figure", "words", "expected"),
    [
        ("1.8 分钟", "由 3.6 分钟降下来", (3.6 * 60, 1.8 * 60)),
        ("90 秒", "上个月要 4 分钟，差别在门口", (240, 90)),
        ("12.4%", "同行平均 7.1%", (7.1, 12.4)),
        ("18 秒", "约定是 20 秒", (20, 18)),
    ],
)
def test_a_reference_of_the_same_unit_is_understood(
    figure: str, words: str, expected: tuple[float, float]
) -> None:
    content = read_as(Stats, _stats((figure, words)))
    [pair] = read_pairs(content.items)
    assert (pair.before, pair.now) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("92%", "比去年多 5%"),
        ("92%", "去年升了 5%"),
        ("+2.3", "由 1.1 升上来"),
        ("15–25%", "同行平均 12%"),
        ("4.6 分", "平均 9 分钟一次"),
        ("74%", "每升一点，回头电话少三十通"),
        ("92%", "由 70% 升上来，同行平均 80%"),
        ("20 人", "上月 30 人次"),
    ],
)
def test_a_difference_or_another_unit_is_no_reference(figure: str, words: str) -> None:
    content = read_as(Stats, _stats((figure, words)))
    assert read_pairs(content.items) == ()


def test_bars_are_to_scale_and_share_it_with_their_unit() -> None:
    page = _lay_out(("92%", "由 46% 升上来"), ("23%", "由 11.5% 升上来"), ("2 人", "由 4 人降下来"))
    before, now = _bars(page, "对照前"), _bars(page, "对照后")
    assert before[0] / now[0] == pytest.approx(0.5)
    assert now[1] / now[0] == pytest.approx(0.25)
    assert now[2] / before[2] == pytest.approx(0.5)


def test_one_figure_without_a_reference_leaves_all_without_bars() -> None:
    page = _lay_out(("92%", "由 46% 升上来"), ("23%", "夜班升得最多"))
    assert _bars(page, "对照") == []


def test_four_wide_figures_stand_in_two_rows_and_are_larger_for_it() -> None:
    wide = [
        ("15–25%", "靠老客户"),
        ("3–8 倍", "与新客户比"),
        ("12–18%", "按月"),
        ("1–2 次", "按单"),
    ]
    page = _lay_out(*wide)
    assert len({line.y1 for line in of_kind(LineFrame, page)}) == 2
    assert _size(page) > 54


def test_four_short_figures_stand_in_one_row() -> None:
    page = _lay_out(*((f"{n}%", "一句话") for n in (2, 4, 6, 8)))
    assert len({line.y1 for line in of_kind(LineFrame, page)}) == 1


def _size(page: tuple[Frame, ...]) -> float:
    shape = next(each for each in of_kind(ShapeFrame, page) if each.name == "数字 1")
    assert shape.text is not None
    return shape.text.paragraphs[0].size_pt
