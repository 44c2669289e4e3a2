"""A question on the site without JavaScript."""

from dataclasses import replace
from xml.etree.ElementTree import Element, tostring

import pytest
from bank_samples import (
    EVERY_TYPE,
    MATCHING,
    NEW_TYPES,
    ORDERING,
    SCENARIO,
    SHORT_ANSWER,
    WORK_ORDER,
    question_in,
)
from bank_samples import SINGLE as WITH_PICTURE
from markdown import Markdown

from builder.components.question.site import content_version, question_html
from builder.model.inline import RichText, Run, text
from builder.model.quiz import Blank, Choice, Question, QuestionType

SINGLE = Question(
    id="com-001",
    name="情绪",
    type=QuestionType.SINGLE,
    stem=(text("第一步<做>什么？"),),
    choices=(
        Choice(text=text("解释"), correct=False, feedback=text("还没被听见")),
        Choice(text=text("倾听"), correct=True),
    ),
    explanation=RichText(runs=(Run(text="见"), Run(text="手册", link="../a.md"))),
    difficulty="初级",
)


def test_answers_open_without_a_script() -> None:
    details = question_html(SINGLE).find("details")
    assert details is not None
    assert details.findtext("summary") == "查看答案与解析"
    shown = "".join(details.itertext())
    for words in ("答案：B 倾听", "A：还没被听见", "解析：见手册"):
        assert words in shown


def test_the_key_shows_nowhere_before_the_answers_are_opened() -> None:
    section = question_html(SINGLE)
    details = section.find("details")
    assert details is not None
    section.remove(details)
    assert "".join(section.find("ol").itertext()) == "解释倾听"  # type: ignore[union-attr]


def test_a_widget_finds_id_type_version_and_key() -> None:
    section = question_html(SINGLE)
    assert section.get("class") == "cw-question"
    assert (section.get("data-id"), section.get("data-type")) == ("com-001", "single")
    assert section.get("data-points") == "1"
    assert [
        each.get("data-correct") for each in section.iter("li") if each.get("data-correct")
    ] == [
        "false",
        "true",
    ]


def test_the_version_changes_with_the_key_and_not_with_the_explanation() -> None:
    turned = tuple(replace(each, correct=not each.correct) for each in SINGLE.choices)
    assert content_version(replace(SINGLE, choices=turned)) != content_version(SINGLE)
    assert content_version(replace(SINGLE, explanation=text("别的"))) == content_version(SINGLE)


def test_characters_of_html_are_escaped() -> None:
    assert "第一步&lt;做&gt;什么" in tostring(question_html(SINGLE), encoding="unicode")


def test_gaps_are_numbered_and_named_for_readers_who_do_not_see_them() -> None:
    question = Question(
        id="a",
        name="空",
        type=QuestionType.BLANKS,
        stem=(RichText(runs=(Run(text="甲"), Run(text="____"), Run(text="乙"), Run(text="____"))),),
        blanks=(Blank(answers=("一",)), Blank(answers=("二", "2"))),
    )
    section = question_html(question)
    gaps = [each for each in section.iter("span") if each.get("class") == "cw-question__gap"]
    assert [each.get("aria-label") for each in gaps] == ["第 1 空", "第 2 空"]
    assert "（1）一；（2）二 / 2" in "".join(section.itertext())


def form_of(source: str) -> tuple[Element, Element | None]:
    """What is seen of a question at first, and its answers."""
    made = question_html(question_in(source))
    answers = next(
        (d for d in made.iter("details") if d.get("class", "").endswith("answers")), None
    )
    if answers is not None:
        made.remove(answers)
    return made, answers


