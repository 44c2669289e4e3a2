"""What editors get wrong in stats, cards, steps, timeline, compare, do-dont and formula, and what layouts promise."""

import pytest

from builder.components import components
from builder.components.cards.syntax import Card, Cards
from builder.layout.frame import ACCENT1, Frame, GroupFrame, ShapeFrame, TableFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.block import ComponentBlock
from builder.model.inline import text
from builder.model.page import Meta

REGION = Rect(48, 120, 864, 366)


def parse(source: str) -> tuple[list[ComponentBlock], list[str]]:
    """Component blocks of a page and its findings as ``line code``."""
    report = Report()
    context = PageContext(path="content/chapter/page.md")
    page, _ = Parser().parse(source, context, Meta(title="", id="page"), report)
    blocks = [block for block in page.lead if isinstance(block, ComponentBlock)]
    return blocks, [f"{finding.span.line} {finding.code}" for finding in report]


def pages(source: str, region: Rect = REGION) -> list[list[Frame]]:
    """Frames of every page of the one component in ``source``, groups opened."""
    blocks, findings = parse(source)
    assert findings == []
    laid_out = components()[blocks[0].name].layout(blocks[0].content, region, Kit())
    return [flat(page) for page in laid_out]


def flat(frames: tuple[Frame, ...]) -> list[Frame]:
    opened: list[Frame] = []
    for frame in frames:
        opened += flat(frame.children) if isinstance(frame, GroupFrame) else [frame]
    return opened


def shapes(frames: list[Frame], name: str) -> list[ShapeFrame]:
    return [f for f in frames if isinstance(f, ShapeFrame) and f.name.startswith(name)]


@pytest.mark.parametrize(
    ("source", "findings"),
    [
        ("/// stats\n- 没有加粗的数字\n///\n", ["2 DIA005"]),
        ("/// stats\n- **92%**：满意度\n    - 一\n    - 二\n///\n", ["4 DIA005"]),
        ("/// cards\n一段放错的话\n\n- **看人**：先抬头\n///\n", ["2 DIA005"]),
        ("/// steps\n- **听**：让他讲完\n///\n", ["2 DIA005"]),
        ("/// steps\n///\n", ["1 DIA005"]),
        ("/// timeline\n- 首次答复\n- **2 小时**：首次答复\n///\n", ["2 DIA005"]),
        ("/// compare\n- 不是表格\n///\n", ["1 DIA005", "2 DIA005"]),
        (
            "/// compare\n| | 甲 | 乙 | 丙 | 丁 |\n|-|-|-|-|-|\n| 行 | 1 | 2 | 3 | 4 |\n///\n",
            ["2 DIA005"],
        ),
        ("/// do-dont\n- **不要说**：尽快\n///\n", ["2 DIA005"]),
        (
            "/// do-dont\n- **别说**：尽快\n- **勿说**：再等等\n- **这样说**：三点前\n///\n",
            ["2 DIA005"],
        ),
        ("/// formula\n- **推荐者**：打 9 分\n///\n", ["1 DIA005"]),
        ("/// formula\n甲 = 乙\n///\n", ["2 DIA005"]),
    ],
)
def test_what_does_not_fit_is_reported_at_its_line(source: str, findings: list[str]) -> None:
    assert parse(source)[1] == findings


def test_figure_and_unit_are_told_apart() -> None:
    blocks, _ = parse("/// stats\n- **3–8 倍**：价值\n- **一半**：空白\n- **+2.3**：增幅\n///\n")
    figures = [(stat.figure.number, stat.figure.unit) for stat in blocks[0].content.items]
    assert figures == [("3–8", " 倍"), ("一半", ""), ("+2.3", "")]


def test_all_figures_of_a_slide_share_one_size() -> None:
    [page] = pages("/// stats\n- **1**：甲\n- **123456.78 万次**：乙\n- **3%**：丙\n///\n")
    sizes = {shape.text.paragraphs[0].size_pt for shape in shapes(page, "数字") if shape.text}
    assert len(sizes) == 1


def test_cards_of_one_set_have_one_size_however_long_their_texts() -> None:
    [page] = pages(
        "/// cards\n- **甲**：短\n- **乙**：长一些的一句话，要占两三行才说得完整\n- **丙**：中等\n///\n"
    )
    assert len({(card.rect.width, card.rect.height) for card in shapes(page, "卡片 ")}) == 1


def test_seven_cards_continue_on_a_second_slide_without_a_single_one_left_over() -> None:
    items = "".join(f"- **第{n}**：一句话\n" for n in "一二三四五六七")
    assert [len(shapes(page, "卡片 ")) for page in pages(f"/// cards\n{items}///\n")] == [4, 3]


def test_cards_can_be_made_from_subsections() -> None:
    card = Card(title=text("看人"), text=text("先抬头\n再开口"), foot=(text("您好"),), key=True)
    [page] = components()["cards"].layout(Cards(cards=(card, card)), REGION, Kit())
    assert [shape.fill for shape in shapes(flat(page), "卡片 ")] == [ACCENT1, ACCENT1]


