"""QTI packages, read back strictly and against the model, in both versions."""

import re
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest
from bank_samples import EVERY_TYPE, MATCHING, SCENARIO, SINGLE, WORK_ORDER, question_in, read_text
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from qti_reading import (
    LOM,
    NAMESPACES,
    PACKAGING,
    XHTML,
    ReadItem,
    in_words_of_2,
    items,
    members,
    parsed,
)
from question_strategies import PICTURE, every_question, text_bank, with_pictures

from builder.model.inline import RichText, Run, text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.qti.item import identifier
from builder.quiz.qti21 import format as qti21
from builder.quiz.qti30 import format as qti30

FORMATS = {"qti-2.1": qti21, "qti-3.0": qti30}
VERSIONS = pytest.mark.parametrize("version", FORMATS)
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def export(version: str, bank: QuizBank) -> bytes:
    return FORMATS[version].export(bank)[0]


def every_type() -> QuizBank:
    return with_pictures(read_text(EVERY_TYPE)[0])


def only(version: str, question: Question) -> ReadItem:
    (found,) = items(export(version, text_bank(question))).values()
    return found


@VERSIONS
@settings(max_examples=120)
@given(question=every_question())
def test_every_text_and_key_comes_back(version: str, question: Question) -> None:
    found = items(export(version, text_bank(question)))
    parts = question.children or (question,)
    assert list(found) == [part.id for part in parts]
    for part, item in zip(parts, found.values(), strict=True):
        assert item.root.get("title") == part.name
        assert float(item.outcome("MAXSCORE")) == part.points
        assert item.scene == [each.plain for each in question.stem if question.children]
        lines = (
            item.stem if part.type is not QuestionType.WORK_ORDER else item.stem[: len(part.stem)]
        )
        assert lines == [each.plain for each in part.stem]
        said = [part.explanation, *([question.explanation] if part is not question else [])]
        is_last = part is parts[-1]
        assert item.explanation == [
            *model_answer(part),
            *(each.plain for each in (said if is_last else said[:1]) if each),
        ]
        assert READ[part.type](item) == WRITTEN[part.type](part)


def model_answer(question: Question) -> list[str]:
    answer = question.model_answer
    points = [each.plain for each in answer.points]
    return [
        *([f"参考答案：{answer.reference.plain}"] if answer.reference else []),
        *(["评分要点：", *points] if points else []),
    ]


def choices_of(question: Question) -> list[tuple[str, bool, str]]:
    return [(each.text.plain, each.correct, each.feedback.plain) for each in question.choices]


