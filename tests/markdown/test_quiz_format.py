"""The formatter on every type: what it writes, what it must not change, and the ids it gives."""

import pytest
from bank_samples import EVERY_TYPE, read_text
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.build.formatting import format_banks
from builder.build.project import Project
from builder.markdown.quiz.canonical import format_bank
from builder.markdown.quiz.ids import assign_ids

LENIENT = """\
##题目:工单{#a-1}
分值:4 | 题型:工单题
来电。
｜字段名｜类型｜可选值｜答案｜
｜——｜——｜——｜——｜
｜优先级｜下拉框｜高、中、低｜高｜
解析:因为。
##题目:次序{#a-2}
题型：排序
排好。
1、听
（2）说
【解析】因为。
##题目:答{#a-3}
题型：问答
怎么说？
答案:说钟点。
【评分要点】
1、钟点
2、人
##题目:情景{#a-4}
题型：情景题
来电。
###小题:一{#a-4-1}
题型：判断
好。
答案：对
解析：因为。
"""
CANONICAL = """\
## 题目：工单 {#a-1}

题型：工单　分值：4

来电。

| 字段 | 控件 | 选项 | 正确值 |
|---|---|---|---|
| 优先级 | 单选 | 高／中／低 | 高 |

解析：因为。

## 题目：次序 {#a-2}

题型：排序

排好。

1. 听
2. 说

解析：因为。

## 题目：答 {#a-3}

题型：简答

怎么说？

参考答案：说钟点。

评分要点：

1. 钟点
2. 人

## 题目：情景 {#a-4}

题型：情景

来电。

### 小题：一 {#a-4-1}

题型：判断

好。

答案：对

解析：因为。
"""


def test_every_type_gets_its_canonical_form() -> None:
    assert format_bank(LENIENT) == CANONICAL
    assert format_bank(CANONICAL) == CANONICAL


def test_what_is_canonical_stays() -> None:
    assert format_bank(EVERY_TYPE) == EVERY_TYPE


def test_a_wrong_number_stays_for_its_author_to_see() -> None:
    wrong = CANONICAL.replace("1. 听\n2. 说", "2. 听\n1. 说")
    assert format_bank(wrong) == wrong


def test_a_bar_inside_a_cell_is_no_border() -> None:
    line = "| `a|b` | 甲\\|乙 |\n|---|---|\n| 丙｜丁 | 戊 |"
    source = CANONICAL.replace("题型：工单", "题型：匹配").replace(
        "| 字段 | 控件 | 选项 | 正确值 |", line
    )
    assert line in format_bank(source)


WORDS = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=1, max_size=6)
NAMES = st.lists(WORDS, min_size=2, max_size=4, unique=True)
COLON = st.sampled_from(["：", ":", "： "])
GAP = st.sampled_from(["\n", "\n\n", "\n \n\n"])


@st.composite
def rows(draw: st.DrawFn, cells: list[list[str]]) -> str:
    """A table with ASCII or full-width bars, with or without those at the ends."""
    bar = draw(st.sampled_from(["|", " | ", "｜", " ｜ "]))
    end = bar.strip() if draw(st.booleans()) else bar
    lines = [cells[0], ["---"] * len(cells[0]), *cells[1:]]
    return "\n".join(f"{end}{bar.join(line)}{end}" for line in lines)


@st.composite
def answers(draw: st.DrawFn, kind: str) -> str:
    names = draw(NAMES)
    if kind in ("单选", "多选"):
        mark, empty = draw(st.sampled_from([("[x]", "[ ]"), ("［ｘ］", "［］"), ("【√】", "【】")]))
        letters = draw(st.booleans())
        return "\n".join(
            f"- {empty if place else mark} {f'{chr(65 + place)}、' if letters else ''}{name}"
            for place, name in enumerate(names)
        )
    if kind == "判断":
        return f"答案{draw(COLON)}{draw(st.sampled_from(['对', '错误', '√']))}"
    if kind == "排序":
        number = draw(st.sampled_from(["{}. ", "{}、", "（{}）", "{})"]))
        return "\n".join(f"{number.format(n)}{name}" for n, name in enumerate(names, 1))
    if kind == "匹配":
        extra = [["", "别的"]] if draw(st.booleans()) else []
        return draw(rows([["左", "右"], *([each, f"{each}话"] for each in names), *extra]))
    if kind == "工单":
        between = draw(st.sampled_from(["／", "、", " ／ "]))
        options = between.join(names)
        return draw(
            rows(
                [
                    ["字段", "控件", "选项", "正确值"],
                    ["级别", draw(st.sampled_from(["单选", "下拉框"])), options, names[0]],
                    ["部门", "多选", options, between.join(names[:2])],
                    ["时间", "日期", " ", "2026-11-22"],
                ]
            )
        )
    points = draw(
        st.sampled_from(["评分要点：" + "；".join(names), "评分要点：\n\n- " + "\n- ".join(names)])
    )
    return f"参考答案{draw(COLON)}{draw(WORDS)}\n\n{points}"


