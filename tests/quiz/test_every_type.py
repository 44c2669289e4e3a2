"""Pictures, hints and the five types beyond choices and gaps, in every format, read back by others."""

import html
import json
import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from bank_samples import (
    EVERY_TYPE,
    MATCHING,
    ORDERING,
    SCENARIO,
    SHORT_ANSWER,
    WORK_ORDER,
    question_in,
    read_text,
)
from bank_samples import SINGLE as WITH_PICTURE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import fragment_fromstring
from openpyxl import load_workbook
from question_strategies import PICTURE, every_question, text_bank, with_pictures, words

from builder.model.answer_key import key_letters, shown_order, shown_rights
from builder.model.inline import text
from builder.model.quiz import Control, FormField, Matching, Pair, Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity
from builder.quiz.gift import format as gift
from builder.quiz.json_bank import format as json_bank
from builder.quiz.moodle_xml import format as moodle_xml
from builder.quiz.registry import all_formats
from builder.quiz.xlsx import format as xlsx
from tests.quiz.conftest import Ask

PACKED = {"anki", "docx", "scorm", "xlsx"}
"""Compressed: their own tests open them and look for the hints."""
SHARED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# What gift-pegjs puts in place of escaped characters; in right sides of pairs it leaves them so.
PLACEHOLDERS = {
    "&&092;": "\\", "&&058;": ":", "&&035;": "#", "&&061;": "=",
    "&&123;": "{", "&&125;": "}", "&&126;": "~", "&&010": "\n",
}  # fmt: skip
# As in qtype_multianswer_extract_question: an entity's "#" does not begin a feedback.
ALTERNATIVE = r"(=|%(?:-?[0-9]+(?:[.,][0-9]*)?)%)?(.+?(?<!\\)(?<!&)(?=[~#}]|$))"
CLOZE = re.compile(r"\{(\d*):(NUMERICAL|MULTICHOICE|MULTIRESPONSE|SHORTANSWER):((?:[^{}])+?)\}")


@pytest.fixture
def every_type() -> QuizBank:
    bank, report = read_text(EVERY_TYPE)
    assert list(report) == []
    return bank


def tidy(characters: str) -> str:
    return " ".join(characters.split())


def gift_questions(bank: QuizBank, read_gift: Ask) -> list[dict]:
    content, _ = gift.export(bank)
    answer = read_gift(content.decode("utf-8"))
    assert "error" not in answer, (answer["error"], content.decode("utf-8"))
    return [each for each in answer["questions"] if each["type"] != "Category"]


def gift_pairs(question: dict) -> list[tuple[str, str]]:
    pairs = []
    for each in question["matchPairs"]:
        right = each["subanswer"]
        for placeholder, character in PLACEHOLDERS.items():
            right = right.replace(placeholder, character)
        pairs.append((tidy(each["subquestion"]["text"]), tidy(right)))
    return pairs


def moodle_questions(bank: QuizBank) -> list[etree._Element]:
    content, _ = moodle_xml.export(bank)
    root = etree.fromstring(content, etree.XMLParser(recover=False, resolve_entities=False))
    return root.findall("question")[1:]


def only_moodle(source: str) -> etree._Element:
    (found,) = moodle_questions(text_bank(question_in(source)))
    return found


def alternatives(body: str) -> list[tuple[str, str]]:
    """Fraction and answer of each alternative of a cloze, as Moodle takes them apart."""
    found = []
    rest = body
    while match := re.match(rf"~?{ALTERNATIVE}", rest, re.DOTALL):
        found.append((match[1] or "", html.unescape(match[2])))
        rest = rest[match.end() :]
    assert rest == ""
    return found


def sheet_rows(bank: QuizBank) -> list[dict[str, str]]:
    sheet = load_workbook(BytesIO(xlsx.export(bank)[0]))["题库"]
    heading, *body = ([cell or "" for cell in row] for row in sheet.iter_rows(values_only=True))
    return [dict(zip(heading, row, strict=True)) for row in body]


@pytest.mark.parametrize("name", all_formats())
def test_what_a_format_cannot_say_exactly_has_a_line(name: str, every_type: QuizBank) -> None:
    form = all_formats()[name]
    concerned = {loss.question_id for loss in form.export(every_type)[1].losses}
    for question in every_type.all_questions():
        is_one_gap = question.type is QuestionType.BLANKS and len(question.blanks) == 1
        if form.fidelity[question.type] is not Fidelity.EXACT and not is_one_gap:
            assert question.id in concerned


