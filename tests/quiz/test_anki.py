"""Packages imported by Anki's own backend, read back from its collection."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bank_samples import EVERY_TYPE, MATCHING, ORDERING, SINGLE, read_text
from hypothesis import HealthCheck, given, settings
from lxml.html import HtmlElement, fragment_fromstring
from question_strategies import PICTURE, every_question, text_bank, with_pictures

from builder.model.answer_key import key_letters, shown_rights, shown_sequence
from builder.model.inline import text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.anki import LOOK_REVISED, AnkiFormat, note_type
from builder.quiz.anki import format as anki_format

ALWAYS = 1
"""``update_notes`` of the import dialog: 总是 instead of 如果较新."""
NOTE = ("id", "guid", "mid", "mod", "usn", "tags", "flds", "sfld", "csum", "flags", "data")


@dataclass(frozen=True)
class Log:
    """What the import dialog reports, in notes."""

    new: int
    updated: int
    unchanged: int
    conflicting: int


class Profile:
    """A learner's collection."""

    def __init__(self, folder: Path) -> None:
        collection = pytest.importorskip("anki.collection", reason="not run: anki is not installed")
        self._api = collection
        self._package = folder / "bank.apkg"
        self.collection: Any = collection.Collection(str(folder / "collection.anki2"))

    def take(self, bank: QuizBank, form: AnkiFormat = anki_format, **options: int) -> Log:
        """Import as the dialog does; without options, as it does by default in a new profile."""
        self._package.write_bytes(form.export(bank)[0])
        chosen = self._api.ImportAnkiPackageOptions(**options)
        request = self._api.ImportAnkiPackageRequest(
            package_path=str(self._package), options=chosen
        )
        log = self.collection.import_anki_package(request).log
        found = (log.new, log.updated, log.duplicate, log.conflicting)
        return Log(*map(len, found))

    def notes(self) -> dict[str, Mapping[str, str]]:
        """Fields by the question's id."""
        ids = self.collection.find_notes("")
        notes = [dict(self.collection.get_note(each).items()) for each in ids]
        return {plain(note["编号"]): note for note in notes}


def plain(markup: str) -> str:
    return element(markup).text_content()


def element(markup: str) -> HtmlElement:
    return fragment_fromstring(markup, create_parent="div")


def texts(markup: str, path: str) -> list[str]:
    return [each.text_content() for each in element(markup).xpath(path)]


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    opened = Profile(tmp_path)
    yield opened
    opened.collection.close()


@pytest.fixture(scope="session")
def shared_profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    opened = Profile(tmp_path_factory.mktemp("anki"))
    yield opened
    opened.collection.close()


@pytest.fixture
def every_type() -> QuizBank:
    bank, report = read_text(EVERY_TYPE)
    assert list(report) == []
    return replace(with_pictures(bank), reviewed="2026-11-22")


def corrected(bank: QuizBank) -> QuizBank:
    """The same bank after a slip in its first question was put right."""
    first, *rest = bank.questions
    return replace(bank, questions=(replace(first, explanation=text("改过的解析。")), *rest))


def test_a_bank_becomes_a_deck_with_a_card_for_every_question_and_part(
    profile: Profile, every_type: QuizBank
) -> None:
    assert profile.take(every_type) == Log(new=7, updated=0, unchanged=0, conflicting=0)
    assert set(profile.notes()) == {
        "com-001", "com-011", "com-012", "com-013", "com-014", "com-015-1", "com-015-2",
    }  # fmt: skip
    decks = profile.collection.decks
    cards = [profile.collection.get_card(each) for each in profile.collection.find_cards("")]
    assert {decks.name(card.did) for card in cards} == {"沟通"}
    assert len({card.nid for card in cards}) == len(cards) == 7
    order = sorted(cards, key=lambda card: card.due)
    assert [card.note()["编号"] for card in order] == [
        "com-001", "com-011", "com-012", "com-013", "com-014", "com-015-1", "com-015-2",
    ]  # fmt: skip


def test_tags_have_levels_and_no_spaces(profile: Profile, every_type: QuizBank) -> None:
    first, *rest = every_type.questions
    spaced = replace(first, tags=("投 诉", "a::b"), objective="com-lo-2")
    profile.take(replace(every_type, questions=(spaced, *rest)))
    (note,) = profile.collection.find_notes("编号:com-001")
    tags = ["a：：b", "投_诉", "目标::com-lo-2", "难度::初级", "题型::单选"]
    assert sorted(profile.collection.get_note(note).tags) == sorted(tags)
    (part,) = profile.collection.find_notes("编号:com-015-1")
    assert "投诉" in profile.collection.get_note(part).tags
    lines = anki_format.export(replace(every_type, questions=(spaced,)))[1].losses
    assert any("投 诉" in line.message and "投_诉" in line.message for line in lines)


