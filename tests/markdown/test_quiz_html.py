"""A question on the site without JavaScript."""

from dataclasses import replace
from xml.etree.ElementTree import tostring

from builder.markdown.quiz.html import content_version, question_html
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