def test_a_picture_goes_along_inside_moodle_s_file_and_json() -> None:
    bank = with_pictures(text_bank(question_in(WITH_PICTURE)))
    content, losses = moodle_xml.export(bank)
    stem = etree.fromstring(content).find("question[2]/questiontext")
    shown = fragment_fromstring(stem.findtext("text"), create_parent=True).find(".//img")
    file = stem.find("file")
    assert shown.get("src") == f"@@PLUGINFILE@@/{file.get('name')}"
    assert shown.get("alt") == "等位区的一位客户"
    assert b64decode(file.text) == PICTURE.data
    (found,) = json.loads(json_bank.export(bank)[0])["questions"]
    assert b64decode(found["picture"]["data"]) == PICTURE.data
    assert found["picture"]["mediaType"] == "image/png"
    assert not any("queue.png" in loss.message for loss in losses.losses)


@pytest.mark.parametrize("name", all_formats())
def test_a_picture_that_is_not_in_the_file_has_a_line(name: str) -> None:
    question = question_in(WITH_PICTURE)
    losses = all_formats()[name].export(text_bank(question))[1].losses
    assert any("queue.png" in loss.message and loss.english for loss in losses)


@pytest.mark.parametrize("name", sorted(set(all_formats()) - PACKED))
def test_hints_are_in_the_file_or_in_the_report(name: str, every_type: QuizBank) -> None:
    content, report = all_formats()[name].export(every_type)
    reported = {loss.question_id for loss in report.losses if "提示" in loss.message}
    for question in every_type.questions:
        for hint in question.hints:
            assert question.id in reported or hint.plain in content.decode("utf-8")


def test_gift_carries_every_type_in_a_form_that_it_knows(
    every_type: QuizBank, read_gift: Ask
) -> None:
    found = gift_questions(every_type, read_gift)
    assert [(each["id"], each["type"]) for each in found] == [
        ("com-001", "MC"), ("com-011", "Essay"), ("com-012", "Matching"), ("com-013", "Matching"),
        ("com-014.1", "MC"), ("com-014.2", "MC"), ("com-014.3", "Short"), ("com-014.4", "Short"),
        ("com-014.5", "Short"), ("com-015", "Description"), ("com-015-1", "MC"),
        ("com-015-2", "Short"),
    ]  # fmt: skip


def test_gift_matches_items_with_their_places(read_gift: Ask) -> None:
    question = question_in(ORDERING)
    (found,) = gift_questions(text_bank(question), read_gift)
    pairs = gift_pairs(found)
    assert [question.sequence[int(place) - 1].plain for _, place in pairs] == [
        item for item, _ in pairs
    ]
    assert [place for _, place in pairs] != ["1", "2", "3", "4"]


def test_gift_gives_distractors_an_empty_side(read_gift: Ask) -> None:
    (found,) = gift_questions(text_bank(question_in(MATCHING)), read_gift)
    assert gift_pairs(found)[1:] == [
        ("客户听不懂", "我换个说法"),
        ("客户要找领导", "这件事我能办"),
        ("", "请您冷静"),
    ]


def test_gift_tells_what_an_essay_is_marked_by(read_gift: Ask) -> None:
    (found,) = gift_questions(text_bank(question_in(SHORT_ANSWER)), read_gift)
    said = found["globalFeedback"]["text"]
    for part in ("参考答案：张师傅", "3．说出下一步", "缺一样客户就会再打来"):
        assert part in said


def test_a_left_side_with_an_arrow_is_left_out_with_a_line(read_gift: Ask) -> None:
    pairs = (Pair(left=text("甲->乙"), right=text("丙")), Pair(left=text("丁"), right=text("戊")))
    question = replace(question_in(MATCHING), matching=Matching(pairs=pairs))
    content, report = gift.export(text_bank(question))
    assert "[id:com-013]" not in content.decode("utf-8")
    assert any("未导出" in loss.message for loss in report.losses)


@st.composite
def matchings(draw: st.DrawFn) -> Question:
    texts = draw(st.lists(words(), min_size=5, max_size=7, unique_by=tidy))
    lefts, rights = texts[:2], texts[2:]
    pairs = tuple(
        Pair(left=text(left), right=text(right))
        for left, right in zip(lefts, rights[:2], strict=True)
    )
    matching = Matching(pairs=pairs, distractors=tuple(map(text, rights[2:])))
    return replace(question_in(MATCHING), matching=matching)