def test_the_picture_is_in_the_collection_and_on_the_card(
    profile: Profile, every_type: QuizBank
) -> None:
    profile.take(every_type)
    (image,) = element(profile.notes()["com-001"]["题干"]).iter("img")
    file = Path(profile.collection.media.dir()) / image.get("src")
    assert file.read_bytes() == PICTURE.data
    assert image.get("alt") == "等位区的一位客户"
    assert profile.collection.media.check().missing == []


def test_what_a_learner_reads(profile: Profile, every_type: QuizBank) -> None:
    """The card as Anki renders it, not its fields."""
    profile.take(every_type)
    (number,) = profile.collection.find_cards("编号:com-001")
    card = profile.collection.get_card(number)
    question, answer = plain(card.question()), plain(card.answer())
    assert "先倾听并复述" in question and "初级 · 2 分 · 60 秒" in question
    assert "✓" not in question and "先处理心情" not in question
    assert "先倾听并复述 ✓" in answer and "先处理心情，再处理事情。" in answer
    assert "客户还没被听见，解释只会激化情绪" in answer
    (part,) = profile.collection.find_cards("编号:com-015-2")
    card = profile.collection.get_card(part)
    assert "客户为同一件事第三次来电" in plain(card.question())
    # The box to type into is put in by the reviewer, which knows the field by this mark.
    assert "[[type:输入]]" in card.question() and "[[type:输入]]" in card.answer()


def test_words_in_brackets_are_words_to_anki(profile: Profile) -> None:
    """``[sound:…]`` in a field plays a file, ``[latex]`` runs a program."""
    words = "按 [sound:a.mp3] 之后 [latex]x[/latex] 与 [$]y[/$]"
    question = replace(read_text(SINGLE)[0].questions[0], picture=None, stem=(text(words),))
    profile.take(text_bank(question))
    (number,) = profile.collection.find_cards("编号:com-001")
    card = profile.collection.get_card(number)
    assert words in plain(card.question()) and words in plain(card.answer())
    assert not card.question_av_tags()


def test_a_card_leads_to_its_question_on_the_site(profile: Profile, every_type: QuizBank) -> None:
    profile.take(every_type, AnkiFormat(site_url="https://lernen.example/"))
    (link,) = element(profile.notes()["com-015-2"]["来源"]).iter("a")
    assert link.get("href") == "https://lernen.example/quizzes/communication.html#com-015-2"
    assert link.text == "沟通 · com-015-2"


def test_fields_say_what_the_questions_say(profile: Profile, every_type: QuizBank) -> None:
    profile.take(every_type)
    for question in every_type.questions:
        for part in question.children or (question,):
            assert_same(profile.notes()[part.id], part, question)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=every_question())
def test_hostile_characters_survive_in_the_collection(
    question: Question, shared_profile: Profile
) -> None:
    log = shared_profile.take(text_bank(question), update_notes=ALWAYS)
    assert log.new + log.updated + log.unchanged == len(question.children or (question,))
    notes = shared_profile.notes()
    for part in question.children or (question,):
        assert_same(notes[part.id], part, question)


def assert_same(note: Mapping[str, str], part: Question, whole: Question) -> None:
    """Every text, key and feedback, whatever markup they stand in."""
    scene = (whole,) if whole is not part else ()
    stems = texts(note["题干"], "p[not(img)]")
    assert stems == [numbered_gaps(each.plain, part) for each in part.stem]
    assert texts(note["情景"], "p") == [each.plain for one in scene for each in one.stem]
    assert texts(note["解析"], "p") == [
        each.explanation.plain for each in (part, *scene) if each.explanation
    ]
    hints = [hint.plain for each in (*scene, part) for hint in each.hints]
    assert texts(note["提示"], "details") == [f"提示{hint}" for hint in hints]
    assert f"{part.points:g} 分" in note["说明"] and f"{part.seconds} 秒" in note["说明"]
    READERS[part.type](note, part)


def numbered_gaps(stem: str, question: Question) -> str:
    if len(question.blanks) < 2:
        return stem
    numbers = iter(range(1, len(question.blanks) + 1))
    return re.sub("____", lambda gap: f"（{next(numbers)}）{gap[0]}", stem)


