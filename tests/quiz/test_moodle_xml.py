"""Moodle XML, parsed strictly and checked against what Moodle's importer expects."""

import html
import re

from hypothesis import given, settings
from lxml import etree
from question_strategies import blanks_questions, choice, choice_questions, text_bank

from builder.model.inline import text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.moodle_xml import format as moodle_xml

MOODLE_FRACTIONS = {
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25",
    "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0", "-100",
}  # fmt: skip

# As in qtype_multianswer_extract_question: an entity's "#" does not begin a feedback.
ANSWER = r".+?(?<!\\)(?<!&)(?=[~#}]|$)"
CLOZE = re.compile(rf"\{{(\d*):SHORTANSWER:((?:={ANSWER})(?:~={ANSWER})*)\}}")


def parsed(bank: QuizBank) -> list[etree._Element]:
    content, _ = moodle_xml.export(bank)
    root = etree.fromstring(content, etree.XMLParser(recover=False, resolve_entities=False))
    return root.findall("question")


def plain(markup: str | None) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup or ""))


def test_the_bank_is_a_category_and_its_questions_keep_their_order(bank: QuizBank) -> None:
    questions = parsed(bank)
    assert questions[0].findtext("category/text") == "$course$/top/沟通"
    assert [each.get("type") for each in questions[1:]] == [
        "multichoice", "multichoice", "truefalse", "shortanswer", "cloze",
    ]  # fmt: skip


def test_a_question_carries_id_points_tags_and_explanation(bank: QuizBank) -> None:
    first = parsed(bank)[1]
    assert first.findtext("idnumber") == "com-001"
    assert first.findtext("defaultgrade") == "2"
    assert [each.text for each in first.iterfind("tags/tag/text")] == [
        "投诉", "情绪", "初级", "com-lo-2",
    ]  # fmt: skip
    assert first.findtext("generalfeedback/text") == "<p>先处理心情，再处理事情。</p>"


def test_choices_keep_key_and_feedback(bank: QuizBank) -> None:
    first = parsed(bank)[1]
    assert first.findtext("single") == "true"
    assert [
        (each.get("fraction"), each.findtext("text"), each.findtext("feedback/text"))
        for each in first.iterfind("answer")
    ] == [
        ("0", "立即解释规则", "客户还没被听见"),
        ("100", "先倾听并复述", "对"),
        ("0", "马上转接上级", ""),
    ]


def test_a_verdict_names_true_and_false_in_moodles_words(bank: QuizBank) -> None:
    verdict = parsed(bank)[3]
    assert [
        (each.findtext("text"), each.get("fraction")) for each in verdict.iterfind("answer")
    ] == [
        ("true", "0"),
        ("false", "100"),
    ]


def test_gaps_of_a_cloze_divide_the_points(bank: QuizBank) -> None:
    stem = parsed(bank)[5].findtext("questiontext/text")
    assert [found[1] for found in CLOZE.finditer(stem)] == ["2", "2"]
    assert CLOZE.sub("____", stem) == "<p>铃响____声、留言____内回应。</p>"


def test_choices_that_name_others_are_not_shuffled() -> None:
    question = Question(
        id="a",
        name="都对",
        type=QuestionType.SINGLE,
        stem=(text("哪个对？"),),
        choices=(choice("甲"), choice("乙"), choice("A、B 都对", correct=True)),
    )
    assert parsed(text_bank(question))[1].findtext("shuffleanswers") == "false"


def test_control_characters_are_replaced_and_reported() -> None:
    question = Question(
        id="a",
        name="坏\x00字",
        type=QuestionType.SINGLE,
        stem=(text("问\x1b"),),
        choices=(choice("甲", correct=True), choice("乙\ud800")),
    )
    assert parsed(text_bank(question))[1].findtext("name/text") == "坏\ufffd字"
    assert "控制字符" in moodle_xml.export(text_bank(question))[1].losses[0].message


def test_the_same_bank_gives_the_same_bytes(bank: QuizBank) -> None:
    assert moodle_xml.export(bank)[0] == moodle_xml.export(bank)[0]


@settings(max_examples=100, deadline=None)
@given(question=choice_questions())
def test_hostile_characters_survive_and_fractions_are_allowed(question: Question) -> None:
    found = parsed(text_bank(question))[1]
    answers = found.findall("answer")
    assert found.findtext("name/text") == question.name
    stem = found.findtext("questiontext/text")
    assert [plain(each) for each in re.findall(r"<p>(.*?)</p>", stem)] == [
        each.plain for each in question.stem
    ]
    assert [plain(each.findtext("text")) for each in answers] == [
        each.text.plain for each in question.choices
    ]
    assert [plain(each.findtext("feedback/text")) for each in answers] == [
        each.feedback.plain for each in question.choices
    ]
    assert {each.get("fraction") for each in answers} <= MOODLE_FRACTIONS
    assert [float(each.get("fraction")) > 0 for each in answers] == [
        each.correct for each in question.choices
    ]


@settings(max_examples=100, deadline=None)
@given(question=blanks_questions())
def test_hostile_characters_survive_in_blanks(question: Question) -> None:
    found = parsed(text_bank(question))[1]
    if len(question.blanks) == 1:
        answers = [[each.text for each in found.iterfind("answer/text")]]
    else:
        stem = found.findtext("questiontext/text")
        gaps = list(CLOZE.finditer(stem))
        answers = [[html.unescape(each[1:]) for each in gap[2].split("~")] for gap in gaps]
        words = [run.text for run in question.stem[0].runs if run.text != "____"]
        assert plain(CLOZE.sub("\n", stem)).split("\n")[:-1] == words
    assert [[each.replace(r"\*", "*") for each in wordings] for wordings in answers] == [
        list(blank.answers) for blank in question.blanks
    ]
