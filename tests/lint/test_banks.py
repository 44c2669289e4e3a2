"""What is said about whole banks: objectives, giveaway keys, questions nobody leads to."""

from dataclasses import replace

import pytest
from bank_samples import SCENARIO, question_in
from question_strategies import choice

from builder.lint.banks import check_banks
from builder.lint.catalogue import rules
from builder.lint.diagnostic import Report, Severity
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.inline import text
from builder.model.library import Library
from builder.model.page import Meta, Page
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.model.span import Span

BANK = "content/quizzes/com.md"
PARSER = Parser()


def single(key: int, number: int = 1, **more: object) -> Question:
    choices = tuple(choice(f"第 {place} 种做法", correct=place == key) for place in range(4))
    question = Question(
        id=f"com-{number:03}",
        name="做法",
        type=QuestionType.SINGLE,
        stem=(text("怎么做？"),),
        choices=choices,
        span=Span(BANK, number),
    )
    return replace(question, **more)


def page_with(body: str, path: str = "content/communication/a.md", **meta: object) -> Page:
    page, _ = PARSER.parse(body, PageContext(path=path), Meta(title="甲", id="a", **meta), Report())
    return page


def found(*questions: Question, body: str = "[自测](../quizzes/com.md)", **meta: object):
    page = page_with(body, **meta)
    bank = QuizBank(id="com", title="沟通", path=BANK, questions=questions)
    report = Report()
    check_banks(Library(pages={page.path: page}, banks={BANK: bank}), report)
    assert all(each.severity is Severity.WARNING for each in report)
    assert all(each.hint and each.english and each.code in rules() for each in report)
    return [each.code for each in report]


@pytest.mark.parametrize(
    "body",
    [
        "[自测](../quizzes/com.md)",
        "- [一题](../quizzes/com.md#com-001)",
        "/// quiz | com-001\n///",
        "- **听**：见[题](../quizzes/com.md#com-001)",
    ],
)
def test_a_question_that_a_page_leads_to_is_left_alone(body: str) -> None:
    assert found(single(1), body=body) == []


@pytest.mark.parametrize(
    "body",
    [
        "没有链接。",
        "/// library | quizzes\n///",
        "[别的](../quizzes/com.md#com-009)",
        "[别处](https://example.com/quizzes/com.md)",
    ],
)
def test_a_question_nobody_leads_to_is_reported(body: str) -> None:
    assert found(single(1), body=body) == ["QUZ042"]


def test_a_link_to_one_part_leads_to_its_scenario() -> None:
    scenario = question_in(SCENARIO)
    assert found(scenario, body="[问](../quizzes/com.md#com-015-2)") == []


def test_an_objective_has_to_stand_on_some_page() -> None:
    asked = single(1, objective="com-lo-1")
    assert found(asked) == ["QUZ039"]
    assert found(asked, objectives={"com-lo-1": "复述"}) == []


def test_a_scenarios_objective_is_reported_once() -> None:
    scenario = question_in(SCENARIO.replace("标签：", "目标：com-lo-9　标签："))
    assert found(scenario) == ["QUZ039"]


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ((1, 1, 1, 1, 1, 0, 2, 3), ["QUZ040"]),
        ((1, 1, 1, 1, 0, 0, 2, 3), []),
        ((1, 1, 1, 1, 1, 1, 1), []),
    ],
)
def test_a_key_that_mostly_stands_at_one_letter_is_reported(
    keys: tuple[int, ...], codes: list[str]
) -> None:
    assert found(*(single(key, number) for number, key in enumerate(keys, 1))) == codes


def test_a_right_choice_that_is_much_longer_is_reported_where_it_stands() -> None:
    wrong = (choice("先解释规则"), choice("马上转给上级"))
    right = choice("先听他说完，用自己的话复述一遍，再问他最急的", correct=True)
    assert found(single(1, choices=(*wrong, right))) == ["QUZ041"]
    shorter = choice("先听他说完再复述一遍", correct=True)
    assert found(single(1, choices=(*wrong, shorter))) == []