@SHARED
@given(question=matchings())
def test_hostile_characters_survive_in_pairs(question: Question, read_gift: Ask) -> None:
    expected = [(pair.left.plain, pair.right.plain) for pair in question.matching.pairs]
    expected += [("", each.plain) for each in question.matching.distractors]
    (found,) = moodle_questions(text_bank(question))
    written = [
        (html.unescape(each.findtext("text") or ""), each.findtext("answer/text"))
        for each in found.iterfind("subquestion")
    ]
    assert written == expected
    if any("->" in left for left, _ in expected):
        return
    (imported,) = gift_questions(text_bank(question), read_gift)
    assert gift_pairs(imported) == [(tidy(left), tidy(right)) for left, right in expected]


def test_moodle_has_a_type_for_everything(every_type: QuizBank) -> None:
    found = moodle_questions(every_type)
    assert [(each.findtext("idnumber"), each.get("type")) for each in found] == [
        ("com-001", "multichoice"), ("com-011", "essay"), ("com-012", "ordering"),
        ("com-013", "matching"), ("com-014", "cloze"), ("com-015", "description"),
        ("com-015-1", "multichoice"), ("com-015-2", "shortanswer"),
    ]  # fmt: skip


def test_moodle_marks_an_ordering_by_the_place_of_each_item() -> None:
    found = only_moodle(ORDERING)
    assert [each.findtext("text") for each in found.iterfind("answer")] == [
        "让客户把话讲完", "用自己的话复述", "说出方案和钟点", "到点回电",
    ]  # fmt: skip
    assert found.findtext("gradingtype") == "ABSOLUTE_POSITION"
    assert found.findtext("selecttype") == "ALL" and found.findtext("defaultgrade") == "4"


def test_moodle_gives_the_marker_reference_and_points_and_the_trainee_neither() -> None:
    found = only_moodle(SHORT_ANSWER)
    notes = found.findtext("graderinfo/text")
    assert "张师傅下午三点前" in notes and "<li>说出谁来办</li>" in notes
    assert "张师傅" not in found.findtext("questiontext/text")
    assert "张师傅" not in found.findtext("generalfeedback/text")


def test_moodle_shows_a_form_as_a_cloze_with_a_control_for_every_field() -> None:
    stem = only_moodle(WORK_ORDER).findtext("questiontext/text")
    found = [(gap[1], gap[2], alternatives(gap[3])) for gap in CLOZE.finditer(stem)]
    assert [kind for _, kind, _ in found] == [
        "MULTICHOICE", "MULTIRESPONSE", "SHORTANSWER", "SHORTANSWER", "NUMERICAL",
    ]  # fmt: skip
    assert {mark for mark, _, _ in found} == {"1"}
    assert found[0][2] == [("=", "高"), ("", "中"), ("", "低")]
    assert found[1][2] == [("%50%", "售后"), ("%50%", "仓库"), ("%-100%", "财务")]
    assert found[2][2] == [("=", "冰箱"), ("=", "电冰箱")]
    assert found[3][2] == [("=", "2026-11-23 15:00")] and found[4][2] == [("=", "1")]
    assert "<p>优先级：{" in stem


@SHARED
@given(options=st.lists(words(), min_size=2, max_size=4, unique=True), label=words())
def test_hostile_characters_survive_in_a_form(options: list[str], label: str) -> None:
    fields = (
        FormField(
            label=label, control=Control.SINGLE, options=tuple(options), answers=(options[0],)
        ),
        FormField(label="二", control=Control.TEXT, answers=tuple(options)),
    )
    question = replace(question_in(WORK_ORDER), form=fields)
    stem = moodle_questions(text_bank(question))[0].findtext("questiontext/text")
    choice, typed = [alternatives(gap[3]) for gap in CLOZE.finditer(stem)]
    # Moodle takes a choice's text for HTML after decoding the entities.
    assert [html.unescape(each) for _, each in choice] == options
    assert [each.replace(r"\*", "*") for _, each in typed] == options
    assert html.unescape(re.sub(r"<[^>]+>", "", CLOZE.sub("", stem))).endswith(f"{label}：二：")


def test_moodle_gets_hints_where_there_are_tries() -> None:
    found = only_moodle(WITH_PICTURE)
    assert [each.findtext("text") for each in found.iterfind("hint")] == ["<p>他要的不是道理。</p>"]
    assert not only_moodle(SHORT_ANSWER).findall("hint")


