"""Anki: a deck of cards to learn with, one note a question, that a later import updates.

A note is known by its guid, which comes from the question's id alone. Whether Anki takes a changed text depends on the
note's time and on 更新笔记 in the import dialog (``should_update`` in Anki's ``apkg/import/notes.rs``, and measured):
总是 takes a note whose time differs, and is the default from then on; 如果较新, the default of a new profile, takes one
whose time is later. No function of the text alone grows with every change, and there is no clock, so the time is the
day of the bank's last review, which editors write into the page, and within that day seconds from a hash of the note:

* with 总是 a correction comes through, and what did not change is left alone;
* with 如果较新 it does once ``reviewed`` has moved on; an older package undoes nothing.

Two versions of a note on one day of review have the same second once in 86,400 times.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from re import compile as pattern
from typing import Any

import genanki

from builder.fixed_zip import zipped
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.anki_note import FIELDS, Asked, asked, fields_of, media_name
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.pictures import unread_losses
from builder.quiz.text import inline_losses, loss, writable

MODEL_ID = 1_795_704_211
"""Of the note type, for ever: with another one Anki refuses to update the notes it has."""
LOOK_REVISED = datetime(2026, 11, 26, tzinfo=UTC)
"""To be moved on with every change of the templates or the CSS: Anki takes a newer look alone."""
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""Of banks without a day of review; ids count the milliseconds from here."""
_DAY_S = 24 * 3600
_ID_SPAN_MS = 20 * 365 * _DAY_S * 1000
_SQLITE_VERSION = 3_040_000
"""Written into the file's head, where SQLite puts its own."""
_NOT_IN_A_TAG = pattern(r'[\s"\x00-\x1f\x7f]+')


@dataclass(frozen=True, slots=True, kw_only=True)
class AnkiFormat(Format):
    site_url: str = ""
    """Address of the published site's root; each card then leads to its question."""

    name = "anki"
    suffix = ".apkg"
    description = "Anki 记忆卡：学员自己对答案，重复导入更新原来的卡片，学习进度不丢"
    fidelity = {question_type: Fidelity.DEGRADED for question_type in QuestionType}

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """A package with one deck, named after the bank, and the pictures."""
        cards = tuple(asked(bank))
        files = _media(bank)
        content = _packed(_collection(cards, bank, self.site_url), files)
        losses = tuple(
            line for question in bank.all_questions() for line in _losses(question, bank)
        )
        return content, LossReport(format_name=self.name, losses=losses)


format = AnkiFormat()


class _NoteType(genanki.Model):  # type: ignore[misc]
    """The one note type; its look has a time of its own, whatever bank it comes with."""

    def to_json(self, timestamp: float, deck_id: int) -> Any:
        return super().to_json(LOOK_REVISED.timestamp(), deck_id)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with a time of its own; genanki knows one for the package."""

    changed = _EARLIEST

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Any) -> None:
        super().write_to_db(cursor, self.changed.timestamp(), deck_id, id_gen)


def note_type() -> genanki.Model:
    """One for all types of questions, so that a question may change its type and stay the same note."""
    return _NoteType(
        MODEL_ID,
        "服务培训题",
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {"name": "题卡", "qfmt": _look("anki_front.html"), "afmt": _look("anki_back.html")}
        ],
        css=_look("anki_card.css"),
    )


def _look(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _collection(cards: tuple[Asked, ...], bank: QuizBank, site_url: str) -> bytes:
    """The SQLite file; its bytes depend on the bank and on how SQLite lays out pages."""
    model = note_type()
    deck = genanki.Deck(_number(bank.id, "deck") % (1 << 30) + (1 << 30), _deck_name(bank))
    for place, card in enumerate(cards):
        fields, tags = fields_of(card, bank, site_url), tags_of(card)
        note = _Note(model=model, fields=list(fields), tags=list(tags), due=place)
        note.guid = guid_of(card.question.id)
        note.changed = _reviewed(bank) + timedelta(seconds=_second_of_day(fields, tags))
        deck.add_note(note)
    with closing(sqlite3.connect(":memory:")) as connection:
        cursor = connection.cursor()
        genanki.Package(deck).write_to_db(cursor, _reviewed(bank).timestamp(), _ids(cards))
        connection.commit()
        return _with_fixed_version(connection.serialize())


def _with_fixed_version(database: bytes) -> bytes:
    """Without the version of the SQLite that wrote it (file format: offset 96, valid for the count at 24)."""
    return database[:92] + database[24:28] + _SQLITE_VERSION.to_bytes(4, "big") + database[100:]


def guid_of(question_id: str) -> str:
    """By which Anki knows a note again, in whatever deck the learner keeps it."""
    guid: str = genanki.guid_for("service-courseware", question_id)
    return guid


def _ids(cards: tuple[Asked, ...]) -> Iterator[int]:
    """A note's id, then its card's, from the question's id; Anki takes them for a time in ms."""
    taken: set[int] = set()
    for card in cards:
        for what in ("note", "card"):
            number = _number(card.question.id, what) % _ID_SPAN_MS
            while number in taken:
                number += 1
            taken.add(number)
            yield round(_EARLIEST.timestamp() * 1000) + number


