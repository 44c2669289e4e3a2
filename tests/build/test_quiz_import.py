"""Questions pasted or in a workbook become canonical Markdown; what is not understood is named."""

import json
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from bank_samples import EVERY_TYPE, read_text
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.build.project import Project
from builder.build.quiz_import import Imported, import_questions
from builder.cli import main
from builder.errors import CoursewareError, UsageError
from builder.markdown.quiz.canonical import format_bank
from builder.model.quiz import Question
from builder.quiz.xlsx import format as xlsx
from builder.source.questions.pasted import read_pasted
from builder.source.questions.sheet import column_map

PASTED = """\
一、单选题（每题 2 分）
1. 客户情绪激动时，第一步做什么？ A. 立即解释 B. 先倾听并复述 C. 转接 答案：B 解析：先处理心情。
2、第一句话是（ C ）
A、请问单号
B、您先冷静
Ｃ．换我也着急
二、多选题
1．一句承诺要有哪几样？
A．时间  B．责任人  C．下一步  D．客套话
【答案】ABC
【解析】三样缺一不可：
1. 时间
2. 责任人
难度：易 知识点：承诺、时限
三、判断题
1. “尽快”是一句合格的承诺。 答案：×
2. 首问由第一位接待的人负责到底。（√）
四、填空题
1. 首问____制，铃响（  ）声内接听。答案：负责|负责任；三
五、简答题
1. 怎样回应“什么时候能好”？
参考答案：几点之前，由谁办。
评分要点：时间；责任人
六、排序题
1. 接待投诉的次序是？ A. 复述 B. 倾听 C. 约定
答案：BAC
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content" / "quizzes").mkdir(parents=True)
    (tmp_path / "themes").mkdir()
    return Project(tmp_path)


def run(project: Project, content: str | bytes, name: str = "", columns: str = "") -> Imported:
    is_text = isinstance(content, str)
    file = project.root / (name or ("paste.txt" if is_text else "paste.xlsx"))
    file.write_bytes(content.encode("utf-8") if is_text else content)
    return import_questions(project, file, "exam", column_map(columns))


def bank_of(project: Project) -> tuple[Question, ...]:
    text = (project.content / "quizzes" / "exam.md").read_text(encoding="utf-8")
    bank, report = read_text(text.partition("\n---\n")[2])
    assert not report.has_errors, list(report)
    return bank.questions


def workbook(rows: list[list[object]], sheets: tuple[str, ...] = ("题库",)) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    book.close()
    return target.getvalue()


def test_a_pasted_paper_becomes_a_bank(project: Project) -> None:
    imported = run(project, PASTED)
    assert imported.unread == () and imported.is_new
    questions = bank_of(project)
    assert [each.type.value for each in questions] == [
        "单选", "单选", "多选", "判断", "判断", "填空", "简答", "排序",
    ]  # fmt: skip
    first, second, many, verdict, other, blanks, short, order = questions
    assert [choice.text.plain for choice in first.choices if choice.correct] == ["先倾听并复述"]
    assert first.points == 2 and first.explanation.plain == "先处理心情。"
    assert [choice.correct for choice in second.choices] == [False, False, True]
    assert [choice.correct for choice in many.choices] == [True, True, True, False]
    assert many.difficulty == "初级" and many.tags == ("承诺", "时限") and many.points == 1
    assert many.explanation.plain == "三样缺一不可：\n1. 时间\n2. 责任人"
    assert [verdict.choices[0].correct, other.choices[0].correct] == [False, True]
    assert other.stem[0].plain == "首问由第一位接待的人负责到底。"
    assert [blank.answers for blank in blanks.blanks] == [("负责", "负责任"), ("三",)]
    assert short.model_answer.reference.plain == "几点之前，由谁办。"
    assert [point.plain for point in short.model_answer.points] == ["时间", "责任人"]
    assert [item.plain for item in order.sequence] == ["倾听", "复述", "约定"]


def test_what_is_written_is_canonical_and_has_ids(project: Project) -> None:
    imported = run(project, PASTED)
    text = (project.root / imported.path).read_text(encoding="utf-8")
    assert format_bank(text) == text
    assert imported.ids == tuple(f"exam-{number:03}" for number in range(1, 9))


def test_a_bank_that_is_there_is_added_to_and_otherwise_left_as_it_is(project: Project) -> None:
    file = project.content / "quizzes" / "exam.md"
    mine = (
        "---\ntitle: 我的题库\n---\n\n# 我的题库\n\n"
        "##题目:尽快{#com-007}\n题型:判断题\n\n尽快就是承诺。\n\n答案:错\n\n解析：因为。\n"
    )
    file.write_text(mine, encoding="utf-8")
    link = project.content / "a.md"
    link.write_text("---\ntitle: 章\n---\n\n[删掉的](quizzes/exam.md#com-020)\n", encoding="utf-8")
    imported = run(project, "1. 先做什么？ A. 听 B. 说 答案：A")
    assert imported.ids == ("com-021",) and not imported.is_new
    text = file.read_text(encoding="utf-8")
    assert text.startswith(mine.rstrip()) and text.endswith("- [ ] 说\n")


def test_a_question_that_the_bank_has_is_not_added_again(project: Project) -> None:
    run(project, PASTED)
    before = (project.content / "quizzes" / "exam.md").read_bytes()
    again = run(project, PASTED)
    assert again.ids == () and len(again.unread) == 8
    assert "和 exam-001 是同一道题" in again.unread[0].message
    assert (project.content / "quizzes" / "exam.md").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("试卷\n1. 问？ A. 甲 B. 乙 答案：A", "第 1 行", "不在任何一道题里"),
        ("1. 问？ A. 甲 B. 乙", "第 1 行", "没有答案"),
        ("1. 问？ A. 甲 B. 乙 答案：D", "第 1 行", "不在选项里"),
        ("1. （单选）问？ A. 甲 B. 乙 答案：AB", "第 1 行", "写了 2 个答案"),
        ("1. 甲____乙____。 答案：子", "第 1 行", "2 个空，答案写了 1 个"),
        ("1. 问？\n题型：论述 答案：甲", "第 1 行", "没有题型“论述”"),
        ("1. （判断）问。 答案：也许", "第 1 行", "看不懂"),
        ("1. 问？ A. 甲 B. 甲 答案：A", "第 1 行", "出现了两次"),
        ("1. 问？ A. 甲 B. 乙 答案：A 难度：玄", "第 1 行", "难度“玄”看不懂，没有写"),
        ("1. （排序）问？ A. 甲 B. 乙 答案：AA", "第 1 行", "各写一次"),
        ("\n\n1. 甲[[乙]]？ A. 甲 B. 乙 答案：A", "第 3 行", "只有填空题"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(
    project: Project, text: str, place: str, words: str
) -> None:
    unread = run(project, text).unread
    assert [each.place for each in unread] == [place]
    assert all(words in each.message for each in unread)


def test_characters_of_markdown_stay_characters(project: Project) -> None:
    stem = "按 <b>粗</b> 与 [链接](a.md)、*星*、`码`、a_b_c、{.key}、&amp; 问？"
    run(project, f"1. {stem} A. # 甲 B. - 乙 C. 1. 丙 D. [x] 丁 E. [示例] 答案：D")
    (question,) = bank_of(project)
    assert question.stem[0].plain == stem
    assert [choice.text.plain for choice in question.choices] == [
        "# 甲", "- 乙", "1. 丙", "[x] 丁", "[示例]",
    ]  # fmt: skip


@pytest.mark.parametrize("stem", ["# 号键在哪？", "> 后面是什么？", "- 先听？", "!!! 怎么办？"])
def test_a_stem_that_begins_like_something_else_stays_a_stem(project: Project, stem: str) -> None:
    assert run(project, f"1. {stem} A. 甲 B. 乙 答案：A").unread == ()
    assert bank_of(project)[0].stem[0].plain == stem


SAFE = st.text(
    alphabet=st.sampled_from("甲乙丙丁ab1<>&*_`[]{}#|\\-+.!~$ "), min_size=1, max_size=8
).map(lambda words: f"子{' '.join(words.split())}丑")


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    stem=SAFE, options=st.lists(SAFE, min_size=2, max_size=5, unique=True), key=st.integers(0, 1)
)
def test_hostile_characters_survive_or_are_reported(
    project: Project, stem: str, options: list[str], key: int
) -> None:
    (project.content / "quizzes" / "exam.md").unlink(missing_ok=True)
    lettered = "\n".join(f"{chr(65 + place)}、{each}" for place, each in enumerate(options))
    imported = run(project, f"1. {stem}\n{lettered}\n答案：{chr(65 + key)}\n")
    if imported.unread:
        assert not imported.ids
        return
    (question,) = bank_of(project)
    assert question.stem[0].plain == stem
    assert [choice.text.plain for choice in question.choices] == options
    assert [choice.correct for choice in question.choices].index(True) == key


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="12.、A B．甲（）答案：解析【】_|；\n×√单选一", max_size=60))
def test_any_text_is_taken_apart_without_a_fault(text: str) -> None:
    intake = read_pasted(text)
    lines = {each.place for each in (*intake.drafts, *intake.unread)}
    assert len(lines) == len(intake.drafts) + len(intake.unread)


HEADINGS = ["题型", "题目", "选项A", "选项B", "选项C", "答案", "解析", "难度", "知识点", "分值"]


def test_a_workbook_becomes_a_bank(project: Project) -> None:
    rows = [
        HEADINGS,
        ["单选题", "问？", "甲", "乙", "丙", "B", "因为。", "中等", "投诉;情绪", 2],
        ["判断题", "说。", "", "", "", "错误", "因为。", "难", "", 1.5],
        ["", "首问____制。", "", "", "", "负责", "", "", "", ""],
    ]
    imported = run(project, workbook(rows))
    assert imported.unread == ()
    single, verdict, blanks = bank_of(project)
    assert [choice.correct for choice in single.choices] == [False, True, False]
    assert (single.difficulty, single.tags, single.points) == ("中级", ("投诉", "情绪"), 2)
    assert verdict.choices[1].correct and verdict.points == 1.5
    assert blanks.blanks[0].answers == ("负责",)


def test_columns_may_have_other_names(project: Project) -> None:
    rows = [
        ["培训中心题库模板"],
        ["试题类型", "考什么", "答案选项", "标准答案", "考查点", "备注"],
        ["单选题", "问？", "A. 甲\nB. 乙", "A", "投诉", "旧题"],
    ]
    imported = run(project, workbook(rows), columns="考什么=题目,考查点=知识点,答案选项=选项")
    (question,) = bank_of(project)
    assert question.choices[0].correct and question.tags == ("投诉",)
    assert [(each.place, each.message.split("，")[0]) for each in imported.unread] == [
        ("第 1 行", "在表头上面"),
        ("F2", "列“备注”用不上"),
    ]


@pytest.mark.parametrize("columns", ["考什么", "考什么=答", "=题目"])
def test_a_column_map_that_says_nothing_is_refused(columns: str) -> None:
    with pytest.raises(UsageError, match="看不懂"):
        column_map(columns)


def test_a_formula_is_refused_and_never_computed(project: Project) -> None:
    rows = [
        HEADINGS,
        ["单选", "问？", "甲", '=HYPERLINK("http://example.com","乙")', "", "B", "", "", "", ""],
        ["单选", "再问？", "甲", "乙", "", "B", "", "", "", ""],
    ]
    imported = run(project, workbook(rows))
    assert [(each.place, each.message.split("，")[0]) for each in imported.unread] == [
        ("D2", "是公式")
    ]
    assert [each.stem[0].plain for each in bank_of(project)] == ["再问？"]


def test_sheets_that_are_not_read_are_named(project: Project) -> None:
    rows = [HEADINGS, ["单选", "问？", "甲", "乙", "", "A", "", "", "", ""]]
    imported = run(project, workbook(rows, ("题库", "旧题")))
    assert [each.place for each in imported.unread] == ["工作表 旧题"]


def test_a_sheet_without_headings_says_so(project: Project) -> None:
    imported = run(project, workbook([["问？", "甲", "乙", "A"]]))
    assert "没有找到表头" in imported.unread[0].message
    assert not (project.content / "quizzes" / "exam.md").exists()


def test_our_own_workbook_comes_back(project: Project) -> None:
    bank, _ = read_text(EVERY_TYPE)
    imported = run(project, xlsx.export(bank)[0])
    back = {question.name: question for question in bank_of(project)}
    for question in bank.questions[1:4]:
        found = back[question.name]
        assert (found.type, found.points) == (question.type, question.points)
        assert [each.plain for each in found.sequence] == [each.plain for each in question.sequence]
        assert found.model_answer == question.model_answer
        assert [each.right.plain for each in found.matching.pairs] == [
            each.right.plain for each in question.matching.pairs
        ]
        assert len(found.matching.distractors) == len(question.matching.distractors)
    named = [each.message for each in imported.unread if "不能导入" in each.message]
    assert len(named) == 2  # the work order and the scenario


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"PK\x03\x04broken", "xlsx"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "加了密码"),
        ("a.txt", "1. 问？".encode("gbk"), "不是 UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    project: Project, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(CoursewareError, match=words):
        run(project, content, name)


def test_an_entity_in_a_workbook_is_not_followed(project: Project, tmp_path: Path) -> None:
    import zipfile

    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    rows = [HEADINGS, ["单选", "问？", "甲", "乙", "", "A", "", "", "", ""]]
    source = zipfile.ZipFile(BytesIO(workbook(rows)))
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name).decode("utf-8")
            if name == "xl/sharedStrings.xml":
                entity = f'<!DOCTYPE sst [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
                data = data.replace("?>", f"?>{entity}", 1).replace("问？", "&e;")
            archive.writestr(name, data)
    imported = run(project, target.getvalue())
    file = project.content / "quizzes" / "exam.md"
    assert "秘密" not in (file.read_text(encoding="utf-8") if file.exists() else "")
    assert not imported.ids


def test_the_command_prints_what_it_did_and_ends_with_one_for_findings(project: Project) -> None:
    file = project.root / "paste.txt"
    file.write_text("1. 问？ A. 甲 B. 乙 答案：A\n2. 没有答案的题？\n", encoding="utf-8")
    command = ["--root", str(project.root), "quiz-import", str(file), "--bank", "exam"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "content/quizzes/exam.md　新增 1 题" in result.output
    assert "第 2 行：没有答案" in result.output and "nav" in result.output
    record = json.loads(CliRunner().invoke(main, [*command, "--json"]).output)
    assert record["added"] == [] and len(record["unread"]) == 2


def test_a_name_that_is_no_name_is_a_usage_error(project: Project) -> None:
    file = project.root / "paste.txt"
    file.write_text("1. 问？ A. 甲 B. 乙 答案：A\n", encoding="utf-8")
    command = ["--root", str(project.root), "quiz-import", str(file), "--bank", "../a"]
    assert CliRunner().invoke(main, command).exit_code == 2


def test_format_has_a_short_name_too(project: Project) -> None:
    file = project.content / "quizzes" / "exam.md"
    file.write_text("---\ntitle: 题\n---\n\n##题目:甲\n", encoding="utf-8")
    command = ["--root", str(project.root)]
    assert CliRunner().invoke(main, [*command, "fmt", "--check"]).exit_code == 1
    assert CliRunner().invoke(main, [*command, "fmt"]).exit_code == 0
    assert "## 题目：甲 {#exam-001}" in file.read_text(encoding="utf-8")
