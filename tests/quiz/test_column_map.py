"""Tables with a platform's columns, read back by openpyxl and Python."""

import csv
from io import BytesIO, StringIO

import pytest
from bank_samples import EVERY_TYPE, read_text
from hypothesis import given, settings
from openpyxl import load_workbook
from question_strategies import choice, every_question, text_bank

from builder.model.column_map import ColumnMap, MappedColumn
from builder.model.inline import text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.csv_table import format as csv_table
from builder.quiz.table import TableFormat
from builder.quiz.xlsx import format as xlsx


def column_map(*columns: tuple[str, str], **more) -> ColumnMap:
    pairs = tuple(MappedColumn(heading=heading, field=field) for heading, field in columns)
    return ColumnMap(name="平台", columns=pairs, **more)


ASKED = (("试题", "题目"), ("备选", "选项"), ("标准答案", "答案"))


def rows(bank: QuizBank, wanted: ColumnMap, form: TableFormat = xlsx) -> list[dict[str, str]]:
    data, _ = form.with_map(wanted).export(bank)
    if form is csv_table:
        table = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    else:
        sheet = load_workbook(BytesIO(data)).worksheets[0]
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        table = [[each or "" for each in row] for row in sheet.iter_rows(values_only=True)]
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def messages(bank: QuizBank, wanted: ColumnMap) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in xlsx.with_map(wanted).export(bank)[1].losses:
        found[each.question_id] = f"{found.get(each.question_id, '')}{each.message}\n"
    return found


@pytest.mark.parametrize("form", [xlsx, csv_table], ids=lambda form: form.name)
def test_a_platform_has_its_own_headings_order_and_words(bank: QuizBank, form: TableFormat) -> None:
    wanted = column_map(
        ("分数", "分值"), ("类型", "题型"), *ASKED, ("难易", "难度"), ("备注", "空"),
        types={QuestionType.SINGLE: "单选题", QuestionType.TRUE_FALSE: "是非题"},
        difficulties={"初级": "易"},
        key_separator=",",
        verdicts=("对", "错"),
    )  # fmt: skip
    single, multiple, verdict, *_ = rows(bank, wanted, form)
    assert single == {
        "分数": "2", "类型": "单选题", "试题": "客户情绪激动时，第一步应当做什么？\n20~30秒内回应。",
        "备选A": "立即解释规则", "备选B": "先倾听并复述", "备选C": "马上转接上级", "备选D": "",
        "标准答案": "B", "难易": "易", "备注": "",
    }  # fmt: skip
    assert (multiple["类型"], multiple["标准答案"]) == ("多选", "A,B,C")
    assert (verdict["类型"], verdict["标准答案"], verdict["备选A"]) == ("是非题", "错", "")


def test_all_options_may_share_a_cell(bank: QuizBank) -> None:
    wanted = column_map(*ASKED, option_separator="|")
    assert rows(bank, wanted)[0]["备选"] == "立即解释规则|先倾听并复述|马上转接上级"


def test_a_verdict_may_be_asked_as_two_options(bank: QuizBank) -> None:
    verdict = rows(bank, column_map(*ASKED, verdicts=("A", "B")))[2]
    assert (verdict["备选A"], verdict["备选B"], verdict["标准答案"]) == ("正确", "错误", "B")


def test_options_beyond_a_fixed_number_of_columns_have_a_line(bank: QuizBank) -> None:
    wanted = column_map(
        ("试题", "题目"), ("一", "选项A"), ("二", "选项B"), ("三", "选项C"), ("答", "答案")
    )
    assert rows(bank, wanted)[0]["三"] == "马上转接上级"
    said = messages(bank, wanted)
    assert "选项 D 没有对应的列" in said["com-002"] and "选项 " not in said["com-001"]


def test_what_a_platform_has_no_column_for_has_a_line(bank: QuizBank) -> None:
    said = messages(bank, column_map(*ASKED))
    assert "题型、解析、难度、知识点、分值、目标没有对应的列" in said["com-001"]
    assert "题型、分值没有对应的列" in said["com-005"]
    full, _ = read_text(EVERY_TYPE)
    assert "评分要点、提示没有对应的列" in messages(
        full,
        column_map(
            *ASKED, ("题型", "题型"), ("解析", "解析"), ("难度", "难度"), ("知识点", "知识点"), ("分", "分值")
        ),
    )["com-011"]  # fmt: skip


def test_an_option_that_would_be_taken_apart_has_a_line() -> None:
    question = Question(
        id="a",
        name="问",
        type=QuestionType.SINGLE,
        stem=(text("哪个？"),),
        choices=(choice("甲|乙", correct=True), choice("丙")),
    )
    assert "分隔符" in messages(text_bank(question), column_map(*ASKED, option_separator="|"))["a"]


@settings(max_examples=60)
@given(question=every_question())
def test_hostile_characters_survive_in_one_cell_or_are_reported(question: Question) -> None:
    bank = text_bank(question)
    wanted = column_map(*ASKED, option_separator="#", verdicts=("A", "B"))
    said = messages(bank, wanted)
    for each, row in zip(question.with_children(), rows(bank, wanted), strict=True):
        assert "\n".join(line.plain for line in each.stem) in row["试题"]
        options = [choice.text.plain for choice in each.choices]
        if not any("#" in option for option in options):
            assert not options or row["备选"].split("#") == options
        else:
            assert "分隔符" in said[each.id]
        if options:
            letters = [
                chr(65 + place) for place, choice in enumerate(each.choices) if choice.correct
            ]
            assert row["标准答案"] == "".join(letters)