def read_choices(note: Mapping[str, str], question: Question) -> None:
    assert texts(note["作答"], "ol/li | ul/li") == [each.text.plain for each in question.choices]
    found = []
    for item in element(note["答案"]).xpath("ol/li | ul/li"):
        for sign in item.find_class("sign"):
            sign.drop_tree()
        feedback = "".join(each.text_content() for each in item.find_class("feedback"))
        is_right = bool(item.find_class("right"))
        found.append((item.text_content().removesuffix(feedback), is_right, feedback))
    assert found == [
        (each.text.plain, each.correct, each.feedback.plain) for each in question.choices
    ]
    is_verdict = question.type is QuestionType.TRUE_FALSE
    right = [each.text.plain for each in question.choices if each.correct]
    assert texts(note["答案"], "p") == ["".join(right if is_verdict else key_letters(question))]


def read_blanks(note: Mapping[str, str], question: Question) -> None:
    wordings = [
        tuple(each.text_content() for each in item.find_class("wording"))
        for item in element(note["答案"]).xpath("ol/li")
    ]
    assert wordings == [blank.answers for blank in question.blanks]
    is_typed = len(question.blanks) == 1
    assert plain(note["输入"]) == (question.blanks[0].answers[0] if is_typed else "")
    filled = "\n".join(texts(note["答案"], "p"))
    for blank in question.blanks:
        assert blank.answers[0] in filled


def read_sequence(note: Mapping[str, str], question: Question) -> None:
    shown = texts(note["作答"], "ol/li")
    assert shown == [each.plain for each in shown_sequence(question)]
    (key,) = texts(note["答案"], "p")
    right_order = [shown["ABCDEFGHIJ".index(letter)] for letter in key.split(" → ")]
    assert right_order == [each.plain for each in question.sequence]


def read_pairs(note: Mapping[str, str], question: Question) -> None:
    lefts, rights = (
        [item.text_content() for item in side.xpath("ol/li")]
        for side in element(note["作答"]).find_class("sides")[0]
    )
    assert rights == [each.plain for each in shown_rights(question)]
    heads = texts(note["作答"], "div//p")
    matching = question.matching
    assert heads == [each.plain for each in (matching.left_heading, matching.right_heading) if each]
    found = []
    for row in element(note["答案"]).iter("tr"):
        left, right = (cell.text_content().partition("．")[0] for cell in row)
        found.append((lefts[int(left) - 1], rights["ABCDEFGHIJ".index(right)]))
    assert found == [(pair.left.plain, pair.right.plain) for pair in matching.pairs]


def read_model_answer(note: Mapping[str, str], question: Question) -> None:
    answer = question.model_answer
    assert texts(note["答案"], "p[not(@class)]") == [answer.reference.plain]
    assert texts(note["答案"], "ol/li") == [each.plain for each in answer.points]


def read_form(note: Mapping[str, str], question: Question) -> None:
    asked = [
        (row[0].text_content(), tuple(each.text_content() for each in row.find_class("option")))
        for row in element(note["作答"]).iter("tr")
    ]
    assert asked == [(each.label, each.options) for each in question.form]
    key = [
        (row[0].text_content(), tuple(each.text_content() for each in row.find_class("wording")))
        for row in element(note["答案"]).iter("tr")
    ]
    assert key == [(each.label, each.answers) for each in question.form]


READERS = {
    QuestionType.SINGLE: read_choices,
    QuestionType.MULTIPLE: read_choices,
    QuestionType.TRUE_FALSE: read_choices,
    QuestionType.BLANKS: read_blanks,
    QuestionType.ORDERING: read_sequence,
    QuestionType.MATCHING: read_pairs,
    QuestionType.SHORT_ANSWER: read_model_answer,
    QuestionType.WORK_ORDER: read_form,
}


def test_a_new_profile_updates_only_what_is_newer(profile: Profile) -> None:
    """What the notes' time is made for; a learner's choice in the dialog is the next default."""
    presets = profile.collection._backend.get_import_anki_package_presets
    assert presets().update_notes != ALWAYS and not presets().merge_notetypes
    profile.take(read_text(SINGLE)[0], update_notes=ALWAYS)
    assert presets().update_notes == ALWAYS


def test_a_correction_updates_one_note_and_keeps_what_was_learned(
    profile: Profile, every_type: QuizBank
) -> None:
    profile.take(every_type)
    (number,) = profile.collection.find_cards("编号:com-001")
    studied = profile.collection.get_card(number)
    studied.ivl, studied.due, studied.type, studied.queue, studied.reps = 30, 40, 2, 2, 5
    profile.collection.update_card(studied)
    log = profile.take(corrected(every_type), update_notes=ALWAYS)
    assert log == Log(new=0, updated=1, unchanged=6, conflicting=0)
    assert plain(profile.notes()["com-001"]["解析"]) == "改过的解析。"
    after = profile.collection.get_card(number)
    assert (after.ivl, after.due, after.type, after.reps) == (30, 40, 2, 5)


