"""What editors write, and what is understood of it."""

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.extension import CoursewareExtension
from builder.markdown.parse import Parser
from builder.model.block import Admonition, ComponentBlock, ListBlock, Paragraph, Table
from builder.model.page import Meta, Page


def parse(text: str, path: str = "content/communication/page.md") -> tuple[Page, Report]:
    report = Report()
    page, _ = Parser().parse(text, PageContext(path=path), Meta(title="页", id="page"), report)
    return page, report


def findings(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in parse(text)[1]]


def html(text: str) -> str:
    return markdown.markdown(text, extensions=[CoursewareExtension(), "toc"])


def test_a_heading_gives_the_topic_its_anchor_minutes_and_place() -> None:
    page, report = parse("# 页\n\n## 先听完 {#com-heat minutes=12 .extended}\n\n- 一\n")
    topic = page.topics[0]
    assert (topic.title.plain, topic.id, topic.minutes, topic.classes) == (
        "先听完", "com-heat", 12, ("extended",),
    )  # fmt: skip
    assert (topic.span.line, topic.span.column) == (3, 4)
    assert not report.diagnostics


def test_an_item_is_label_measure_body_details_and_key() -> None:
    page, _ = parse(
        "## 题 {#t}\n\n1. **及时回应**（10 秒）：抬头、目光 {.key}\n   - 先让等待有人认领\n"
    )
    block = page.topics[0].blocks[0]
    assert isinstance(block, ListBlock) and block.ordered
    item = block.items[0]
    assert item.label is not None and item.measure is not None
    assert (item.label.plain, item.measure.value, item.measure.unit) == ("及时回应", 10.0, "秒")
    assert (item.body.plain, item.key) == ("抬头、目光", True)
    assert [detail.body.plain for detail in item.details] == ["先让等待有人认领"]


@pytest.mark.parametrize("colon", ["：", ":", "： "])
def test_full_width_and_ascii_colons_separate_label_and_body(colon: str) -> None:
    page, _ = parse(f"## 题\n\n- **标签**{colon}正文\n")
    block = page.topics[0].blocks[0]
    assert isinstance(block, ListBlock) and block.items[0].label
    assert block.items[0].body.plain == "正文"


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_two_three_or_four_spaces_nest_a_list(indent: int) -> None:
    page, report = parse(f"## 题\n\n- 上级\n{' ' * indent}- 下级\n- 平级\n")
    block = page.topics[0].blocks[0]
    assert isinstance(block, ListBlock)
    assert [item.plain for item in block.items] == ["上级", "平级"]
    assert [detail.plain for detail in block.items[0].details] == ["下级"]
    assert not report.diagnostics


def test_an_indent_between_two_levels_is_reported() -> None:
    assert findings("## 题\n\n- 上级\n  - 下级\n   - 哪一级\n") == [("DIA008", 5, 4)]


def test_soft_line_breaks_vanish_between_han_and_stay_between_words() -> None:
    page, _ = parse("## 题\n\n先听完\n再说话，wait\nfor **粗\n体**\n后文\n")
    block = page.topics[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text.plain == "先听完再说话，wait for 粗体后文"
    assert "先听完再说话，wait\nfor" in html("先听完\n再说话，wait\nfor\n")


@pytest.mark.parametrize("indent", [2, 4])
def test_the_indent_of_an_items_further_lines_is_not_text(indent: int) -> None:
    fold = "\n" + " " * indent
    page, _ = parse(f"## 题\n\n- **先听**：听完{fold}再说话，wait{fold}for **粗{fold}体**\n")
    block = page.topics[0].blocks[0]
    assert isinstance(block, ListBlock)
    assert block.items[0].body.plain == "听完再说话，wait for 粗体"


def test_a_quotation_below_a_choice_is_its_feedback() -> None:
    page, _ = parse("## 题\n\n- [ ] 立即解释\n  > 客户还没被听见\n- [x] 先倾听\n")
    block = page.topics[0].blocks[0]
    assert isinstance(block, ListBlock)
    assert [(item.checked, item.quote.plain) for item in block.items] == [
        (False, "客户还没被听见"), (True, ""),
    ]  # fmt: skip


def test_tables_admonitions_and_notes_are_blocks() -> None:
    page, report = parse(
        "## 题\n\n| 渠道 | 时限 |\n|---|--:|\n| 电话 {.key} | 20 秒 |\n\n"
        '!!! tip "要点"\n    一句话。\n\n/// notes\n问三个人。\n///\n'
    )
    table, tip, notes = page.topics[0].blocks
    assert isinstance(table, Table) and isinstance(tip, Admonition)
    assert isinstance(notes, ComponentBlock)
    assert (table.align, table.key_row, tip.title) == (("", "right"), 0, "要点")
    assert [cell.plain for cell in table.rows[0]] == ["电话", "20 秒"]
    assert not report.diagnostics


def test_footnotes_and_sample_marks_are_not_text() -> None:
    page, _ = parse("## 题\n\n复购率 +22%[示例]，见[^a]。\n\n[^a]: 来源在[这里](x.md)。\n")
    block = page.topics[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text.plain == "复购率 +22%，见。"
    assert block.text.has_sample and block.text.footnotes == ("a",)
    assert page.footnotes["a"].plain == "来源在这里。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/// stepz\n1. 甲\n///\n", ("DIA001", 1, 1)),
        ("/// notes | 多余\n甲\n///\n", ("DIA010", 1, 1)),
        ("/// notes\n    axis: 3\n\n甲\n///\n", ("DIA002", 2, 5)),
        ("/// notes\n\n甲\n", ("DIA004", 1, 1)),
        ("甲\n\n///\n", ("DIA009", 3, 1)),
        ("段落 <b>粗</b>\n", ("DIA006", 1, 4)),
        ("<!-- 藏 -->\n", ("DIA006", 1, 1)),
        ("段落 {: onclick=alert(1)}\n", ("DIA007", 1, 4)),
        ("## 题 {#a onclick=x}\n\n- 一\n", ("DIA007", 1, 10)),
        ("## 题 {#a minutes=三}\n\n- 一\n", ("DIA003", 1, 10)),
        ("[点](javascript:alert(1))\n", ("DIA013", 1, 1)),
        ("[点](file:///etc/passwd)\n", ("DIA013", 1, 1)),
        ("## 甲 {#a}\n\n- 一\n\n## 乙 {#a}\n\n- 二\n", ("DIA014", 5, 4)),
        ("##没有空格\n\n- 一\n", ("DIA016", 1, 1)),
    ],
)
def test_a_mistake_is_told_with_line_and_column(text: str, expected: tuple[str, int, int]) -> None:
    assert expected in findings(text)


