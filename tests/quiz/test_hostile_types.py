"""Hostile text in every type through JSON, Moodle XML, GIFT and the workbook, read back by others."""

import difflib
import html
import json
import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from bank_samples import EVERY_TYPE, read_text
from hypothesis import HealthCheck, given, settings
from lxml import etree
from openpyxl import load_workbook
from question_strategies import (
    every_question,
    ordering_questions,
    scenario_questions,
    short_answer_questions,
    text_bank,
)

from builder.model.inline import RichText, text
from builder.model.quiz import Question, QuizBank
from builder.quiz.gift import format as gift
from builder.quiz.json_bank import format as json_bank
from builder.quiz.moodle_xml import format as moodle_xml
from builder.quiz.registry import all_formats
from builder.quiz.xlsx import format as xlsx
from tests.quiz.conftest import Ask

SHARED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PLAIN_FORMATS = ("gift", "json", "moodle-xml", "wecom", "wjx")


def tidy(characters: str) -> str:
    return " ".join(characters.split())


def both(rich: RichText) -> dict[str, str]:
    return {"plain": rich.plain, "html": html.escape(rich.plain)}


def as_json(question: Question) -> dict[str, Any]:
    """What a program that reads the file should know about the question, said once more."""
    matching, answer = question.matching, question.model_answer
    return {
        "name": question.name,
        "stem": [both(each) for each in question.stem],
        "choices": [
            {"text": both(each.text), "correct": each.correct, "feedback": both(each.feedback)}
            for each in question.choices
        ],
        "blanks": [{"answers": list(each.answers)} for each in question.blanks],
        "sequence": [both(each) for each in question.sequence],
        "pairs": [[both(each.left), both(each.right)] for each in matching.pairs],
        "distractors": [both(each) for each in matching.distractors],
        "reference": both(answer.reference) if answer.reference else None,
        "marked by": [both(each) for each in answer.points],
        "form": [[each.label, list(each.options), list(each.answers)] for each in question.form],
        "children": [as_json(each) for each in question.children],
        "hints": [both(each) for each in question.hints],
        "explanation": both(question.explanation),
        "points": question.points,
    }


def read_json(found: dict[str, Any]) -> dict[str, Any]:
    matching = found["matching"] or {"pairs": [], "distractors": []}
    answer = found["modelAnswer"] or {"reference": None, "points": []}
    same = ("name", "stem", "choices", "blanks", "sequence", "hints", "explanation", "points")
    return {name: found[name] for name in same} | {
        "pairs": [[each["left"], each["right"]] for each in matching["pairs"]],
        "distractors": matching["distractors"],
        "reference": answer["reference"],
        "marked by": answer["points"],
        "form": [[each["label"], each["options"], each["answers"]] for each in found["form"]],
        "children": [read_json(each) for each in found["children"]],
    }


@SHARED
@given(question=every_question())
def test_json_says_every_text_and_key_of_every_type(question: Question, check_schema: Ask) -> None:
    document = json.loads(json_bank.export(text_bank(question))[0])
    assert check_schema(document) == []
    (found,) = document["questions"]
    read, expected = read_json(found), as_json(question)
    for each in (*_texts(read), *_texts(expected)):
        each["html"] = html.unescape(each["html"])
    assert read == expected


def _texts(value: Any) -> list[dict[str, str]]:
    if isinstance(value, dict) and value.keys() == {"plain", "html"}:
        return [value]
    children = value.values() if isinstance(value, dict) else value
    return [] if isinstance(value, str) or not children else _all_texts(children)


def _all_texts(children: Any) -> list[dict[str, str]]:
    nested = (each for each in children if isinstance(each, (dict, list)))
    return [found for each in nested for found in _texts(each)]


def in_moodle(question: Question) -> list[etree._Element]:
    content, _ = moodle_xml.export(text_bank(question))
    root = etree.fromstring(content, etree.XMLParser(recover=False, resolve_entities=False))
    return root.findall("question")[1:]