def test_a_bank_reviewed_later_updates_by_default(profile: Profile, every_type: QuizBank) -> None:
    profile.take(every_type)
    log = profile.take(replace(corrected(every_type), reviewed="2026-11-23"))
    assert log.new == log.conflicting == 0 and log.updated == 7
    assert plain(profile.notes()["com-001"]["解析"]) == "改过的解析。"
    # An older package, found in a mailbox, does not undo the correction.
    assert profile.take(every_type) == Log(new=0, updated=0, unchanged=7, conflicting=0)
    assert plain(profile.notes()["com-001"]["解析"]) == "改过的解析。"


@pytest.mark.parametrize("options", [{}, {"update_notes": ALWAYS}])
def test_importing_the_same_bank_again_changes_nothing(
    profile: Profile, every_type: QuizBank, options: dict[str, int]
) -> None:
    profile.take(every_type, **options)
    before = profile.notes()
    log = profile.take(every_type, **options)
    assert log == Log(new=0, updated=0, unchanged=7, conflicting=0)
    assert profile.notes() == before


def test_a_question_that_changes_its_type_stays_the_same_note(
    profile: Profile, every_type: QuizBank
) -> None:
    profile.take(every_type)
    ordering, matching = (read_text(source)[0].questions[0] for source in (ORDERING, MATCHING))
    changed = text_bank(replace(matching, id=ordering.id))
    log = profile.take(changed, update_notes=ALWAYS)
    assert log == Log(new=0, updated=1, unchanged=0, conflicting=0)
    assert_same(profile.notes()[ordering.id], changed.questions[0], changed.questions[0])


def test_another_picture_reaches_the_card(profile: Profile, every_type: QuizBank) -> None:
    profile.take(every_type)
    other = replace(PICTURE, data=PICTURE.data + b"\0")
    profile.take(replace(every_type, pictures={"queue.png": other}), update_notes=ALWAYS)
    (image,) = element(profile.notes()["com-001"]["题干"]).iter("img")
    assert (Path(profile.collection.media.dir()) / image.get("src")).read_bytes() == other.data


def rows(content: bytes, table: str) -> list[tuple[Any, ...]]:
    with ZipFile(BytesIO(content)) as package:
        database = package.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return found


def test_a_correction_changes_that_note_s_row_alone(every_type: QuizBank) -> None:
    before, after = (anki_format.export(bank)[0] for bank in (every_type, corrected(every_type)))
    pairs = zip(rows(before, "notes"), rows(after, "notes"), strict=True)
    differing = [(old, new) for old, new in pairs if old != new]
    ((old, new),) = differing
    changed = [column for column, one, other in zip(NOTE, old, new, strict=True) if one != other]
    assert changed == ["mod", "flds"]
    ids = [[row[:4] for row in rows(each, "cards")] for each in (before, after)]
    assert ids[0] == ids[1]
    added = replace(
        every_type,
        questions=(
            read_text(ORDERING.replace("com-012", "com-000"))[0].questions[0],
            *every_type.questions,
        ),
    )
    assert set(rows(before, "notes")) < set(rows(anki_format.export(added)[0], "notes"))


def test_the_bytes_are_the_same_in_another_process_at_another_time(every_type: QuizBank) -> None:
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests/quiz', '.']\n"
        "from dataclasses import replace\n"
        "from bank_samples import EVERY_TYPE, read_text\n"
        "from question_strategies import with_pictures\n"
        "from builder.quiz.anki import format\n"
        "bank = replace(with_pictures(read_text(EVERY_TYPE)[0]), reviewed='2026-11-22')\n"
        "print(hashlib.sha256(format.export(bank)[0]).hexdigest())"
    )
    here = sha256(anki_format.export(every_type)[0]).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == here


def test_a_package_names_every_file_that_it_holds(every_type: QuizBank) -> None:
    with ZipFile(BytesIO(anki_format.export(every_type)[0])) as package:
        names = json.loads(package.read("media"))
        assert {*names, "media", "collection.anki2"} == set(package.namelist())
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_changed_look_is_newer_than_the_one_before() -> None:
    """Anki takes templates and CSS only when their time is later: move ``LOOK_REVISED`` on, then this."""
    look = note_type().to_json(0, 0)
    parts = json.dumps([look["css"], look["tmpls"], look["flds"]], ensure_ascii=False)
    digest = sha256(parts.encode()).hexdigest()[:12]
    assert (LOOK_REVISED.date().isoformat(), digest) == ("2026-11-26", "8c350e1db136")