def test_segments_of_the_time_bar_are_to_scale() -> None:
    [page] = pages(
        "/// steps\n1. **听**（30 秒）：甲\n2. **说**（2 分钟）：乙\n3. **记**（1 分钟）：丙\n///\n"
    )
    widths = [segment.rect.width for segment in shapes(page, "用时 ")]
    assert widths[1] == pytest.approx(4 * widths[0])
    assert widths[2] == pytest.approx(2 * widths[0])


def test_without_a_duration_at_every_step_there_is_no_time_bar() -> None:
    [page] = pages("/// steps\n1. **听**（30 秒）：甲\n2. **说**：乙\n///\n")
    assert shapes(page, "用时") == []


def test_the_last_arrow_ends_on_the_right_margin() -> None:
    [page] = pages("/// steps\n1. **听**：甲\n2. **说**：乙\n3. **记**：丙\n///\n")
    assert shapes(page, "步骤 3")[0].rect.right == pytest.approx(REGION.right)


def test_steps_keep_their_numbers_on_the_next_slide() -> None:
    items = "".join(f"1. **动作**：做法{n}\n" for n in range(8))
    first, second = pages(f"/// steps\n{items}///\n")
    assert [s.name for s in shapes(first, "步骤 ")][-1] == "步骤 4"
    assert next(s.name for s in shapes(second, "步骤 ")) == "步骤 5"


def test_only_neighbouring_key_events_make_a_key_interval() -> None:
    source = (
        "/// timeline\n- **1 天**：甲 {{.key}}\n- **2 天**：乙{0}\n- **3 天**：丙 {{.key}}\n///\n"
    )
    alone, joined = pages(source.format("")), pages(source.format(" {.key}"))
    assert [f.name for f in alone[0] if f.name.startswith("重点时段")] == []
    assert len([f for f in joined[0] if f.name.startswith("重点时段")]) == 2


def test_the_recommended_column_is_solid_unless_the_comparison_is_neutral() -> None:
    table = "| | 甲 | 乙 |\n|-|-|-|\n| 行 | 一 | 二 |\n///\n"
    [plain] = pages(f"/// compare\n{table}")
    [neutral] = pages(f"/// compare\n    neutral: true\n\n{table}")
    assert [s.name for s in shapes(plain, "") if s.fill == ACCENT1] == ["栏头 2"]
    assert [s.name for s in shapes(neutral, "") if s.fill == ACCENT1] == []


def test_a_comparison_of_eight_rows_is_a_native_table() -> None:
    rows = "".join(f"| 行{n} | 一 | 二 |\n" for n in range(8))
    [page] = pages(f"/// compare\n| | 甲 | 乙 |\n|-|-|-|\n{rows}///\n")
    assert [type(frame) for frame in page] == [TableFrame]


def test_a_comparison_whose_panels_are_too_narrow_is_a_table_that_fits() -> None:
    rows = "".join(
        f"| 企业投诉率 | 四分钟上下 | 不到千分之二 | 标准与培训成体系{n} |\n" for n in range(5)
    )
    source = f"/// compare\n    neutral: true\n\n| | 普通 | 优秀 | 差距 |\n|-|-|-|-|\n{rows}///\n"
    blocks, _ = parse(source)
    report = Report()
    narrow = Rect(48, 120, 300, 400)
    made = components()["compare"].layout(blocks[0].content, narrow, Kit(report=report))
    assert {type(frame) for page in made for frame in page} == {TableFrame}
    assert not report.diagnostics


def test_pairs_stand_side_by_side_whichever_comes_first() -> None:
    [page] = pages("/// do-dont\n- **这样说**：三点前回电\n- **不要说**：尽快\n///\n")
    dont, do = shapes(page, "不要做 1")[0], shapes(page, "这样做 1")[0]
    assert dont.text and do.text
    assert (dont.text.plain, do.text.plain) == ("尽快", "三点前回电")
    assert dont.rect.x < do.rect.x
    assert dont.rect.y == do.rect.y


def test_labels_that_differ_are_shown_at_every_wording() -> None:
    source = (
        "/// do-dont\n- **不要说**：甲\n- **这样说**：乙\n- **不要做**：丙\n- **这样做**：丁\n///\n"
    )
    [page] = pages(source)
    shown = "".join(s.text.plain for s in shapes(page, "") if s.text)
    assert all(label in shown for label in ("不要说", "这样说", "不要做", "这样做"))


def test_a_long_formula_breaks_before_an_operator() -> None:
    terms = " + ".join(f"**很长很长很长的一项{n}**" for n in range(4))
    [page] = pages(f"/// formula\n**总数** = {terms}\n///\n")
    operators = shapes(page, "公式运算")
    assert operators
    assert all(shape.text and shape.text.plain in "=+" for shape in operators)
    lines = [shape for shape in shapes(page, "公式 ") if shape.text]
    assert len(lines) == len(operators) + 1
    assert len({shape.rect.x for shape in lines[1:]}) == 1


def test_an_item_too_long_for_a_slide_is_reported_with_its_line() -> None:
    blocks, _ = parse(f"/// timeline\n- **1 天**：甲\n    - {'很长的经过' * 200}\n///\n")
    kit = Kit()
    components()["timeline"].layout(blocks[0].content, REGION, kit)
    assert [(d.code, d.span.line) for d in kit.report] == [("SLD001", 2)]