@st.composite
def questions(draw: st.DrawFn, heading: str, number: str, kinds: tuple[str, ...]) -> str:
    kind = draw(st.sampled_from(kinds))
    stem = f"{draw(WORDS)}[[{draw(WORDS)}|{draw(WORDS)}]]" if kind == "填空" else draw(WORDS)
    fields = [
        f"题型{draw(COLON)}{kind}",
        f"难度：{draw(st.sampled_from(['初级', '高级']))}",
        "分值：2",
    ]
    parts = [f"{heading}{draw(COLON)}{draw(WORDS)} {{#{number}}}"]
    parts.append(draw(st.sampled_from(["　", " | ", "  "])).join(draw(st.permutations(fields))))
    parts.append(stem)
    if kind == "情景":
        simple = tuple(each for each in KINDS if each != "情景")
        for part in range(1, draw(st.integers(1, 3)) + 1):
            parts.append(draw(questions("### 小题", f"{number}-{part}", simple)))
        return draw(GAP).join(parts)
    if kind != "填空":
        parts.append(draw(answers(kind)))
    if draw(st.booleans()):
        parts.append(f"提示{draw(COLON)}{draw(WORDS)}")
    parts.append(f"解析{draw(COLON)}{draw(WORDS)}。")
    return "\n\n".join(parts)


KINDS = ("单选", "多选", "判断", "填空", "简答", "排序", "匹配", "工单", "情景")


@settings(max_examples=150, deadline=None)
@given(source=questions("## 题目", "a-1", KINDS))
def test_a_formatted_bank_says_what_it_said(source: str) -> None:
    bank, report = read_text(source)
    formatted = format_bank(source)
    again, later = read_text(formatted)
    if not report.has_errors:
        assert again == bank
        assert [each.code for each in later] == [each.code for each in report]
    assert not later.has_errors
    assert format_bank(formatted) == formatted


def test_missing_ids_count_on_from_the_highest_ever_seen() -> None:
    text = "## 题目：甲\n\n## 题目：乙 {#com-007}\n\n## 题目：丙 {.extended}\n"
    assert assign_ids(text, "communication", ["com-009", "es-100"]) == (
        "## 题目：甲 {#com-010}\n\n## 题目：乙 {#com-007}\n\n## 题目：丙 {#com-011 .extended}\n"
    )


def test_the_first_id_of_a_bank_comes_from_its_own() -> None:
    text = "## 题目：甲\n\n### 小题：一\n\n### 小题：二 {#x-2}\n\n### 小题：三\n\n## 题目：乙\n"
    assert assign_ids(text, "com", []) == (
        "## 题目：甲 {#com-001}\n\n### 小题：一 {#com-001-1}\n\n### 小题：二 {#x-2}\n\n"
        "### 小题：三 {#com-001-2}\n\n## 题目：乙 {#com-002}\n"
    )


def test_ids_are_given_once_and_headings_in_code_are_left_alone() -> None:
    text = "---\ntitle: 题\n---\n\n## 题目：甲\n\n```\n## 题目：乙\n```\n"
    once = assign_ids(text, "com", [])
    assert "## 题目：甲 {#com-001}" in once and "## 题目：乙\n" in once
    assert assign_ids(once, "com", ["com-001"]) == once


@pytest.fixture
def project(tmp_path) -> Project:
    for name, text in {
        "quizzes/com.md": "---\ntitle: 沟通\n---\n\n## 题目:甲\n\n## 题目：乙 {#com-002}\n",
        "quizzes/es.md": "---\ntitle: 效率\n---\n\n## 题目：丙 {#es-001}\n",
        "communication/a.md": "---\ntitle: 章\n---\n\n[删掉的题](../quizzes/com.md#com-005)\n",
    }.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(tmp_path)


def test_a_number_that_a_page_still_links_to_is_not_given_again(project: Project) -> None:
    assert list(format_banks(project, write=True)) == ["content/quizzes/com.md"]
    text = (project.content / "quizzes" / "com.md").read_text(encoding="utf-8")
    assert "## 题目：甲 {#com-006}" in text and "## 题目：乙 {#com-002}" in text
    assert list(format_banks(project, write=True)) == []


def test_a_check_writes_nothing(project: Project) -> None:
    file = project.content / "quizzes" / "com.md"
    before = file.read_bytes()
    assert list(format_banks(project, write=False)) == ["content/quizzes/com.md"]
    assert file.read_bytes() == before