def shown(markup: str | None) -> str:
    """What a reader of HTML sees."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup or ""))


@SHARED
@given(question=ordering_questions())
def test_moodle_gets_the_items_in_their_order(question: Question) -> None:
    (found,) = in_moodle(question)
    answers = sorted(found.iterfind("answer"), key=lambda each: int(each.get("fraction")))
    items = [shown(each.findtext("text")) for each in answers]
    assert items == [item.plain for item in question.sequence]
    hints = [shown(each.findtext("text")) for each in found.iterfind("hint")]
    assert hints == [hint.plain for hint in question.hints]
    assert float(found.findtext("defaultgrade")) == question.points


@SHARED
@given(question=short_answer_questions())
def test_moodle_tells_who_marks_what_to_look_for(question: Question) -> None:
    (found,) = in_moodle(question)
    notes = found.findtext("graderinfo/text")
    answer = question.model_answer
    assert shown(re.match(r"<p>(.*?)</p>", notes)[1]) == answer.reference.plain
    assert [shown(each) for each in re.findall(r"<li>(.*?)</li>", notes)] == [
        each.plain for each in answer.points
    ]
    assert shown(found.findtext("generalfeedback/text")) == question.explanation.plain


@SHARED
@given(question=scenario_questions())
def test_moodle_gets_the_scene_and_then_its_parts(question: Question) -> None:
    scene, *parts = in_moodle(question)
    assert shown(scene.findtext("questiontext/text")) == "".join(
        each.plain for each in question.stem
    )
    assert [part.findtext("idnumber") for part in parts] == [each.id for each in question.children]
    assert [part.findtext("name/text") for part in parts] == [
        each.name for each in question.children
    ]


def in_gift(question: Question, read_gift: Ask) -> list[dict[str, Any]]:
    content, _ = gift.export(text_bank(question))
    answer = read_gift(content.decode("utf-8"))
    assert "error" not in answer, (answer["error"], content.decode("utf-8"))
    return [each for each in answer["questions"] if each["type"] != "Category"]


@SHARED
@given(question=ordering_questions())
def test_gift_gives_every_item_its_place(question: Question, read_gift: Ask) -> None:
    items = [item.plain for item in question.sequence]
    found = in_gift(question, read_gift)
    if any("->" in item for item in items):
        assert found == []
        return
    pairs = {
        int(each["subanswer"]): tidy(each["subquestion"]["text"]) for each in found[0]["matchPairs"]
    }
    assert [pairs[place] for place in sorted(pairs)] == [tidy(item) for item in items]


@SHARED
@given(question=short_answer_questions())
def test_gift_says_after_a_short_answer_what_it_is_marked_by(
    question: Question, read_gift: Ask
) -> None:
    (found,) = in_gift(question, read_gift)
    assert found["type"] == "Essay"
    said = tidy(found["globalFeedback"]["text"])
    answer = question.model_answer
    for each in (answer.reference, *answer.points, question.explanation):
        assert tidy(each.plain) in said


@SHARED
@given(question=every_question())
def test_a_workbook_has_a_row_for_every_question_and_no_formula(question: Question) -> None:
    sheet = load_workbook(BytesIO(xlsx.export(text_bank(question))[0]))["题库"]
    heading, *rows = sheet.iter_rows()
    columns = [cell.value for cell in heading]
    found = [
        {name: cell.value or "" for name, cell in zip(columns, row, strict=True)} for row in rows
    ]
    assert all(
        cell.data_type in ("s", "n") and not isinstance(cell.value, int)
        for row in rows
        for cell in row
    )
    everything = list(question.with_children())
    assert [row["编号"] for row in found] == [each.id for each in everything]
    for row, each in zip(found, everything, strict=True):
        assert row["短名"] == each.name
        assert row["题目"].startswith("\n".join(line.plain for line in each.stem))
        assert each.explanation.plain in row["解析"]


@pytest.mark.parametrize("name", PLAIN_FORMATS)
def test_a_typo_corrected_changes_the_lines_of_that_question_alone(name: str) -> None:
    """Lines with the explanation change, nothing else: no id, no order, no other question."""
    bank, report = read_text(EVERY_TYPE)
    assert list(report) == []
    form = all_formats()[name]
    before, after = (form.export(each)[0].decode("utf-8") for each in (bank, corrected(bank)))
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert changed
    assert all("先处理心情" in line or "先接住心情" in line for line in changed)


def corrected(bank: QuizBank) -> QuizBank:
    first, *others = bank.questions
    assert first.explanation.plain.startswith("先处理心情")
    mended = replace(first, explanation=text("先接住心情，再处理事情。"))
    return replace(bank, questions=(mended, *others))