def _number(key: str, what: str) -> int:
    digest = sha256(f"{what}/{key}".encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big")


def _reviewed(bank: QuizBank) -> datetime:
    try:
        return datetime.fromisoformat(bank.reviewed).replace(tzinfo=UTC)
    except ValueError:
        return _EARLIEST


def _second_of_day(fields: tuple[str, ...], tags: tuple[str, ...]) -> int:
    return _number("\x1f".join((*fields, *tags)), "text") % _DAY_S


def _deck_name(bank: QuizBank) -> str:
    """The bank's title; two colons would make a deck within a deck."""
    return " ".join(writable(bank.title).replace("::", "：：").split()) or bank.id


def tags_of(card: Asked) -> tuple[str, ...]:
    """The author's tags, then 题型, 难度 and 目标 as levels that Anki's browser folds."""
    asked_in = (card.question, *((card.scene,) if card.scene else ()))
    wanted = [_tag(tag) for each in asked_in for tag in each.tags]
    wanted.append(f"题型::{card.question.type.value}")
    for each in asked_in:
        for level, name in (("难度", each.difficulty), ("目标", each.objective)):
            if _tag(name):
                wanted.append(f"{level}::{_tag(name)}")
    return tuple(dict.fromkeys(filter(None, wanted)))


def _tag(name: str) -> str:
    """A tag in characters that Anki keeps; a space would end it, two colons would make levels."""
    return _NOT_IN_A_TAG.sub("_", writable(name).strip()).replace("::", "：：").strip("_:")


def _media(bank: QuizBank) -> dict[str, bytes]:
    files = {}
    for question in bank.all_questions():
        picture = bank.picture_of(question)
        if picture is not None:
            files[media_name(question, bank)] = picture.data
    return files


def _packed(collection: bytes, files: dict[str, bytes]) -> bytes:
    """The collection, the pictures' names by number, the pictures."""
    names = {str(number): name for number, name in enumerate(files)}
    return zipped(
        {
            "collection.anki2": collection,
            "media": json.dumps(names).encode("ascii"),
            **{number: files[name] for number, name in names.items()},
        }.items()
    )


def _losses(question: Question, bank: QuizBank) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=True)
    yield from unread_losses(question, bank)
    for tag in question.tags:
        if _tag(tag) != tag:
            yield loss(question, f"标签“{tag}”改写为“{_tag(tag)}”", f"tag {tag!r} was changed")
    if question.type is QuestionType.SCENARIO:
        yield loss(
            question,
            f"情景写在 {len(question.children)} 张小题卡的正面，自己没有卡片",
            "the scene stands on the front of its parts' cards",
        )
    else:
        yield loss(
            question,
            "学员自己对答案，Anki 不判分；分值和用时只写在卡片上",
            "learners mark themselves; points and seconds are shown, not counted",
        )
