"""The workbook, read back by openpyxl."""

import time
from io import BytesIO

from hypothesis import given, settings
from openpyxl import load_workbook
from question_strategies import blanks_questions, choice_questions, text_bank

from builder.model.inline import text
from builder.model.quiz import Blank, Question, QuestionType, QuizBank
from builder.quiz.columns import Column
from builder.quiz.xlsx import XlsxFormat
from builder.quiz.xlsx import format as xlsx


def rows(bank: QuizBank, form: XlsxFormat = xlsx) -> list[dict[str, str]]:
    workbook = load_workbook(BytesIO(form.export(bank)[0]))
    sheet = workbook["题库"]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    heading, *body = ([cell or "" for cell in row] for row in sheet.iter_rows(values_only=True))
    return [dict(zip(heading, row, strict=True)) for row in body]


def test_a_row_holds_a_whole_question(bank: QuizBank) -> None:
    first = rows(bank)[0]
    assert first == {
        "编号": "com-001",
        "题型": "单选",
        "题目": "客户情绪激动时，第一步应当做什么？\n20~30秒内回应。",
        "选项A": "立即解释规则",
        "选项B": "先倾听并复述",
        "选项C": "马上转接上级",
        "选项D": "",
        "答案": "B",
        "解析": "先处理心情，再处理事情。\nA：客户还没被听见\nB：对",
        "难度": "初级",
        "知识点": "投诉、情绪",
        "分值": "2",
        "短名": "情绪安抚的第一步",
        "目标": "com-lo-2",
    }


def test_answers_are_letters_verdicts_or_wordings(bank: QuizBank) -> None:
    assert [row["答案"] for row in rows(bank)] == [
        "B", "ABC", "错误", "负责|负责任", "三|3；半分钟|30 秒",
    ]  # fmt: skip


def test_a_platform_may_have_other_columns(bank: QuizBank) -> None:
    form = XlsxFormat(columns=(Column(heading="试题", value=lambda question: question.name),))
    assert rows(bank, form)[0] == {"试题": "情绪安抚的第一步"}


def test_a_wording_that_would_be_split_is_reported() -> None:
    question = Question(
        id="a",
        name="分号",
        type=QuestionType.BLANKS,
        stem=(text("____"),),
        blanks=(Blank(answers=("先听；再说",)),),
    )
    assert "分隔符" in xlsx.export(text_bank(question))[1].losses[0].message


def test_the_bytes_do_not_depend_on_the_clock(bank: QuizBank) -> None:
    first = xlsx.export(bank)[0]
    time.sleep(2.1)  # ZIP entries count time in steps of two seconds
    assert xlsx.export(bank)[0] == first


@settings(max_examples=40, deadline=None)
@given(question=choice_questions())
def test_hostile_characters_survive_in_choices(question: Question) -> None:
    (row,) = rows(text_bank(question))
    letters = "ABCDEF"[: len(question.choices)]
    assert [row[f"选项{letter}"] for letter in letters] == [
        each.text.plain for each in question.choices
    ]
    assert row["题目"] == "\n".join(each.plain for each in question.stem)
    keys = [letter for letter, each in zip(letters, question.choices, strict=True) if each.correct]
    assert row["答案"] == "".join(keys)


@settings(max_examples=40, deadline=None)
@given(question=blanks_questions())
def test_hostile_characters_survive_in_blanks_or_are_reported(question: Question) -> None:
    (row,) = rows(text_bank(question))
    answers = [each for blank in question.blanks for each in blank.answers]
    if not any("；" in each or "|" in each for each in answers):
        assert row["答案"].replace("；", "|").split("|") == answers
    else:
        assert xlsx.export(text_bank(question))[1]