def sides_of(question: Question) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Pairs, everything that can be chosen, and the headings."""
    matching = question.matching
    pairs = [(pair.left.plain, pair.right.plain) for pair in matching.pairs]
    sides = [side for pair in pairs for side in pair]
    headings = [each.plain for each in (matching.left_heading, matching.right_heading) if each]
    return pairs, sorted([*sides, *(each.plain for each in matching.distractors)]), headings


def read_sides(item: ReadItem) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    prompt = item.body.findtext("matchInteraction/prompt")
    return item.pairs, sorted(item.choices().values()), prompt.split(" — ") if prompt else []


def fields_of(question: Question) -> list[tuple[str, list[str], list[str]]]:
    return [(each.label, list(each.options), list(each.answers)) for each in question.form]


CHOICES = (QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE)
WRITTEN = {
    **dict.fromkeys(CHOICES, choices_of),
    QuestionType.BLANKS: lambda each: [list(dict.fromkeys(gap.answers)) for gap in each.blanks],
    QuestionType.SHORT_ANSWER: model_answer,
    QuestionType.ORDERING: lambda each: [item.plain for item in each.sequence],
    QuestionType.MATCHING: sides_of,
    QuestionType.WORK_ORDER: fields_of,
}
READ = {
    **dict.fromkeys(CHOICES, ReadItem.options),
    QuestionType.BLANKS: lambda item: [answers for _, _, answers in item.fields],
    QuestionType.SHORT_ANSWER: lambda item: item.rubric,
    QuestionType.ORDERING: lambda item: item.sequence,
    QuestionType.MATCHING: read_sides,
    QuestionType.WORK_ORDER: lambda item: item.fields,
}


@VERSIONS
@settings(max_examples=60)
@example(question=question_in(MATCHING))
@example(question=question_in(WORK_ORDER))
@given(question=every_question())
def test_every_name_leads_to_what_it_names(version: str, question: Question) -> None:
    """The schema does not see a key that names a missing choice, nor feedback that nothing shows."""
    for item in items(export(version, text_bank(question))).values():
        root, body = item.root, item.body
        responses = {each.get("identifier") for each in root.iter("responseDeclaration")}
        outcomes = {each.get("identifier") for each in root.iter("outcomeDeclaration")}
        asked = body.xpath(".//@responseIdentifier")
        assert sorted(asked) == sorted(responses)
        used = root.xpath("responseProcessing//*[self::mapResponse or self::correct]/@identifier")
        read = root.xpath("responseProcessing//variable/@identifier")
        assert set(used) <= responses and set(read) <= responses | outcomes
        set_here = set(root.xpath("responseProcessing//setOutcomeValue/@identifier"))
        assert set_here <= outcomes
        for declared in root.iter("responseDeclaration"):
            if declared.get("baseType") in ("identifier", "directedPair"):
                names = item.choices(declared.get("identifier"))
                values = [
                    *item.keys(declared.get("identifier")),
                    *item.weights(declared.get("identifier")),
                ]
                assert {name for each in values for name in each.split()} <= set(names)
        for block in body.iter("feedbackInline", "feedbackBlock"):
            assert block.get("outcomeIdentifier") in set_here
            assert block.get("identifier") in {*item_names(item), "shown"}
        assert all(NAME.fullmatch(each) for each in root.xpath("//@identifier"))


def item_names(item: ReadItem) -> list[str]:
    return item.body.xpath(".//simpleChoice/@identifier")


@VERSIONS
def test_every_file_is_listed_and_every_listed_file_is_there(version: str) -> None:
    files = members(export(version, every_type()))
    manifest = parsed(files["imsmanifest.xml"])
    space = f"{{{PACKAGING[version]}}}"
    assert manifest.tag == f"{space}manifest"
    resources = manifest.findall(f"{space}resources/{space}resource")
    listed = [each.get("href") for each in manifest.iter(f"{space}file")]
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
    assert [each.get("href") for each in resources] == listed
    names = [manifest.get("identifier"), *(each.get("identifier") for each in resources)]
    assert len(names) == len(set(names)) and all(map(NAME.fullmatch, names))
    assert {each.get("identifierref") for each in manifest.iter(f"{space}dependency")} <= set(names)
    for path, content in files.items():
        if path.startswith("items/") and path.endswith(".xml"):
            for image in in_words_of_2(content).iter("img"):
                assert files[normpath(join(dirname(path), image.get("src")))] == PICTURE.data


@VERSIONS
def test_all_elements_are_in_the_namespace_of_the_version(version: str) -> None:
    for path, content in members(export(version, every_type())).items():
        if path.endswith(".xml") and path != "imsmanifest.xml":
            for each in parsed(content).iter():
                name = etree.QName(each)
                assert name.namespace == NAMESPACES[version]
                assert name.localname in XHTML or name.localname.startswith("qti-") == (
                    version == "qti-3.0"
                )


def test_feedback_and_rubrics_of_version_3_have_a_body_and_version_2_knows_none() -> None:
    space = f"{{{NAMESPACES['qti-3.0']}}}"
    blocks = [
        each
        for path, content in members(export("qti-3.0", every_type())).items()
        if path.startswith("items/") and path.endswith(".xml")
        for each in parsed(content).iter(f"{space}qti-feedback-block", f"{space}qti-rubric-block")
    ]
    assert blocks
    for each in blocks:
        assert [child.tag for child in each] == [f"{space}qti-content-body"]
    assert not any(
        b"contentBody" in each for each in members(export("qti-2.1", every_type())).values()
    )


@VERSIONS
def test_items_say_in_which_language_they_are(version: str) -> None:
    files = members(export(version, every_type()))
    item = parsed(files["items/com-001.xml"])
    assert item.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"


@VERSIONS
def test_the_manifest_knows_what_stands_in_the_first_line_of_a_question(version: str) -> None:
    question = replace(question_in(SINGLE), objective="com-lo-2", seconds=90)
    files = members(export(version, text_bank(question)))
    (found,) = parsed(files["imsmanifest.xml"]).xpath(
        "//*[@identifier='com-001']/*[local-name()='metadata']"
    )
    lom = found.find(f"{LOM}lom")
    assert lom.findtext(f"{LOM}general/{LOM}title/{LOM}string") == "情绪安抚的第一步"
    assert lom.findtext(f"{LOM}general/{LOM}keyword/{LOM}string") == "投诉"
    assert lom.findtext(f"{LOM}educational/{LOM}difficulty/{LOM}value") == "easy"
    assert lom.findtext(f"{LOM}educational/{LOM}typicalLearningTime/{LOM}duration") == "PT90S"
    assert lom.findtext(f"{LOM}classification//{LOM}taxon/{LOM}entry/{LOM}string") == "com-lo-2"
    kinds = found.xpath(".//*[local-name()='interactionType']/text()")
    assert kinds == ["choiceInteraction"]


@VERSIONS
def test_a_part_of_a_scene_is_an_item_in_a_section_of_its_own(version: str) -> None:
    scene = question_in(SCENARIO)
    own = replace(scene.children[0], tags=("开场",))
    bank = text_bank(replace(scene, children=(own, *scene.children[1:])))
    files = members(export(version, bank))
    section = in_words_of_2(files["assessment.xml"]).find(
        "testPart/assessmentSection/assessmentSection"
    )
    assert section.get("title") == "第三次来电" and section.get("keepTogether") == "true"
    assert section.xpath("assessmentItemRef/@identifier") == ["com-015-1", "com-015-2"]
    keywords = parsed(files["imsmanifest.xml"]).xpath(
        "//*[@identifier='com-015-1']//*[local-name()='keyword']/*/text()"
    )
    assert keywords == ["开场", "投诉"]


def test_a_person_scores_short_answers() -> None:
    score = {
        each.id: items(qti30.export(text_bank(each))[0])[each.id].root.find(
            "outcomeDeclaration[@identifier='SCORE']"
        )
        for each in every_type().questions
        if not each.children
    }
    human = [name for name, each in score.items() if each.get("externalScored") == "human"]
    assert human == ["com-011"]


def test_choices_that_name_others_keep_their_places() -> None:
    question = question_in(SINGLE)
    named = replace(question.choices[2], text=text("以上都不对"))
    fixed = replace(question, choices=(*question.choices[:2], named))
    shuffle = [
        only("qti-2.1", each).body.find("choiceInteraction").get("shuffle")
        for each in (question, fixed)
    ]
    assert shuffle == ["true", "false"]


@VERSIONS
def test_marks_links_and_line_breaks_stay(version: str) -> None:
    runs = (
        Run(text="先", bold=True), Run(text="听", italic=True), Run(text="再\n说", code=True),
        Run(text="规定", link="https://example.org/?a=1&b=2"), Run(text="本章", link="../a.md"),
    )  # fmt: skip
    bank = text_bank(replace(question_in(SINGLE), stem=(RichText(runs=runs),)))
    assert (
        "<p><strong>先</strong><em>听</em><code>再<br/>说</code>"
        '<a href="https://example.org/?a=1&amp;b=2">规定</a>本章</p>'
    ) in members(export(version, bank))["items/com-001.xml"].decode()


@VERSIONS
def test_a_corrected_word_changes_one_file(version: str) -> None:
    bank = every_type()
    before = members(export(version, bank))
    for place, question in enumerate(bank.questions):
        corrected = replace(question, stem=(*question.stem[:-1], text("改过的一句。")))
        if question.type is QuestionType.BLANKS:
            continue
        questions = (*bank.questions[:place], corrected, *bank.questions[place + 1 :])
        after = members(export(version, replace(bank, questions=questions)))
        changed = [name for name in after if before[name] != after[name]]
        parts = question.children or (question,)
        assert changed == [f"items/{part.id}.xml" for part in parts] and list(after) == list(before)


@given(st.lists(st.text(max_size=6), min_size=2, max_size=6, unique=True))
def test_ids_give_names_that_do_not_meet(ids: list[str]) -> None:
    question = question_in(SINGLE)
    names = [identifier(replace(question, id=each)) for each in ids]
    assert len(set(names)) == len(ids) and all(map(NAME.fullmatch, names))


def test_an_id_that_is_a_name_stays_as_it_is() -> None:
    question = question_in(SINGLE)
    assert [identifier(replace(question, id=each)) for each in ("com-001", "2026-q")] == [
        "com-001", "_2026-q",
    ]  # fmt: skip


def test_only_work_orders_with_dates_say_that_they_are_typed() -> None:
    dated = question_in(WORK_ORDER)
    undated = replace(dated, form=dated.form[:3])
    reports = [qti21.export(text_bank(each))[1].losses for each in (dated, undated)]
    assert [len(each) for each in reports] == [1, 0]