def test_every_diagnostic_says_what_to_do() -> None:
    _, report = parse("/// stepz\n1. 甲\n///\n\n<b>x</b> [a](data:x)\n\n- a\n   - b\n  - c\n")
    assert report.diagnostics
    assert all(d.message and d.hint and d.english for d in report)


def test_a_near_name_is_suggested() -> None:
    _, report = parse("/// note\n甲\n///\n")
    assert "notes" in report.diagnostics[0].hint


def test_code_is_literal() -> None:
    assert findings("`<b>` 和\n\n```\n/// stepz\n<script>\n```\n") == []


def test_raw_html_is_shown_as_text() -> None:
    shown = html("<script>alert(1)</script> <img src=x onerror=y>\n")
    assert "<script" not in shown and "<img" not in shown
    assert "&lt;script&gt;" in shown


def test_unsafe_links_lose_their_address_on_the_site() -> None:
    assert "javascript" not in html("[点](javascript:alert(1))\n").lower()


def test_nothing_is_lost_when_a_block_is_unknown_or_unclosed() -> None:
    shown = html("/// stepz\n1. 甲乙\n///\n\n/// funny\n\n丙丁\n")
    assert "甲乙" in shown and "丙丁" in shown


def test_trainers_notes_never_reach_the_site() -> None:
    shown = html("## 题\n\n/// notes\n只给讲师\n///\n\n正文\n")
    assert "只给讲师" not in shown and "正文" in shown


def test_slide_only_topics_never_reach_the_site() -> None:
    shown = html("## 甲 {#a .slide-only}\n\n只在课件\n\n## 乙 {#b}\n\n两处都在\n")
    assert "只在课件" not in shown and "两处都在" in shown
    assert '<h2 id="b">' in shown


def test_no_mark_is_left_in_the_html() -> None:
    shown = html("# 甲\n\n- 一\n    - 二\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> 引\n\n[^1]: 注\n")
    assert "\x02" not in shown and "\x03" not in shown


TOKENS = st.sampled_from(
    [
        "/// notes\n", "///\n", "/// steps\n", "- ", "1. ", "  ", "    ", "\n", "\n\n", "**", "`",
        "[", "](", ")", "![", "[^1]", "[^1]: ", "{.key}", "{#a}", "| a | b |\n|---|---|\n", "> ",
        "## ", "!!! tip\n", "<b>", "：", "（2 分钟）", "[示例]", "[[a|b]]", "```\n", "文字", "word",
        "\\", "&amp;", "*", "_", "~~~\n", "    a: b\n",
    ]
)  # fmt: skip


@given(st.lists(TOKENS, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_parsing_never_raises(text: str) -> None:
    parse(text)
    html(text)


@given(
    st.recursive(
        TOKENS,
        lambda inner: st.tuples(inner, st.integers(1, 30)).map(lambda pair: pair[0] * pair[1]),
        max_leaves=5,
    )
)
@settings(max_examples=60, deadline=None)
def test_parsing_never_raises_on_repetition(text: str) -> None:
    parse(text)


def test_a_picture_and_its_list_stand_in_one_element_on_the_site() -> None:
    made = html('讲一段。\n\n![柜台](a.png "上午十点")\n\n- 看左边\n- 看右边\n\n后话。\n')
    assert re.sub(r"\n", "", made) == (
        "<p>讲一段。</p>"
        '<div class="cw-picture-text"><figure class="cw-image"><img alt="柜台" src="a.png" />'
        "<figcaption>上午十点</figcaption></figure>"
        "<ul><li>看左边</li><li>看右边</li></ul></div><p>后话。</p>"
    )


def test_pictures_in_a_row_stand_in_one_element_on_the_site() -> None:
    made = html("![甲](a.png)\n![乙](b.png)\n\n![丙](c.png)\n")
    assert made.count('<div class="cw-images">') == 1
    assert re.findall(r'src="(\w)\.png"', made) == ["a", "b", "c"]


def test_a_picture_among_words_stays_in_its_paragraph() -> None:
    assert html("按![铃](bell.png)一下。\n") == '<p>按<img alt="铃" src="bell.png" />一下。</p>'


def test_the_mark_of_a_key_item_or_cell_is_a_class_on_the_site() -> None:
    made = html(
        "- **甲**：一 {.key}\n- 乙\n    - 丙 {.key}\n\n"
        "后话。\n\n- 丁 {.key}\n\n- 戊\n\n| 名 | 数 |\n|---|---|\n| 己 {.key} | 2 |\n"
    )
    assert "{" not in made
    marked = re.findall(r'class="cw-key"[^甲丙丁己]*?(?:<\w+>|\s)*([甲丙丁己])', made)
    assert marked == ["甲", "丙", "丁", "己"]
    assert made.count("cw-key") == 4
