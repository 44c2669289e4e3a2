"""Quadrants: four cells in their places."""

from component_blocks import of_kind, read, read_as, shown, slides

from builder.components.quadrant.syntax import Axis, Quadrant
from builder.layout.frame import ShapeFrame

FOUR = "- **两样都占**\n- **只占纵轴**\n- **只占横轴**\n- **都不占**\n"


def _places(content: Quadrant) -> dict[str, tuple[float, float]]:
    (page,) = slides("quadrant", content)
    cells = [f for f in of_kind(ShapeFrame, page) if f.name.startswith("象限")]
    return {f.text.plain: (f.rect.x, f.rect.y) for f in cells if f.text}


def test_the_first_item_stands_top_right_and_the_last_bottom_left() -> None:
    content = read_as(Quadrant, f"/// quadrant\n    x: 紧急\n    y: 重要\n\n{FOUR}///\n")
    places = _places(content)
    right, top = places["两样都占"]
    left, bottom = places["都不占"]
    assert left < right
    assert top < bottom
    assert places["只占纵轴"] == (left, top)
    assert places["只占横轴"] == (right, bottom)


def test_one_word_names_both_ends_of_an_axis_and_a_bar_names_each() -> None:
    options = "    x: 紧急\n    y: 往里看｜往外看\n"
    content = read_as(Quadrant, f"/// quadrant\n{options}\n{FOUR}///\n")
    assert content.x == Axis(low="不紧急", high="紧急")
    assert content.y == Axis(low="往里看", high="往外看")


def test_other_than_four_items_are_reported() -> None:
    content, findings = read("/// quadrant\n- **甲**\n- **乙**\n- **丙**\n///\n")
    assert content is None
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_rules_too_long_for_the_side_column_follow_on_a_slide_of_their_own() -> None:
    rules = "\n".join(f"{number}. {'把话说完' * 12}" for number in range(1, 5))
    content = read_as(Quadrant, f"/// quadrant\n{FOUR}\n**每天**\n\n{rules}\n///\n")
    matrix, side = slides("quadrant", content)
    assert "两样都占" in shown(matrix)
    assert "每天" in shown(side)


def test_joined_examples_break_between_examples_not_inside_them() -> None:
    names = ["每周三来的读书会", "带孩子吃早饭的那一家", "楼上律所的加班餐", "每月结账的老主顾"]
    names += ["订生日蛋糕的琴行", "周末打包两份的奶奶"]
    first = "- **记住名字**\n" + "".join(f"    - {name}\n" for name in names)
    rest = "- **乙**\n- **丙**\n- **丁**\n"
    (page,) = slides("quadrant", read_as(Quadrant, f"/// quadrant\n{first}{rest}///\n"))
    (cell,) = [f for f in of_kind(ShapeFrame, page) if f.name == "象限 1"]
    assert cell.text
    lines = cell.text.plain.split("\n")[1:]
    assert len(lines) > 1
    assert [name for line in lines for name in line.split("、") if name] == names
