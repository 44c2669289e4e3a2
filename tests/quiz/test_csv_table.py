"""The CSV file, read back by Python and by LibreOffice."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from calc import opened_in_calc
from hypothesis import given, settings
from question_strategies import TRAPS, choice, every_question, text_bank

from builder.model.inline import text
from builder.model.quiz import Blank, Question, QuestionType, QuizBank
from builder.quiz.csv_table import format as csv_table
from builder.quiz.xlsx import format as xlsx

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "＝1+1", "＋1", "－1", "＠SUM(1)", " =1+1", "\u3000=1+1", "\u00a0=1+1",
    "\ufeff=1+1", '=HYPERLINK("http://a","b")', "=cmd|' /C calc'!A0",
)  # fmt: skip


def rows(bank: QuizBank) -> list[list[str]]:
    data, _ = csv_table.export(bank)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def question_with(*options: str) -> Question:
    choices = tuple(choice(each, correct=not place) for place, each in enumerate(options))
    return Question(
        id="a", name="问", type=QuestionType.SINGLE, stem=(text("哪个对？"),), choices=choices
    )


def bare(cell: str) -> str:
    return cell.removeprefix("'")


def test_the_columns_are_those_of_the_workbook(bank: QuizBank) -> None:
    table = xlsx.table(bank)
    found = rows(bank)
    assert found[0] == [column.heading for column in table.columns]
    assert [tuple(row) for row in found[1:]] == [row.cells for row in table.rows]


def test_every_line_ends_as_excel_writes_it(bank: QuizBank) -> None:
    data, _ = csv_table.export(bank)
    assert data.count(b"\r\n") == 1 + len(bank.questions) and data.endswith(b"\r\n")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_would_be_evaluated_gets_an_apostrophe_and_a_line(formula: str) -> None:
    bank = text_bank(question_with(formula, "乙"))
    cells = dict(zip(*rows(bank), strict=True))
    assert cells["选项A"] == f"'{formula}" and cells["选项B"] == "乙"
    assert any("撇号" in loss.message for loss in csv_table.export(bank)[1].losses)


def test_ordinary_text_stays_as_it_is_and_has_no_line() -> None:
    bank = text_bank(question_with("1+1=2", "甲 - 乙", "a@b"))
    assert list(dict(zip(*rows(bank), strict=True)).values())[3:6] == ["1+1=2", "甲 - 乙", "a@b"]
    assert csv_table.export(bank)[1].losses == ()


@pytest.mark.parametrize("answer", ["2026-11-22", "3/4", "007", "1E5", "12345678901234567"])
def test_what_excel_would_change_on_saving_has_a_line(answer: str) -> None:
    question = Question(
        id="a", name="数", type=QuestionType.BLANKS, stem=(text("____"),), blanks=(Blank(answers=(answer,)),)
    )  # fmt: skip
    losses = csv_table.export(text_bank(question))[1].losses
    assert any("Excel" in loss.message for loss in losses)


@settings(max_examples=60)
@given(question=every_question())
def test_every_cell_comes_back_and_none_begins_like_a_formula(question: Question) -> None:
    bank = text_bank(question)
    table = xlsx.table(bank)
    found = rows(bank)[1:]
    assert [[bare(cell) for cell in row] for row in found] == [
        [bare(cell) for cell in row.cells] for row in table.rows
    ]
    for cell in (cell for row in found for cell in row):
        assert cell.strip()[:1] not in tuple("=+-@＝＋－＠")


@pytest.mark.parametrize("form", [csv_table, xlsx], ids=lambda form: form.name)
def test_calc_evaluates_nothing_and_keeps_every_text(form, tmp_path: Path) -> None:
    hostile = (
        *FORMULAS,
        *(trap for trap in TRAPS if trap != "T"),
        "两行\n=1+1",
        '"引号"',
        "a,b;c\td",
    )
    bank = text_bank(*(question_with(each, f"乙{number}") for number, each in enumerate(hostile)))
    cells = opened_in_calc(form.export(bank)[0], form.suffix, tmp_path)
    assert not [cell.coordinate for row in cells for cell in row if cell.data_type == "f"]
    heading = [cell.value for cell in cells[0]]
    place = heading.index("选项A")
    assert [str(row[place].value) for row in cells[1:]] == [
        f"'{each}"
        if form is csv_table and each.strip("\ufeff \u3000\u00a0")[0] in "=+-@＝＋－＠"
        else each
        for each in hostile
    ]
