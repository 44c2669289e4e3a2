"""A question and its answer on slides."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bank_samples import read_text
from furniture_samples import (
    FILLED,
    JUDGED,
    MATCHED,
    ORDER_FORM,
    ORDERED,
    PICTURED,
    SCENE,
    SHORT,
    SINGLE,
    WORDY,
    answer,
    as_slides,
    ask,
    flat,
    lay_out,
    load_image,
    said_on,
    shapes_of,
    text_of,
)

from builder.layout.check import check_slides
from builder.layout.frame import Frame, LineFrame, PictureFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.answer_key import key_letters, key_lines
from builder.model.inline import text
from builder.model.quiz import Choice, Control, Question, QuestionType
from builder.slides.questions import question_slides


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


def places(page: tuple[Frame, ...]) -> dict[str, object]:
    """Where everything stands but for the side column, which says something else afterwards."""
    return {
        frame.name: frame.rect
        for frame in flat(page)
        if not isinstance(frame, LineFrame) and not frame.name.startswith(("答题时间", "解析"))
    }


@pytest.mark.parametrize("question", [SHORT, ORDERED, MATCHED, ORDER_FORM, PICTURED])
def test_every_types_answer_fills_in_and_moves_nothing(question: Question) -> None:
    (asked,) = lay_out("question", ask(question))
    (answered,) = lay_out("question", answer(question))
    before, after = places(asked), places(answered)
    assert len(before) > 3
    assert {name: after.get(name) for name in before} == before
    added = set(after) - set(before)
    assert all(name.endswith("判定") for name in added)


def test_an_ordering_shows_letters_first_and_places_afterwards() -> None:
    (asked,), (answered,) = lay_out("question", ask(ORDERED)), lay_out("question", answer(ORDERED))
    assert "第 1" not in said_on(asked).replace("第 3 题", "")
    shapes = shapes_of(answered)
    for number, (letter, item) in enumerate(
        zip(key_letters(ORDERED), ORDERED.sequence, strict=True), 1
    ):
        assert text_of(shapes[f"选项 {letter}"]) == item.plain
        assert text_of(shapes[f"选项 {letter} 判定"]) == f"第 {number}"
    assert " → ".join(key_letters(ORDERED)) in text_of(shapes["解析"])


def test_a_matching_fills_its_slots_with_letters() -> None:
    (asked,), (answered,) = lay_out("question", ask(MATCHED)), lay_out("question", answer(MATCHED))
    slots = [f"左 {number} 答" for number in (1, 2, 3)]
    assert all(shapes_of(asked)[name].text is None for name in slots)
    assert [text_of(shapes_of(answered)[name]) for name in slots] == list(key_letters(MATCHED))
    assert "请您冷静" in said_on(asked)


def test_a_short_answer_gives_nothing_away_but_the_number_of_points() -> None:
    (asked,), (answered,) = lay_out("question", ask(SHORT)), lay_out("question", answer(SHORT))
    for words in ("三点前", "说出谁来办"):
        assert words not in said_on(asked) and words in said_on(answered)
    assert [name for name in shapes_of(asked) if re.fullmatch(r"要点 \d", name)] == [
        "要点 1", "要点 2", "要点 3",
    ]  # fmt: skip


def test_a_work_order_is_filled_in_with_ticks_and_words() -> None:
    (asked,), (answered,) = (
        lay_out("question", ask(ORDER_FORM)),
        lay_out("question", answer(ORDER_FORM)),
    )
    boxes = [name for name in shapes_of(asked) if " 框 " in name]
    assert len({shapes_of(asked)[name].fill for name in boxes}) == 1
    ticked = [
        name for name in boxes if shapes_of(answered)[name].fill != shapes_of(asked)[name].fill
    ]
    assert ticked == ["字段 1 框 1", "字段 2 框 1", "字段 2 框 2"]
    assert "2026-11-23 15:00" in said_on(answered) and "2026-11-23" not in said_on(asked)
    assert "也可以：电冰箱" in said_on(answered)


def test_what_a_right_option_shows_is_not_told_by_colour_alone() -> None:
    (answered,) = lay_out("question", answer(ORDER_FORM))
    bold = {
        text_of(shape)
        for name, shape in shapes_of(answered).items()
        if " 选项 " in name and shape.text and shape.text.paragraphs[0].runs[0].bold
    }
    assert bold == {"高", "售后", "仓库"}


def test_a_scene_tells_what_happened_and_how_many_parts_follow() -> None:
    (page,) = lay_out("question", ask(SCENE))
    said = said_on(page)
    assert "第三次来电" in said and "2 小题" in said and "第一句话" not in said


def test_a_picture_stands_beside_the_options_in_both_states() -> None:
    for make in (ask, answer):
        (page,) = lay_out("question", make(PICTURED))
        (picture,) = (frame for frame in flat(page) if isinstance(frame, PictureFrame))
        assert picture.alt == "等位区的一位客户"
        assert picture.rect.x > shapes_of(page)["选项 A"].rect.right


def test_in_an_upright_area_the_picture_stands_beside_the_time() -> None:
    kit = Kit(load_image=load_image)
    (page,) = lay_out("question", ask(PICTURED), region=Rect(48, 150, 523, 563), kit=kit)
    (picture,) = (frame for frame in flat(page) if isinstance(frame, PictureFrame))
    timing = shapes_of(page)["答题时间"]
    assert picture.rect.right < timing.rect.x
    assert timing.text and kit.fits(timing.text, timing.rect)


STRESS = Path(__file__).parents[1] / "gates/stress/content/quizzes/stress.md"


@pytest.mark.parametrize("width_pt, height_pt", [(864, 366), (864, 313), (771, 313), (523, 563)])
def test_the_longest_question_of_every_type_fits_the_areas_of_small_templates(
    width_pt: float, height_pt: float
) -> None:
    bank, _ = read_text(STRESS.read_text(encoding="utf-8").partition("\n---\n")[2])
    kit = Kit(load_image=load_image)
    region = Rect(48, 120, width_pt, height_pt)
    slides = [
        each
        for question in bank.questions
        if question.type not in (QuestionType.SINGLE, QuestionType.MULTIPLE)
        for slide in question_slides(question, 1)
        for each in as_slides("question", lay_out("question", slide.content, region, kit))
    ]
    assert len(slides) > 20 and list(kit.report) == []
    found = (str(each) for each in check_slides(slides, kit.fonts))
    # The upright area is taller than the slide of our own brands.
    assert [each for each in found if "off-slide" not in each] == []


@pytest.mark.parametrize("question", [SHORT, ORDERED, MATCHED, ORDER_FORM, SCENE])
def test_what_is_too_long_for_a_slide_is_reported_once(question: Question) -> None:
    long = text("很长的一句话，" * 90)
    longer = replace(
        question,
        stem=(long,),
        sequence=tuple(long for _ in question.sequence),
        matching=replace(
            question.matching,
            pairs=tuple(replace(each, left=long) for each in question.matching.pairs),
        ),
        model_answer=replace(question.model_answer, reference=long),
        form=tuple(
            replace(each, options=(), answers=(long.plain,), control=Control.TEXT)
            for each in question.form
        ),
    )
    kit = Kit()
    lay_out("question", ask(longer), kit=kit)
    if question is not SCENE:
        lay_out("question", answer(longer), kit=kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]


def test_the_notes_of_every_pair_hold_the_whole_key() -> None:
    for question in (SHORT, ORDERED, MATCHED, ORDER_FORM):
        asked, answered = question_slides(question, 1)
        said = "\n".join(answered.notes.prose)
        assert all(line in said for line in key_lines(question))
        assert question.explanation.plain in said
        assert all(hint.plain in "\n".join(asked.notes.prose) for hint in question.hints)


def test_a_scenario_is_its_scene_and_a_pair_for_every_part() -> None:
    slides = list(question_slides(SCENE, 4))
    assert [slide.id for slide in slides] == [
        "com-015", "com-015-1", "com-015-1-answer", "com-015-2", "com-015-2-answer",
    ]  # fmt: skip
    assert slides[0].title.plain == "第三次来电"
    (page,) = lay_out("question", slides[3].content)
    assert "填空题　第 4 题（2）" in said_on(page)
