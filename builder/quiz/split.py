"""Questions with several things to fill in → questions with one, for formats that know no more."""

from collections.abc import Iterator
from dataclasses import replace

from builder.model.inline import text
from builder.model.quiz import Blank, Choice, Control, FormField, Question, QuestionType


def one_per_blank(question: Question) -> Iterator[Question]:
    """Several gaps become questions ``id.1``, ``id.2`` …, which all show the whole stem."""
    if len(question.blanks) == 1:
        yield question
        return
    for number, blank in enumerate(question.blanks, start=1):
        yield replace(
            question,
            id=f"{question.id}.{number}",
            name=f"{question.name}（第 {number} 空）",
            stem=(*question.stem, text(f"（请填第 {number} 空）")),
            blanks=(blank,),
        )


def one_per_field(question: Question) -> Iterator[Question]:
    """Fields of a work order become questions ``id.1``, ``id.2`` …: choices or gaps."""
    for number, field in enumerate(question.form, start=1):
        has_options = field.control.has_options
        yield replace(
            question,
            id=f"{question.id}.{number}",
            name=f"{question.name}（{field.label}）",
            type=_TYPES.get(field.control, QuestionType.BLANKS),
            stem=(*question.stem, text(f"{field.label}（{field.control.value}）")),
            choices=_choices(field) if has_options else (),
            blanks=() if has_options else (Blank(answers=field.answers),),
            form=(),
        )


_TYPES = {Control.SINGLE: QuestionType.SINGLE, Control.MULTIPLE: QuestionType.MULTIPLE}


def _choices(field: FormField) -> tuple[Choice, ...]:
    return tuple(
        Choice(text=text(option), correct=option in field.answers) for option in field.options
    )
