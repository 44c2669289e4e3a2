"""JSON after the published schema ``bank.schema.json``: everything the model knows, for machines."""

import json
from base64 import b64encode
from posixpath import dirname, join, normpath
from typing import TypedDict

from builder.model.answer_key import shown_order
from builder.model.block import Image
from builder.model.inline import RichText
from builder.model.quiz import Choice, FormField, Matching, Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, LossReport
from builder.quiz.pictures import unread_losses
from builder.quiz.text import html_text, inline_losses, plain_text, writable

SCHEMA_ID = "urn:service-courseware:bank:1"

_SHUFFLED = frozenset({QuestionType.ORDERING, QuestionType.MATCHING})


class JsonFormat(Format):
    name = "json"
    suffix = ".json"
    description = "JSON 题库，附公开的 JSON Schema；给自有系统对接用"
    fidelity = {question_type: Fidelity.EXACT for question_type in QuestionType}

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8, two spaces of indentation, keys in the schema's order."""
        document = {
            "schema": SCHEMA_ID,
            "id": writable(bank.id),
            "title": writable(bank.title),
            "questions": [_question(question, bank) for question in bank.questions],
        }
        content = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        losses = tuple(
            line
            for question in bank.all_questions()
            for line in (*inline_losses(question, keeps_marks=True), *unread_losses(question, bank))
        )
        return content.encode("utf-8"), LossReport(format_name=self.name, losses=losses)


format = JsonFormat()


class _Text(TypedDict):
    plain: str
    html: str


def _text(rich: RichText) -> _Text:
    return {"plain": plain_text(rich), "html": html_text(rich)}


def _question(question: Question, bank: QuizBank) -> dict[str, object]:
    points = float(question.points)
    return {
        "id": writable(question.id),
        "name": writable(question.name),
        "type": question.type.code,
        "stem": [_text(paragraph) for paragraph in question.stem],
        "picture": _picture(question, question.picture, bank) if question.picture else None,
        "choices": [_choice(choice) for choice in question.choices],
        "blanks": [
            {"answers": [writable(answer) for answer in blank.answers]} for blank in question.blanks
        ],
        "sequence": [_text(item) for item in question.sequence],
        "matching": _matching(question.matching) if question.matching.pairs else None,
        "shownOrder": list(shown_order(question)) if question.type in _SHUFFLED else [],
        "modelAnswer": _model_answer(question) if question.model_answer.reference else None,
        "form": [_field(each) for each in question.form],
        "children": [_question(child, bank) for child in question.children],
        "hints": [_text(hint) for hint in question.hints],
        "explanation": _text(question.explanation),
        "difficulty": writable(question.difficulty),
        "points": int(points) if points.is_integer() else points,
        "objective": writable(question.objective),
        "tags": [writable(tag) for tag in question.tags],
        "seconds": question.seconds,
    }


def _choice(choice: Choice) -> dict[str, object]:
    return {
        "text": _text(choice.text),
        "correct": choice.correct,
        "feedback": _text(choice.feedback),
    }


def _picture(question: Question, picture: Image, bank: QuizBank) -> dict[str, str | None]:
    """The file's place below the content folder, its words, and the file itself."""
    target = normpath(join(dirname(bank.path), picture.target)).partition("/")[2]
    names = {"path": target, "alt": picture.alt, "title": picture.title}
    file = bank.picture_of(question)
    return {
        **{name: writable(value) for name, value in names.items()},
        "mediaType": file.media_type if file else None,
        "data": b64encode(file.data).decode("ascii") if file else None,
    }


def _matching(matching: Matching) -> dict[str, object]:
    return {
        "leftHeading": _text(matching.left_heading),
        "rightHeading": _text(matching.right_heading),
        "pairs": [
            {"left": _text(pair.left), "right": _text(pair.right)} for pair in matching.pairs
        ],
        "distractors": [_text(each) for each in matching.distractors],
    }


def _model_answer(question: Question) -> dict[str, object]:
    answer = question.model_answer
    points = [_text(point) for point in answer.points]
    return {"reference": _text(answer.reference), "points": points}


def _field(field: FormField) -> dict[str, object]:
    return {
        "label": writable(field.label),
        "control": field.control.name.lower().replace("_", "-"),
        "options": [writable(option) for option in field.options],
        "answers": [writable(answer) for answer in field.answers],
    }
