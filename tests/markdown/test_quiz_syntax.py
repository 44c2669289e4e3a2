"""The lenient forms and the formatter."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.markdown.quiz.canonical import format_bank
from builder.markdown.quiz.lenient import normalize_choice_marks


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("- [X] 甲", "- [x] 甲"),
        ("- [ｘ] 甲", "- [x] 甲"),
        ("- [√] 甲", "- [x] 甲"),
        ("- ［x］ 甲", "- [x] 甲"),
        ("- 【x】甲", "- [x] 甲"),
        ("- ［　］甲", "- [ ] 甲"),
        ("-[]甲", "- [ ] 甲"),
        ("* [x] A、甲", "- [x] 甲"),
        ("- [ ] B. 乙", "- [ ] 乙"),
        ("- [ ] Ｃ．丙", "- [ ] 丙"),
        ("题型:单选 | 难度: 初级", "题型：单选 | 难度：初级"),
        ("答案: 错误", "答案：错误"),
        ("【解析】因为", "解析：因为"),
        ("  - [✓] 甲", "  - [x] 甲"),
    ],
)
def test_a_lenient_line_becomes_canonical(written: str, canonical: str) -> None:
    assert normalize_choice_marks(written) == canonical
    assert normalize_choice_marks(canonical) == canonical


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] A、B 都对",
        "- [x] A.M. 九点",
        "- [x] A. B、先说后做",
        "- [ ] B2B 客户",
        "- [ ] VIP、普通",
        "- [×] 甲",
        "- [x](https://example.com)",
        "- [√](a.md)说明",
        "客户问:几点？",
        "普通一段话，[x] 在中间",
        "",
    ],
)
def test_an_ambiguous_or_ordinary_line_is_left_alone(line: str) -> None:
    assert normalize_choice_marks(line) == line


def test_a_page_is_rewritten_to_the_canonical_form() -> None:
    assert (
        format_bank(
            "---\ntitle: 沟通:一\n---\n"
            "##题目:尽快{#com-001}\n"
            "题型:判断题 | 难度:初级\n"
            "尽快就是承诺。\n"
            "答案:错误\n"
            "解析:缺时间。\n"
            "## 题目：谁 {#com-002}\n"
            "题型：单选\n\n\n"
            "问？\n"
            "* [√] A、甲\n"
            "> 对\n"
            "* ［］B、乙\n"
            "解析：因为。"
        )
        == "---\ntitle: 沟通:一\n---\n"
        "## 题目：尽快 {#com-001}\n\n"
        "题型：判断　难度：初级\n\n"
        "尽快就是承诺。\n\n"
        "答案：错误\n\n"
        "解析：缺时间。\n\n"
        "## 题目：谁 {#com-002}\n\n"
        "题型：单选\n\n"
        "问？\n\n"
        "- [x] 甲\n"
        "  > 对\n"
        "- [ ] 乙\n\n"
        "解析：因为。\n"
    )


def test_code_is_left_alone() -> None:
    source = "```\n- [√] A、甲\n\n\n答案:对\n```\n"
    assert format_bank(source) == source


LINES = st.one_of(
    st.text(alphabet="甲乙AB、.：: []［］【】xｘ√-*>#{}`| 　题型答案解析单选", max_size=14),
    st.sampled_from(
        [
            "",
            "## 题目：甲 {#a}",
            "题型:单选题 | 难度:初级",
            "- [x] A、甲",
            "> 反馈",
            "答案：对",
            "```",
        ]
    ),
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(LINES, max_size=12))
def test_formatting_twice_is_formatting_once(lines: list[str]) -> None:
    once = format_bank("\n".join(lines))
    assert format_bank(once) == once


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(LINES, max_size=12))
def test_formatting_keeps_every_word(lines: list[str]) -> None:
    source = "\n".join(lines)
    # Whatever the formatter may drop: white space, marks, a choice's letter, 题 behind a type.
    droppable = re.compile(r"[\s\[\]［］【】xｘX√\-*>：:|、.题A-Z]")
    assert droppable.sub("", format_bank(source)) == droppable.sub("", source)
