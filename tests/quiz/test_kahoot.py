"""Kahoot's sheet, read as Kahoot's template is filled in: headings in row 8, questions from row 9, columns B to H."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from bank_samples import EVERY_TYPE, read_text
from calc import opened_in_calc
from hypothesis import given, settings
from openpyxl import load_workbook
from question_strategies import choice, every_question, text_bank

from builder.model.inline import text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.kahoot import format as kahoot

HEADINGS = [
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
]
TIMES = {5, 10, 20, 30, 60, 90, 120, 240}


def read(bank: QuizBank) -> list[dict]:
    sheet = load_workbook(BytesIO(kahoot.export(bank)[0])).worksheets[0]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    heading = [cell.value for cell in sheet[8]][1:8]
    assert heading == HEADINGS
    found = []
    for number, row in enumerate(sheet.iter_rows(min_row=9, max_col=8, values_only=True), 1):
        assert row[0] == number
        answers = [each for each in row[2:6] if each]
        keys = [int(each) for each in row[7].split(",")]
        assert len(row[1]) <= 120 and all(len(each) <= 75 for each in answers)
        assert 2 <= len(answers) <= 4 and row[6] in TIMES
        assert all(1 <= key <= len(answers) for key in keys)
        found.append({"question": row[1], "answers": answers, "time": row[6], "keys": keys})
    return found


def question_with(stem: str = "哪个对？", answer: str = "甲", count: int = 2) -> Question:
    others = [choice(f"乙{number}") for number in range(count - 1)]
    return Question(
        id="a",
        name="问",
        type=QuestionType.SINGLE,
        stem=(text(stem),),
        choices=(choice(answer, correct=True), *others),
    )


def messages(question: Question) -> str:
    return "\n".join(each.message for each in kahoot.export(text_bank(question))[1].losses)


def test_choices_and_verdicts_are_there_and_the_rest_is_reported(bank: QuizBank) -> None:
    assert read(bank) == [
        {
            "question": "客户情绪激动时，第一步应当做什么？ 20~30秒内回应。",
            "answers": ["立即解释规则", "先倾听并复述", "马上转接上级"],
            "time": 60,
            "keys": [2],
        },
        {
            "question": "一句承诺要说清哪几样？",
            "answers": ["时间", "责任人", "下一步", "客套话"],
            "time": 60,
            "keys": [1, 2, 3],
        },
        {
            "question": "“尽快答复”是一句完整的承诺。",
            "answers": ["正确", "错误"],
            "time": 60,
            "keys": [2],
        },
    ]
    left_out = {
        each.question_id for each in kahoot.export(bank)[1].losses if "未导出" in each.message
    }
    assert left_out == {"com-004", "com-005"}


def test_every_other_type_is_named_as_left_out() -> None:
    bank, _ = read_text(EVERY_TYPE)
    losses = kahoot.export(bank)[1].losses
    left_out = {each.question_id for each in losses if "未导出" in each.message}
    assert left_out == {each.id for each in bank.all_questions()} - {"com-001", "com-015-1"}


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        (question_with(stem="长" * 120), 1),
        (question_with(stem="长" * 121), 0),
        (question_with(stem="😀" * 61), 0),
        (question_with(answer="长" * 75), 1),
        (question_with(answer="长" * 76), 0),
        (question_with(count=4), 1),
        (question_with(count=5), 0),
    ],
)
def test_what_kahoot_would_cut_is_left_out(question: Question, kept: int) -> None:
    assert len(read(text_bank(question))) == kept
    assert ("未导出" in messages(question)) is not bool(kept)


@pytest.mark.parametrize(
    ("seconds", "time", "has_line"), [(60, 60, False), (61, 90, True), (5, 5, False), (300, 240, True)]
)  # fmt: skip
def test_the_time_is_the_nearest_that_is_long_enough(
    seconds: int, time: int, has_line: bool
) -> None:
    question = replace(question_with(), seconds=seconds)
    assert read(text_bank(question))[0]["time"] == time
    assert ("秒改成" in messages(question)) is has_line


def test_what_the_sheet_has_no_column_for_is_named(bank: QuizBank) -> None:
    said = messages(bank.questions[0])
    assert "分值、难度、标签、目标、解析、选项反馈没有对应的位置" in said


def test_calc_reads_the_sheet_and_evaluates_nothing(tmp_path: Path) -> None:
    bank = text_bank(question_with(stem="=1+1", answer="@SUM(1)"))
    cells = opened_in_calc(kahoot.export(bank)[0], ".kahoot.xlsx", tmp_path)
    assert not any(cell.data_type == "f" for row in cells for cell in row)
    assert [cell.value for cell in cells[8]][1:4] == ["=1+1", "@SUM(1)", "乙0"]


@settings(max_examples=60)
@given(question=every_question())
def test_hostile_characters_survive_or_the_question_is_named_as_left_out(
    question: Question,
) -> None:
    found = iter(read(text_bank(question)))
    losses = kahoot.export(text_bank(question))[1].losses
    left_out = {each.question_id for each in losses if "未导出" in each.message}
    for each in question.with_children():
        if each.id in left_out:
            continue
        row = next(found)
        assert row["question"] == " ".join(" ".join(line.plain for line in each.stem).split())
        assert row["answers"] == [" ".join(each.text.plain.split()) for each in each.choices]
        keys = [place for place, choice in enumerate(each.choices, 1) if choice.correct]
        assert row["keys"] == keys
    assert next(found, None) is None
