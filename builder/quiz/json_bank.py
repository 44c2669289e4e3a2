"""JSON after the published schema ``bank.schema.json``: everything the model knows, for machines."""

import json
from collections.abc import Mapping
from typing import TypedDict

from builder.model.inline import RichText
from builder.model.quiz import Choice, Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, LossReport
from builder.quiz.text import html_text, inline_losses, plain_text, writable

SCHEMA_ID = "urn:service-courseware:bank:1"

TYPE_NAMES: Mapping[QuestionType, str] = {
    QuestionType.SINGLE: "single",
    QuestionType.MULTIPLE: "multiple",
    QuestionType.TRUE_FALSE: "true-false",
    QuestionType.BLANKS: "blanks",
}


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
            "questions": [_question(question) for question in bank.questions],
        }
        content = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        losses = tuple(
            line
            for question in bank.questions
            for line in inline_losses(question, keeps_marks=True)
        )
        return content.encode("utf-8"), LossReport(format_name=self.name, losses=losses)


format = JsonFormat()


class _Text(TypedDict):
    plain: str
    html: str


def _text(rich: RichText) -> _Text:
    return {"plain": plain_text(rich), "html": html_text(rich)}


def _question(question: Question) -> dict[str, object]:
    points = float(question.points)
    return {
        "id": writable(question.id),
        "name": writable(question.name),
        "type": TYPE_NAMES[question.type],
        "stem": [_text(paragraph) for paragraph in question.stem],
        "choices": [_choice(choice) for choice in question.choices],
        "blanks": [
            {"answers": [writable(answer) for answer in blank.answers]} for blank in question.blanks
        ],
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
