"""Customer journeys: rows that line up, and a curve only where every touchpoint has a mood."""

import pytest
from component_blocks import of_kind, read, read_as, shown, slides

from builder.components.journey.syntax import Journey
from builder.layout.frame import LineFrame, ShapeFrame, TableFrame

SHOP = """/// journey
- **查网点**
    - 做什么：看哪家近
    - 痛点：没有人数
    - 情绪：0
- **等候** {.key}
    - 做什么：看叫号屏
    - 情绪：-2 烦躁
- **办理**
    - 做什么：递材料
    - 痛点：表填两遍
    - 情绪：＋1
///
"""


def test_rows_appear_in_the_order_written_and_gaps_stay_empty() -> None:
    content = read_as(Journey, SHOP)
    assert content.rows == ("做什么", "痛点")
    (page,) = slides("journey", content)
    (table,) = of_kind(TableFrame, page)
    assert [cell.text.plain for cell in table.rows[1]] == ["痛点", "没有人数", "–", "表填两遍"]


def test_cells_stand_below_their_touchpoint() -> None:
    (page,) = slides("journey", read_as(Journey, SHOP))
    (table,) = of_kind(TableFrame, page)
    lefts = [table.rect.x + sum(table.column_widths[: n + 1]) for n in range(3)]
    names = [f.rect.x for f in of_kind(ShapeFrame, page) if f.name.startswith("触点")]
    points = [f.rect.x for f in of_kind(ShapeFrame, page) if f.name.startswith("情绪点")]
    assert names == pytest.approx(lefts)
    assert points == pytest.approx(lefts)


def test_a_better_mood_stands_higher_to_scale() -> None:
    (page,) = slides("journey", read_as(Journey, SHOP))
    zero, worst, good = (f.rect.y for f in of_kind(ShapeFrame, page) if f.name.startswith("情绪点"))
    assert good < zero < worst
    assert worst - zero == pytest.approx(2 * (zero - good))


def test_connectors_hold_on_to_the_points_they_join() -> None:
    (page,) = slides("journey", read_as(Journey, SHOP))
    names = {f.name for f in of_kind(ShapeFrame, page)}
    joined = [(f.start, f.end) for f in of_kind(LineFrame, page) if f.name.startswith("情绪连线")]
    assert len(joined) == 2
    assert all(a and b and {a, b} <= names for a, b in joined)


def test_without_moods_the_touchpoints_stand_on_a_line() -> None:
    text = "\n".join(line for line in SHOP.split("\n") if "情绪" not in line)
    (page,) = slides("journey", read_as(Journey, text))
    assert "情绪" not in shown(page)
    assert sum(f.name.startswith("节点") for f in of_kind(ShapeFrame, page)) == 3


@pytest.mark.parametrize("wrong", ["情绪：+3", "情绪：很烦", "备注：无"])
def test_a_mood_that_is_missing_or_off_the_scale_is_reported_and_its_words_stay(wrong: str) -> None:
    content, findings = read(SHOP.replace("情绪：-2 烦躁", wrong))
    assert [finding.split()[0] for finding in findings] == ["DIA005"]
    assert isinstance(content, Journey) and not content.has_curve
    (page,) = slides("journey", content)
    (table,) = of_kind(TableFrame, page)
    cells = [cell.text.plain for row in table.rows for cell in row]
    assert wrong.partition("：")[2] in cells


def test_nested_lines_without_a_head_are_what_the_customer_does() -> None:
    content = read_as(Journey, "/// journey\n- **下单**：选时段\n    - 填地址\n- **上门**\n///\n")
    assert content.rows == ("做什么",)
    assert [cell.plain for point in content.touchpoints for cell in point.cells] == [
        "选时段\n填地址",
        "",
    ]


def test_more_touchpoints_than_columns_are_spread_without_a_leftover() -> None:
    points = "\n".join(f"- **第 {n} 站**\n    - 做什么：看一眼" for n in range(1, 12))
    pages = slides("journey", read_as(Journey, f"/// journey\n{points}\n///\n"))
    counts = [sum(f.name.startswith("触点") for f in of_kind(ShapeFrame, p)) for p in pages]
    assert counts == [4, 4, 3]
