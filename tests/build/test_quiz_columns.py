"""``--columns``: a platform's table goes out by the real command and comes back by the importer."""

import json
import re
from pathlib import Path

import pytest
from bank_samples import EVERY_TYPE, read_text
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from builder.cli import main
from builder.model.quiz import Question

MAPS = """\
多列:
  列:
    - 类别: 题型
    - 考什么: 题目
    - 备选: 选项
    - 应选: 答案
    - 为什么: 解析
    - 几级: 难度
    - 考点: 知识点
    - 几分: 分值
    - 要点: 评分要点
    - 帮助: 提示
    - 名字: 短名
    - 目的: 目标
    - 编码: 编号
    - 备注: 空
  题型: {单选: 选一个, 多选: 选几个, 判断: 是非, 填空: 填, 简答: 说说, 排序: 排, 匹配: 连}
  难度: {初级: 一级, 中级: 二级, 高级: 三级}
  答案分隔: "+"
  判断: [真, 假]
一格:
  列:
    - 题型: 题型
    - 题干: 题目
    - 全部选项: 选项
    - 正确答案: 答案
    - 试题解析: 解析
    - 难易程度: 难度
    - 知识点: 知识点
    - 分数: 分值
    - 短名: 短名
    - 评分要点: 评分要点
    - 提示: 提示
  选项分隔: "##"
  判断: [A, B]
固定:
  列:
    - 题型: 题型
    - 题干: 题目
    - 一: 选项A
    - 二: 选项B
    - 三: 选项C
    - 四: 选项D
    - 正确答案: 答案
    - 解析: 解析
    - 难度: 难度
    - 知识点: 知识点
    - 分数: 分值
    - 短名: 短名
    - 评分要点: 评分要点
    - 提示: 提示
"""
BANK = f"""---
title: 沟通
---

# 沟通

{EVERY_TYPE.replace("![等位区的一位客户](queue.png)", "").replace("  > 客户还没被听见，解释只会激化情绪", "")}

## 题目：三样东西 {{#com-016}}

题型：多选　难度：高级　分值：3　标签：承诺

一句承诺要说清哪几样？

- [x] 时间
- [ ] 客套话
- [x] 责任人

解析：时间和责任人。

## 题目：尽快 {{#com-017}}

题型：判断　难度：初级

“尽快”是一句完整的承诺。

答案：错误

解析：没有时间。

## 题目：两个空 {{#com-018}}

题型：填空　分值：4

铃响[[三|3]]声内接听，留言[[半分钟]]内回应。

解析：数字写在服务标准里。
"""
IMPORTABLE = ("单选", "多选", "判断", "填空", "简答", "排序", "匹配")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, words in (("quizzes/communication.md", BANK), ("quiz-columns.yml", MAPS)):
        file = tmp_path / "content" / path
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(words, encoding="utf-8")
    (tmp_path / "themes").mkdir()
    return tmp_path


def courseware(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(project), *arguments])


def headings(file: Path) -> list[str]:
    return [cell.value for cell in load_workbook(file).worksheets[0][1]]


def bank_of(file: Path) -> dict[str, Question]:
    bank, report = read_text(file.read_text(encoding="utf-8").partition("\n---\n")[2])
    assert not report.has_errors, list(report)
    return {each.name: each for each in bank.questions}


def facts(question: Question) -> dict[str, object]:
    """Everything that a table can carry."""
    matching = question.matching
    return {
        "type": question.type,
        "stem": [each.plain for each in question.stem],
        "choices": [(each.text.plain, each.correct) for each in question.choices],
        "blanks": question.blanks,
        "sequence": [each.plain for each in question.sequence],
        "pairs": [(each.left.plain, each.right.plain) for each in matching.pairs],
        "distractors": [each.plain for each in matching.distractors],
        "reference": question.model_answer.reference.plain,
        "points to mark": [each.plain for each in question.model_answer.points],
        "hints": [each.plain for each in question.hints],
        "explanation": question.explanation.plain,
        "difficulty": question.difficulty,
        "points": question.points,
        "tags": question.tags,
    }


@pytest.mark.parametrize("name", ["多列", "一格", "固定"])
def test_a_platform_s_workbook_comes_back_the_same(project: Path, name: str) -> None:
    out = courseware(project, "quiz", "--format", "xlsx", "--columns", name)
    assert out.exit_code == 0, out.output
    file = project / "dist" / "quiz" / "communication.xlsx"
    back = courseware(
        project, "quiz-import", str(file), "--bank", "back", "--columns", name, "--json"
    )
    unread = [each["message"] for each in json.loads(back.stdout)["unread"]]
    # The work order and the scenario.
    assert len(unread) == 2 and all("不能导入" in message for message in unread)
    mine = bank_of(project / "content/quizzes/communication.md")
    theirs = bank_of(project / "content/quizzes/back.md")
    wanted = [each for each in mine.values() if each.type.value in IMPORTABLE]
    assert len(wanted) == 7
    for question in wanted:
        assert facts(theirs[question.name]) == facts(question)


def test_the_columns_are_the_platform_s_and_change_with_it(project: Path) -> None:
    file = project / "dist" / "quiz" / "communication.xlsx"
    courseware(project, "quiz", "--columns", "多列")
    assert headings(file)[:4] == ["类别", "考什么", "备选A", "备选B"]
    csv_file = file.with_suffix(".csv").read_text(encoding="utf-8-sig")
    assert csv_file.startswith("类别,考什么,备选A,备选B")
    courseware(project, "quiz", "--columns", "一格")
    assert headings(file)[:3] == ["题型", "题干", "全部选项"]
    courseware(project, "quiz")
    assert headings(file)[0] == "编号"


def test_a_file_of_one_s_own_may_lie_anywhere_and_is_looked_at_again(
    project: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yml"
    for heading in ("题干", "试题"):
        mine.write_text(f"我的:\n  列:\n    - {heading}: 题目\n    - 答: 答案\n", encoding="utf-8")
        out = courseware(project, "quiz", "--format", "xlsx", "--columns", str(mine))
        assert out.exit_code == 0, out.output
        assert headings(project / "dist/quiz/communication.xlsx") == [heading, "答"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--columns", "多栏"], 2, "是不是 多列"),
        (["--columns", "nowhere.yml"], 2, "没有 nowhere.yml"),
        (["--format", "gift", "--columns", "多列"], 2, "--format xlsx"),
    ],
)
def test_what_does_not_exist_is_named(
    project: Path, arguments: list[str], code: int, words: str
) -> None:
    out = courseware(project, "quiz", *arguments)
    assert out.exit_code == code and words in out.output


@pytest.mark.parametrize("command", [["quiz", "--columns", "多列"], ["quiz"]])
def test_a_fault_in_the_map_is_a_finding_with_its_place(project: Path, command: list[str]) -> None:
    file = project / "content/quiz-columns.yml"
    file.write_text(MAPS.replace("- 考什么: 题目", "- 考什么: 题木", 1), encoding="utf-8")
    out = courseware(project, *command)
    assert out.exit_code == 1
    assert re.search(r"content/quiz-columns\.yml:4:\d+: QUZ061 没有字段“题木”", out.output)


def test_the_example_in_the_content_is_in_order() -> None:
    from builder.lint.diagnostic import Report
    from builder.source.column_maps import COLUMNS_FILE, load_column_maps

    report = Report()
    maps = load_column_maps(COLUMNS_FILE, Path(__file__).parents[2], report)
    assert list(report) == [] and [each.name for each in maps] == ["示例平台"]