def words_of(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


@pytest.mark.parametrize("source", [each for each in NEW_TYPES if each != SCENARIO])
def test_every_form_is_a_named_group_that_hides_its_key(source: str) -> None:
    seen, answers = form_of(source)
    assert seen.tag == "fieldset" and seen[0].tag == "legend"
    assert not list(seen[0].iter("p"))  # a legend takes none
    question = question_in(source)
    assert question.stem[0].plain in words_of(seen[0])
    assert question.explanation.plain not in words_of(seen)
    assert question.explanation.plain in words_of(answers)


def test_every_control_has_a_name_for_readers_who_do_not_see_it() -> None:
    for source in NEW_TYPES:
        seen, _ = form_of(source)
        labelled = [inner for label in seen.iter("label") for inner in label.iter()]
        for control in seen.iter():
            if control.tag in ("input", "select", "textarea"):
                assert control.get("aria-label") or control in labelled


def test_an_ordering_is_shown_shuffled_with_a_place_to_pick() -> None:
    seen, answers = form_of(ORDERING)
    shown = [words_of(line.find("span")) for line in seen.iter("li")]
    right = [item.plain for item in question_in(ORDERING).sequence]
    assert sorted(shown) == sorted(right) and shown != right
    keys = [each.get("data-key") for each in seen.iter("select")]
    assert [right[int(key) - 1] for key in keys] == shown
    assert [words_of(line) for line in answers.iter("li")] == right  # type: ignore[union-attr]


def test_a_matching_offers_every_letter_and_names_the_right_one() -> None:
    seen, answers = form_of(MATCHING)
    right = {
        line.get("data-letter"): words_of(line)
        for line in seen.iter("li")
        if line.get("data-letter")
    }
    for picker, pair in zip(seen.iter("select"), question_in(MATCHING).matching.pairs, strict=True):
        assert right[picker.get("data-key")] == pair.right.plain
        assert [each.get("value") for each in picker][1:] == sorted(right)  # type: ignore[type-var]
    assert "请您冷静" in right.values() and "请您冷静" not in words_of(answers)


def test_a_work_order_is_a_form_with_the_controls_it_names() -> None:
    seen, answers = form_of(WORK_ORDER)
    assert [each.get("type") for each in seen.iter("input")] == [
        *["radio"] * 3, *["checkbox"] * 3, "text", "datetime-local", "number",
    ]  # fmt: skip
    assert "涉及部门：售后、仓库" in words_of(answers)


def test_a_short_answer_leaves_room_and_shows_what_it_is_marked_by() -> None:
    seen, answers = form_of(SHORT_ANSWER)
    assert seen.find("textarea") is not None
    for words in ("参考答案：张师傅", "评分要点", "说出谁来办"):
        assert words in words_of(answers) and words not in words_of(seen)
    assert "缺了哪三样" in words_of(seen.find("details"))


def test_a_picture_keeps_its_words() -> None:
    (image,) = question_html(question_in(WITH_PICTURE)).iter("img")
    assert (image.get("src"), image.get("alt")) == ("queue.png", "等位区的一位客户")


def test_the_version_changes_with_every_types_key() -> None:
    for source, old, new in (
        (ORDERING, "到点回电", "到点打回去"),
        (MATCHING, "请您冷静", "请坐"),
        (WORK_ORDER, "| 高 |", "| 低 |"),
    ):
        before, after = question_in(source), question_in(source.replace(old, new))
        assert content_version(before) != content_version(after)


def test_a_page_shows_every_question_and_every_part_below_its_own_heading() -> None:
    md = Markdown(extensions=["builder.markdown.extension"])
    html = _site_html(md)
    assert html.count('<fieldset class="cw-question"') == 7
    assert html.count('<section class="cw-question"') == 1
    assert '<h3 id="com-015-1">第一句话</h3>' in html
    assert "小题" not in html.replace("2 小题", "") and "题型" not in html


def _site_html(md: Markdown) -> str:
    """As a site builder converts the page: it leaves a preprocessor that knows path and folder."""

    class Place:
        page = type("Page", (), {"path": "quizzes/communication.md", "meta": {}})()
        config: dict[str, str] = {"docs_dir": "content"}

        def run(self, lines: list[str]) -> list[str]:
            return lines

    md.preprocessors.register(Place(), "place", 0)
    return md.convert(EVERY_TYPE)
