"""A question and its answer on slides."""

import re
from dataclasses import replace

import pytest
from furniture_samples import (
    FILLED,
    JUDGED,
    SINGLE,
    WORDY,
    answer,
    ask,
    lay_out,
    said_on,
    shapes_of,
    text_of,
)

from builder.layout.kit import Kit
from builder.model.inline import text
from builder.model.quiz import Choice, Question


@pytest.mark.parametrize("question", [SINGLE, JUDGED, FILLED, WORDY])
def test_the_answer_changes_nothing_s_place(question: Question) -> None:
    asked = shapes_of(lay_out("question", ask(question))[0])
    answered = shapes_of(lay_out("question", answer(question))[0])
    kept = [name for name in asked if name.startswith(("选项", "第 "))]
    assert kept
    for name in kept:
        assert asked[name].rect == answered[name].rect
        before, after = asked[name].text, answered[name].text
        assert before and after and before.insets == after.insets
        assert before.paragraphs[0].size_pt == after.paragraphs[0].size_pt


def test_the_question_does_not_betray_its_answer() -> None:
    (page,) = lay_out("question", ask(SINGLE))
    fills = {
        shape.fill for name, shape in shapes_of(page).items() if re.fullmatch(r"选项 \w", name)
    }
    assert len(fills) == 1
    assert "正确" not in said_on(page)


def test_only_the_right_option_says_so_in_a_word() -> None:
    (page,) = lay_out("question", answer(SINGLE))
    assert [name for name in shapes_of(page) if name.endswith("判定")] == ["选项 B 判定"]


def test_a_wrong_statement_is_not_called_right() -> None:
    (page,) = lay_out("question", answer(JUDGED))
    assert text_of(shapes_of(page)["选项 B 判定"]) == "答案"


def test_the_answers_of_gaps_name_everything_that_is_accepted() -> None:
    (asked,), (answered,) = (
        lay_out("question", ask(FILLED)),
        lay_out("question", answer(FILLED)),
    )
    assert "责任" not in said_on(asked)
    assert all(word in said_on(answered) for word in ("责任", "负责", "办结"))


def test_a_long_explanation_keeps_whole_sentences() -> None:
    (page,) = lay_out("question", answer(WORDY))
    assert text_of(shapes_of(page)["解析"]).endswith("。")


def test_options_too_long_for_the_slide_are_reported_once() -> None:
    kit = Kit()
    longer = replace(
        SINGLE, choices=tuple(Choice(text=text("很长" * 90), correct=False) for _ in "abcd")
    )
    lay_out("question", ask(longer), kit=kit)
    lay_out("question", answer(longer), kit=kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]


def test_reasons_hang_behind_the_letter_of_their_option() -> None:
    (page,) = lay_out("question", answer(SINGLE))
    explained = shapes_of(page)["解析"].text
    assert explained
    hanging = [(p.bullet, p.plain) for p in explained.paragraphs if p.bullet]
    assert hanging == [("A", "心还悬着"), ("C", "像在评价对方")]
    assert {p.indent_pt for p in explained.paragraphs if p.bullet} == {24.0}


def test_two_options_stand_as_tall_as_true_and_false() -> None:
    two = replace(SINGLE, choices=SINGLE.choices[:2])
    heights = [
        shape.rect.height
        for question in (two, JUDGED)
        for name, shape in shapes_of(lay_out("question", ask(question))[0]).items()
        if re.fullmatch(r"选项 \w", name)
    ]
    assert heights == [120.0] * 4
