"""``courseware paper``, its record, and every mistake in ``exams.yml`` and ``papers.yml``, through the real command."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.quiz.registry import all_formats

ROOT = Path(__file__).parents[2]
CHAPTER = """---
title: 接待
objectives:
  com-lo-1: 先应一声
  com-lo-2: 说清钟点
  com-lo-3: 当众致歉
---

# 接待

## 先听完再说话 {#listen minutes=3}

- 抬头
- 记下
"""
COURSE = """---
title: 试课
---

一段说明。

## 全部 {.plain}

- [接待](../chapters/one.md)
"""
EXAMS = """\
- 编号: trial-final
  卷名: 试课期末卷
  课程: trial
  时长: 30
  满分: 12
  及格: 7
  避开: 1
  题目:
    - {题型: 单选, 题数: 2, 分值: 3}
    - {题型: 情景, 题数: 1, 分值: 6, 目标: com-lo-*, 标签: [投诉]}
"""


def single(number: int, objective: str) -> str:
    return (
        f"## 题目：第一句 {number} {{#com-{number:03}}}\n\n题型：单选　难度：初级　目标：{objective}\n\n"
        f"第 {number} 位客户走近，先做什么？\n\n- [ ] 低头打字\n- [x] 抬头应一声\n\n解析：他要先被看见。\n"
    )


def scenario(number: int) -> str:
    part = (
        "### 小题：第 {place} 问 {{#com-{number:03}-{place}}}\n\n题型：判断　目标：com-lo-{place}\n\n"
        "可以先不应声。\n\n答案：错误\n\n解析：应一声不费事。\n"
    )
    parts = "\n".join(part.format(place=place, number=number) for place in (2, 3))
    return (
        f"## 题目：排队 {number} {{#com-{number:03}}}\n\n题型：情景　难度：高级　标签：投诉\n\n"
        f"窗口前站着 {number} 个人。\n\n{parts}"
    )


def bank(*questions: str) -> str:
    return "---\ntitle: 沟通自测\nid: com\n---\n\n# 沟通自测\n\n" + "\n".join(questions)


BANK = bank(*(single(number, "com-lo-1") for number in range(1, 5)), scenario(11), scenario(12))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, "content/chapters/one.md", CHAPTER)
    write(tmp_path, "content/courses/trial.md", COURSE)
    write(tmp_path, "content/quizzes/com.md", BANK)
    write(tmp_path, "content/exams.yml", EXAMS)
    theme = (ROOT / "themes/default/theme.yml").read_text(encoding="utf-8")
    write(tmp_path, "themes/default/theme.yml", theme)
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments], catch_exceptions=False)


def drawn(root: Path, *arguments: str) -> dict[str, object]:
    result = run(root, "paper", "trial-final", "--json", "--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    paper: dict[str, object] = json.loads(result.output)
    return paper


def ids(paper: dict[str, object]) -> list[str]:
    questions = paper["questions"]
    assert isinstance(questions, list)
    return [each["id"] for each in questions]


def test_a_paper_is_written_as_a_bank_with_the_points_of_its_rows(project: Path) -> None:
    result = run(project, "paper", "trial-final", "--seed", "7", "--format", "json")
    assert result.exit_code == 0, result.output
    assert "试课期末卷（第 7 套）　3 题　12 分　30 分钟　及格 7 分" in result.output
    assert "单选　初级　2 题 × 3 分 = 6 分" in result.output
    assert "学习目标 3 个" in result.output
    document = json.loads((project / "dist/papers/trial-final-7.json").read_text("utf-8"))
    assert [each["points"] for each in document["questions"]] == [3, 3, 6]
    assert [each["points"] for each in document["questions"][2]["children"]] == [3, 3]
    manifest = json.loads((project / "dist/manifest.json").read_text("utf-8"))
    assert list(manifest["papers"]) == ["dist/papers/trial-final-7.json"]


def test_without_a_format_the_printed_one_is_written_or_else_all(project: Path) -> None:
    assert run(project, "paper", "trial-final").exit_code == 0
    suffixes = {each.suffix for name, each in all_formats().items() if name == "docx"}
    wanted = suffixes or {each.suffix for each in all_formats().values()}
    written = {file.name for file in (project / "dist/papers").iterdir()}
    assert written == {f"trial-final-1{suffix}" for suffix in wanted}


def test_what_a_format_cannot_say_is_printed(project: Path) -> None:
    result = run(project, "paper", "trial-final", "--format", "gift")
    assert "gift 有" in result.output and "  com-" in result.output


def test_a_link_leads_to_the_page_that_the_question_stands_on(project: Path) -> None:
    write(
        project,
        "content/quizzes/com.md",
        BANK.replace("解析：他要", "解析：见[这题](#com-001)。他要"),
    )
    assert run(project, "paper", "trial-final", "--format", "json").exit_code == 0
    written = (project / "dist/papers/trial-final-1.json").read_text("utf-8")
    assert "https://training.example.com/quizzes/com.html#com-001" in written


def test_a_recorded_paper_stays_and_the_next_keeps_away_from_it(project: Path) -> None:
    first = drawn(project, "--record")
    assert (first["seed"], first["recorded"]) == (1, False)
    second = drawn(project, "--record")
    assert second["seed"] == 2
    assert set(ids(first)).isdisjoint(ids(second))
    third = drawn(project)
    assert third["seed"] == 3 and set(ids(second)).isdisjoint(ids(third))
    again = drawn(project, "--seed", "1", "--record")
    assert again["recorded"] and again["questions"] == first["questions"]
    assert (project / "content/papers.yml").read_text("utf-8").count("- 考试:") == 2
    assert run(project, "check").exit_code == 0


def test_a_recorded_paper_does_not_follow_its_blueprint_but_its_words(project: Path) -> None:
    first = drawn(project, "--record")
    write(project, "content/exams.yml", EXAMS.replace("12", "8").replace("分值: 3", "分值: 1"))
    write(project, "content/quizzes/com.md", BANK.replace("低头打字", "继续打字"))
    assert drawn(project, "--seed", "1")["questions"] == first["questions"]
    assert "继续打字" in (project / "dist/papers/trial-final-1.json").read_text("utf-8")


def test_a_corrected_word_does_not_change_what_is_drawn(project: Path) -> None:
    first = drawn(project, "--seed", "5")
    write(project, "content/quizzes/com.md", BANK.replace("先做什么", "先做哪一样"))
    assert drawn(project, "--seed", "5")["questions"] == first["questions"]


def test_the_bytes_do_not_depend_on_the_process(project: Path) -> None:
    papers = []
    for hash_seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "builder", "--root", str(project), "paper", "trial-final"],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed},
        )
        papers.append(
            {each.name: each.read_bytes() for each in (project / "dist/papers").iterdir()}
        )
        shutil.rmtree(project / "dist")
    assert papers[0] == papers[1]


def test_the_list_says_how_many_papers_there_are(project: Path) -> None:
    result = run(project, "paper", "--list")
    assert result.exit_code == 0
    assert result.output.startswith("trial-final　试课期末卷　3 题　12 分　30 分钟　题目够 2 份")
    exams = json.loads(run(project, "paper", "--list", "--json").output)["exams"]
    assert [(each["id"], each["papers"]) for each in exams] == [("trial-final", 2)]


def test_an_exam_that_cannot_be_drawn_stops_the_check_and_makes_no_paper(project: Path) -> None:
    write(project, "content/exams.yml", EXAMS.replace("题数: 1", "题数: 4").replace("12", "30"))
    for command in (("check",), ("paper", "trial-final"), ("paper", "--list")):
        result = run(project, *command)
        assert result.exit_code == 1
        assert (
            "content/exams.yml:10:7: QUZ056 第 2 行（情景，目标 com-lo-*，标签 投诉）要 4 道"
            in result.output
        )
        assert "只有 2 道，差 2 道" in result.output and "给题库补 2 道" in result.output
    assert not (project / "dist/papers").exists()
    assert "抽不出" in run(project, "paper", "--list").output


def test_rows_that_compete_are_told_together(project: Path) -> None:
    more = "    - {题型: 单选, 难度: 初级, 题数: 3, 分值: 1}\n"
    write(project, "content/exams.yml", EXAMS.replace("满分: 12", "满分: 15") + more)
    result = run(project, "check")
    assert (
        "exams.yml:9:7: QUZ056 第 1、3 行争同一批题（单选；单选，初级），一共要 5 道"
        in result.output
    )
    assert "只有 4 道，差 1 道" in result.output


def test_a_limit_for_each_objective_is_named_as_the_reason(project: Path) -> None:
    write(project, "content/exams.yml", EXAMS.replace("  避开: 1", "  每个目标至多: 1"))
    result = run(project, "check")
    assert result.exit_code == 1
    assert "每个目标至多 1 题：也可以把这个数改大" in result.output


def test_a_paper_that_the_last_ones_leave_no_questions_for_says_so(project: Path) -> None:
    write(project, "content/exams.yml", EXAMS.replace("避开: 1", "避开: 2"))
    assert "QUZ057 trial-final：题目只够 2 份不重复的卷" in run(project, "check").output
    drawn(project, "--record")
    drawn(project, "--record")
    result = run(project, "paper", "trial-final")
    assert result.exit_code == 1
    assert "QUZ056" in result.output and "另有 4 道最近 2 份卷考过" in result.output


def asked(root: Path) -> set[str]:
    """Questions that turn up on one of several papers."""
    return {each for seed in range(1, 13) for each in ids(drawn(root, "--seed", str(seed)))}


def test_what_the_course_teaches_is_asked_and_a_bank_that_the_exam_names_is_asked_whole(
    project: Path,
) -> None:
    write(project, "content/chapters/two.md", CHAPTER.replace("com-", "oth-"))
    others = bank(single(50, "oth-lo-1"), single(51, "")).replace("id: com", "id: more")
    write(project, "content/quizzes/more.md", others)
    assert asked(project).isdisjoint({"com-050", "com-051"})
    link = "- [自测](../quizzes/more.md#com-051)\n"
    write(project, "content/courses/trial.md", COURSE + link)
    assert asked(project) & {"com-050", "com-051"} == {"com-051"}
    write(project, "content/exams.yml", EXAMS.replace("避开: 1", "题库: [more, com]"))
    assert "com-050" in asked(project)


MISTAKES = {
    "no list": (EXAMS, "编号: trial-final\n卷名: 期末卷\n", "exams.yml:1:1: YML015"),
    "a full-width colon": ("  时长: 30", "  时长：30", "exams.yml:4:5: YML013"),
    "a full-width colon in a row": ("{题型: 单选", "{题型：单选", "exams.yml:9:8: YML013"),
    "a misspelt key": ("  时长:", "  时常:", "exams.yml:4:3: YML008"),
    "a missing key": ("  及格: 7\n", "", "exams.yml:1:3: YML010"),
    "no rows": (EXAMS[EXAMS.index("  题目") :], "", "exams.yml:1:3: YML010 缺少 题目"),
    "an empty list of rows": (EXAMS[EXAMS.index("    -") :], "", "exams.yml:8:3: YML010 题目 下面没有"),
    "rows that are no list": ("    - {题型: 单选, 题数: 2, 分值: 3}\n    -", "   ", "exams.yml:9:5: YML015"),
    "a misspelt type": ("题型: 单选", "题型: 单远", "exams.yml:9:12: YML011"),
    "a misspelt difficulty": ("题数: 2", "题数: 2, 难度: 初及", "exams.yml:9:27: YML011"),
    "a number in words": ("题数: 2", "题数: 两", "exams.yml:9:20: YML009"),
    "points in quarters": ("分值: 3", "分值: 3.25", "exams.yml:9:27: YML011"),
    "a bad id": ("编号: trial-final", "编号: 试课", "exams.yml:1:7: YML011"),
    "a sum that is off": ("满分: 12", "满分: 10", "exams.yml:5:7: QUZ050 各行合计 12 分，满分写的是 10"),
    "a pass mark too high": ("及格: 7", "及格: 13", "exams.yml:6:7: QUZ051"),
    "an unknown course": ("课程: trial", "课程: trail", "exams.yml:3:7: QUZ052"),
    "an unknown bank": ("避开: 1", "题库: [com, cmo]", "exams.yml:7:13: QUZ053"),
    "an unknown objective": ("com-lo-*", "[com-lo-1, con-lo-2]", "exams.yml:10:45: QUZ054"),
    "an unknown tag": ("[投诉]", "投拆", "exams.yml:10:48: QUZ055"),
    "an exam twice": (EXAMS, EXAMS + EXAMS, "exams.yml:11:3: DIA014"),
    "an alias": ("com-lo-*", "*-lo-1", "exams.yml:10:34: YML004"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_has_its_place_and_a_hint(project: Path, mistake: str) -> None:
    good, bad, told = MISTAKES[mistake]
    assert good in EXAMS
    write(project, "content/exams.yml", EXAMS.replace(good, bad, 1))
    result = run(project, "check")
    assert result.exit_code == 1, result.output
    assert told in result.output
    assert " ^\n    提示：" in result.output


@pytest.mark.parametrize(
    ("mistake", "meant"),
    [
        ("题型: 单远", "单选"), ("时常: 30", "时长"), ("课程: trail", "trial"), ("题库: [comm]", "com"),
        ("目标: [com-lo-9]", "com-lo-3"), ("标签: [投拆]", "投诉"),
    ],
)  # fmt: skip
def test_a_slip_is_answered_with_the_nearest_word(project: Path, mistake: str, meant: str) -> None:
    key = mistake.partition(":")[0]
    lines = {
        "时常": ("时长: 30", mistake), "课程": ("课程: trial", mistake), "题库": ("避开: 1", mistake),
        "题型": ("题型: 单选", mistake), "目标": ("目标: com-lo-*", mistake),
        "标签": ("标签: [投诉]", mistake),
    }  # fmt: skip
    write(project, "content/exams.yml", EXAMS.replace(*lines[key]))
    assert f"是不是 {meant}？" in run(project, "check").output


RECORD = "- 考试: trial-final\n  种子: 3\n  题目:\n    - {分值: 3, 题号: [com-001, com-002]}\n"


@pytest.mark.parametrize(
    ("good", "bad", "told", "code"),
    [
        ("考试: trial-final", "考试: trial-finl", "papers.yml:1:7: QUZ058 没有期末卷", 0),
        ("com-002", "com-092", "papers.yml:4:29: QUZ058 考过的题 com-092", 0),
        ("种子: 3", "种子: 三", "papers.yml:2:7: YML009", 1),
        ("种子: 3", "种籽: 3", "papers.yml:2:3: YML008", 1),
        (RECORD, RECORD + RECORD, "papers.yml:5:3: DIA014", 1),
        ("题号:", "题好:", "papers.yml:4:15: YML008", 1),
    ],
)
def test_a_mistake_in_the_record_is_told(
    project: Path, good: str, bad: str, told: str, code: int
) -> None:
    write(project, "content/papers.yml", RECORD.replace(good, bad))
    result = run(project, "check")
    assert result.exit_code == code
    assert told in result.output and "提示：" in result.output


def test_a_recorded_paper_with_a_lost_question_is_not_printed(project: Path) -> None:
    write(project, "content/papers.yml", RECORD.replace("com-002", "com-092"))
    result = run(project, "paper", "trial-final", "--seed", "3")
    assert result.exit_code == 1
    assert "com-092" in result.output and not (project / "dist/papers").exists()


def test_names_that_do_not_exist_are_usage_errors(project: Path) -> None:
    result = run(project, "paper", "trail-final")
    assert result.exit_code == 2 and "是不是 trial-final？" in result.output
    assert run(project, "paper", "trial-final", "--format", "jsn").exit_code == 2
    assert run(project, "paper").exit_code == 2
    (project / "content/exams.yml").unlink()
    result = run(project, "paper", "trial-final")
    assert result.exit_code == 2 and "content/exams.yml" in result.output


def test_a_question_that_only_an_exam_asks_is_used(project: Path) -> None:
    assert "QUZ042" not in run(project, "check").output
    (project / "content/exams.yml").unlink()
    assert run(project, "check").output.count("期末卷也抽不到") == 6


def test_objectives_are_listed_with_their_questions(project: Path) -> None:
    write(
        project, "content/quizzes/com.md", bank(single(1, "com-lo-1"), scenario(11), single(3, ""))
    )
    (project / "content/exams.yml").unlink()
    result = run(project, "coverage", "--quiz")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "content/chapters/one.md",
        "  com-lo-1　初级 1　中级 0　高级 0　单选　先应一声",
        "  com-lo-2　初级 0　中级 0　高级 1　判断　说清钟点",
        "  com-lo-3　初级 0　中级 0　高级 1　判断　当众致歉",
        "学习目标 3/3 有题　初级 1　中级 0　高级 2　没写目标的题 1",
    ]
    write(project, "content/quizzes/com.md", bank(single(1, "com-lo-1")))
    result = run(project, "coverage", "--quiz", "--missing")
    assert result.exit_code == 1
    assert "com-lo-2　没有题　说清钟点" in result.output and "com-lo-1" not in result.output
    found = json.loads(run(project, "coverage", "--quiz", "--json").output)["objectives"]
    assert [(each["objective"], each["questions"], each["types"]) for each in found] == [
        ("com-lo-1", 1, ["单选"]), ("com-lo-2", 0, []), ("com-lo-3", 0, []),
    ]  # fmt: skip
