"""GIFT, read back by gift-pegjs."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from question_strategies import (
    blanks_questions,
    choice,
    choice_questions,
    text_bank,
    verdict_questions,
)

from builder.model.inline import text
from builder.model.quiz import Blank, Question, QuestionType, QuizBank
from builder.quiz.gift import format as gift
from builder.quiz.gift import reads_as_matching_elsewhere
from builder.quiz.text import plain_stem
from tests.quiz.conftest import Ask

SHARED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def exported(bank: QuizBank, read_gift: Ask) -> list[dict]:
    content, _ = gift.export(bank)
    answer = read_gift(content.decode("utf-8"))
    assert "error" not in answer, (answer["error"], content.decode("utf-8"))
    return [each for each in answer["questions"] if each["type"] != "Category"]


def tidy(words: str) -> str:
    return " ".join(words.split())


def shown(rich: dict | None) -> str:
    return tidy(rich["text"]) if rich else ""


def answers_of(question: dict) -> list[str]:
    # Moodle reads a bare asterisk as a wildcard, so that a real one is written "\*".
    return [shown(each["text"]).replace(r"\*", "*") for each in question["choices"]]


def test_every_question_keeps_its_id_tags_and_name(bank: QuizBank, read_gift: Ask) -> None:
    first = exported(bank, read_gift)[0]
    assert first["id"] == "com-001"
    assert first["tags"] == ["投诉", "情绪", "初级", "com-lo-2"]
    assert first["title"] == "情绪安抚的第一步"


def test_a_single_choice_keeps_choices_key_and_feedback(bank: QuizBank, read_gift: Ask) -> None:
    first = exported(bank, read_gift)[0]
    assert [(shown(each["text"]), each["isCorrect"]) for each in first["choices"]] == [
        ("立即解释规则", False),
        ("先倾听并复述", True),
        ("马上转接上级", False),
    ]
    assert [shown(each["feedback"]) for each in first["choices"]] == ["客户还没被听见", "对", ""]
    assert shown(first["globalFeedback"]) == "先处理心情，再处理事情。"


def test_keys_of_a_multiple_choice_share_the_mark_as_moodle_wants(
    bank: QuizBank, read_gift: Ask
) -> None:
    second = exported(bank, read_gift)[1]
    assert [each["weight"] for each in second["choices"]] == [33.33333, 33.33333, 33.33333, -100]


def test_a_verdict_gives_each_answer_its_own_feedback(bank: QuizBank, read_gift: Ask) -> None:
    third = exported(bank, read_gift)[2]
    assert third["type"] == "TF" and third["isTrue"] is False
    # gift-pegjs names the two comments after their order: first wrong, then right answer.
    assert shown(third["trueFeedback"]) == "没有时间就不是承诺"
    assert shown(third["falseFeedback"]) == "缺时间、责任人和下一步"


def test_several_blanks_become_one_question_each_and_are_reported(
    bank: QuizBank, read_gift: Ask
) -> None:
    questions = exported(bank, read_gift)
    assert [each["id"] for each in questions[3:]] == ["com-004", "com-005.1", "com-005.2"]
    assert answers_of(questions[5]) == ["半分钟", "30 秒"]
    losses = gift.export(bank)[1].losses
    assert ("com-005", "2 个空拆成 2 道题") in [(each.question_id, each.message) for each in losses]


def test_a_blank_that_gift_would_read_as_matching_is_left_out_with_a_line() -> None:
    question = Question(
        id="a",
        name="箭头",
        type=QuestionType.BLANKS,
        stem=(text("____"),),
        blanks=(Blank(answers=("投诉->回访",)),),
    )
    content, report = gift.export(text_bank(question))
    assert "[id:a]" not in content.decode("utf-8")
    assert "题目未导出" in report.losses[0].message


def test_more_keys_than_moodle_can_weigh_are_left_out_with_a_line() -> None:
    choices = tuple(choice(f"第 {number} 项", correct=True) for number in range(21))
    question = Question(
        id="a", name="多", type=QuestionType.MULTIPLE, stem=(text("选"),), choices=choices
    )
    content, report = gift.export(text_bank(question))
    assert "第 1 项" not in content.decode("utf-8")
    assert "题目未导出" in report.losses[0].message


@pytest.mark.parametrize("count", [1, 3, 7, 11, 13, 20])
def test_weights_of_any_number_of_keys_add_up_to_the_whole(count: int, read_gift: Ask) -> None:
    choices = tuple(
        choice(f"第 {number} 项", correct=number < count) for number in range(count + 1)
    )
    question = Question(
        id="a", name="多", type=QuestionType.MULTIPLE, stem=(text("选"),), choices=choices
    )
    weights = [each["weight"] for each in exported(text_bank(question), read_gift)[0]["choices"]]
    assert sum(weights[:count]) == pytest.approx(100, abs=0.001)


def test_the_file_has_no_byte_order_mark_and_never_changes(bank: QuizBank) -> None:
    first, again = gift.export(bank)[0], gift.export(replace(bank))[0]
    assert first == again
    assert not first.startswith(b"\xef\xbb\xbf")


@SHARED
@given(question=choice_questions())
def test_hostile_characters_survive_in_choices(question: Question, read_gift: Ask) -> None:
    if reads_as_matching_elsewhere(question):
        return
    (found,) = exported(text_bank(question), read_gift)
    assert tidy(found["title"]) == tidy(question.name)
    assert shown(found["stem"]) == tidy(plain_stem(question))
    assert [shown(each["text"]) for each in found["choices"]] == [
        tidy(each.text.plain) for each in question.choices
    ]
    assert [shown(each["feedback"]) for each in found["choices"]] == [
        tidy(each.feedback.plain) for each in question.choices
    ]
    keys = [each["isCorrect"] or (each["weight"] or 0) > 0 for each in found["choices"]]
    assert keys == [each.correct for each in question.choices]
    assert shown(found["globalFeedback"]) == tidy(question.explanation.plain)


@SHARED
@given(question=verdict_questions())
def test_hostile_characters_survive_in_verdicts(question: Question, read_gift: Ask) -> None:
    (found,) = exported(text_bank(question), read_gift)
    assert found["isTrue"] is question.choices[0].correct
    wrong, right = sorted(question.choices, key=lambda each: each.correct)
    assert shown(found["trueFeedback"]) == tidy(wrong.feedback.plain)
    assert shown(found["falseFeedback"]) == tidy(right.feedback.plain)


@SHARED
@given(question=blanks_questions())
def test_hostile_characters_survive_in_blanks(question: Question, read_gift: Ask) -> None:
    if any("->" in answer for blank in question.blanks for answer in blank.answers):
        return
    found = exported(text_bank(question), read_gift)
    assert [answers_of(each) for each in found] == [
        list(map(tidy, blank.answers)) for blank in question.blanks
    ]
