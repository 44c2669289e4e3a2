"""JSON, checked against the published schema by Ajv."""

import json
from html import unescape

from hypothesis import HealthCheck, given, settings
from question_strategies import choice_questions, text_bank

from builder.model.inline import RichText, Run
from builder.model.quiz import Question, QuizBank
from builder.quiz.json_bank import format as json_bank
from builder.quiz.text import html_text, plain_text
from tests.quiz.conftest import Ask


def document(bank: QuizBank) -> dict:
    return json.loads(json_bank.export(bank)[0])


def test_a_bank_of_every_type_obeys_the_schema(bank: QuizBank, check_schema: Ask) -> None:
    assert check_schema(document(bank)) == []


def test_the_schema_refuses_a_single_choice_with_two_keys(
    bank: QuizBank, check_schema: Ask
) -> None:
    wrong = document(bank)
    wrong["questions"][0]["choices"][0]["correct"] = True
    assert check_schema(wrong)


def test_the_schema_refuses_a_gap_without_an_answer(bank: QuizBank, check_schema: Ask) -> None:
    wrong = document(bank)
    wrong["questions"][3]["blanks"][0]["answers"] = []
    assert check_schema(wrong)


def test_texts_come_plain_and_as_escaped_html() -> None:
    rich = RichText(
        runs=(
            Run(text="见<手册>", bold=True),
            Run(text="官网", link="https://example.com/?a=1&b=2"),
            Run(text="首页", link="../index.md"),
            Run(text="", sample=True),
        )
    )
    assert plain_text(rich) == "见<手册>官网（https://example.com/?a=1&b=2）首页〔示例数据〕"
    assert html_text(rich) == (
        "<strong>见&lt;手册&gt;</strong>"
        '<a href="https://example.com/?a=1&amp;b=2">官网</a>首页〔示例数据〕'
    )


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(question=choice_questions())
def test_hostile_characters_survive(question: Question, check_schema: Ask) -> None:
    found = document(text_bank(question))
    assert check_schema(found) == []
    (written,) = found["questions"]
    texts = [each["text"] for each in written["choices"]]
    expected = [each.text.plain for each in question.choices]
    assert [each["plain"] for each in texts] == expected
    assert [unescape(each["html"]) for each in texts] == expected
    assert [each["correct"] for each in written["choices"]] == [
        each.correct for each in question.choices
    ]