def test_a_workbook_has_a_row_for_every_question_and_part(every_type: QuizBank) -> None:
    rows = sheet_rows(every_type)
    assert [(row["编号"], row["答案"]) for row in rows] == [
        ("com-001", "B"),
        ("com-011", "张师傅下午三点前上门，装好以后我给您回电。"),
        ("com-012", "BCDA"),
        ("com-013", "1B；2D；3C"),
        ("com-014", "优先级：高；涉及部门：售后、仓库；设备：冰箱|电冰箱；上门期限：2026-11-23 15:00；联系次数：1"),
        ("com-015", ""),
        ("com-015-1", "B"),
        ("com-015-2", "谁|哪位同事"),
    ]  # fmt: skip
    assert rows[1]["评分要点"] == "说出几点之前\n说出谁来办\n说出下一步"
    assert rows[0]["提示"] == "他要的不是道理。" and rows[5]["小题"] == "com-015-1、com-015-2"
    assert rows[3]["题目"].split("\n")[1:] == [
        "1．客户等了很久", "2．客户听不懂", "3．客户要找领导",
    ]  # fmt: skip
    assert (
        rows[4]["选项B"] == "涉及部门（多选）：售后／仓库／财务"
        and rows[4]["选项C"] == "设备（文本）"
    )


def test_the_letters_of_a_workbook_lead_to_the_right_cells() -> None:
    question = question_in(ORDERING)
    (row,) = sheet_rows(text_bank(question))
    assert [row[f"选项{letter}"] for letter in row["答案"]] == [
        item.plain for item in question.sequence
    ]


def document(bank: QuizBank) -> dict:
    return json.loads(json_bank.export(bank)[0])


def test_json_says_everything_the_schema_asks_for(every_type: QuizBank, check_schema: Ask) -> None:
    written = document(every_type)
    assert check_schema(written) == []
    by_id = {each["id"]: each for each in written["questions"]}
    assert by_id["com-001"]["picture"]["path"] == "quizzes/queue.png"
    assert [each["plain"] for each in by_id["com-012"]["sequence"]][3] == "到点回电"
    matching = question_in(MATCHING)
    assert tuple(by_id["com-013"]["shownOrder"]) == shown_order(matching)
    assert len(shown_rights(matching)) == 4 and len(key_letters(matching)) == 3
    assert by_id["com-014"]["form"][3]["control"] == "date-time"
    assert [each["type"] for each in by_id["com-015"]["children"]] == ["single", "blanks"]


@pytest.mark.parametrize(
    ("source", "spoil"),
    [
        (ORDERING, lambda question: question["sequence"].pop() and question["sequence"].clear()),
        (MATCHING, lambda question: question["matching"].update(pairs=[])),
        (MATCHING, lambda question: question.update(matching=None)),
        (SHORT_ANSWER, lambda question: question.update(modelAnswer=None)),
        (WORK_ORDER, lambda question: question["form"][0].update(options=[])),
        (WORK_ORDER, lambda question: question["form"][2].update(answers=[])),
        (SCENARIO, lambda question: question.update(children=[])),
        (SCENARIO, lambda question: question["children"][0].update(type="scenario")),
    ],
)
def test_the_schema_refuses_what_cannot_be_asked(source: str, spoil, check_schema: Ask) -> None:
    written = document(text_bank(question_in(source)))
    assert check_schema(written) == []
    spoil(written["questions"][0])
    assert check_schema(written)


@pytest.mark.parametrize("name", all_formats())
def test_no_packed_file_says_when_it_was_made(name: str, every_type: QuizBank) -> None:
    """Two exports within a second would be equal with the clock in them, too."""
    content = all_formats()[name].export(every_type)[0]
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as package:
            assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", all_formats())
def test_equal_banks_give_equal_bytes(name: str, every_type: QuizBank) -> None:
    form = all_formats()[name]
    assert form.export(every_type) == form.export(read_text(EVERY_TYPE)[0])


@pytest.mark.parametrize("name", all_formats())
@settings(SHARED, max_examples=20)
@given(question=every_question())
def test_no_text_of_a_question_stops_a_writer_or_changes_with_the_run(
    name: str, question: Question
) -> None:
    form = all_formats()[name]
    first, losses = form.export(text_bank(question))
    assert form.export(text_bank(question)) == (first, losses)
    assert all(loss.message and loss.english for loss in losses.losses)
