"""A question → two slides: asked, then answered in identical positions."""

from collections.abc import Iterator
from dataclasses import replace

from builder.model.inline import RichText, Run, text
from builder.model.quiz import Question
from builder.model.slide import QuestionSlide, Slide, SpeakerNotes

ANSWER = "（答案）"
"""Ends the title of the second slide, since titles are unique in a deck."""
_LONGEST_TITLE = 56
"""Characters of a stem that two lines of a title hold together with the mark of the answer."""


def question_slides(question: Question, number: int) -> Iterator[Slide]:
    """The question as the ``number``-th of its deck, then the same with its answer."""
    stem = _stem(question)
    is_long = len(stem.plain) > _LONGEST_TITLE
    title = text(question.name, span=question.span) if is_long else _without_stop(stem)
    for is_answer in (False, True):
        yield Slide(
            id=f"{question.id}-answer" if is_answer else question.id,
            kind="answer" if is_answer else "question",
            title=RichText(runs=(*title.runs, Run(text=ANSWER))) if is_answer else title,
            component="question",
            content=QuestionSlide(
                question=question,
                number=number,
                is_answer=is_answer,
                stem=stem if is_long else RichText(),
            ),
            notes=_answer_notes(question) if is_answer else _question_notes(question),
            minutes=None if is_answer else question.seconds / 60,
            span=question.span,
        )


def _stem(question: Question) -> RichText:
    runs = [run for part in question.stem for run in part.runs]
    return RichText(runs=tuple(runs), span=question.span)


def _without_stop(stem: RichText) -> RichText:
    """A statement to be judged ends in a full stop; a title does not."""
    last = stem.runs[-1]
    return replace(stem, runs=(*stem.runs[:-1], replace(last, text=last.text.removesuffix("。"))))


def _question_notes(question: Question) -> SpeakerNotes:
    facts = (question.name, question.type.value, question.difficulty, *question.tags)
    return SpeakerNotes(prose=("　".join(fact for fact in facts if fact),))


def _answer_notes(question: Question) -> SpeakerNotes:
    right = "、".join(
        f"{chr(65 + number)} {choice.text.plain}"
        for number, choice in enumerate(question.choices)
        if choice.correct
    )
    right = right or "；".join(" / ".join(blank.answers) for blank in question.blanks)
    feedback = [
        f"{chr(65 + number)}：{choice.feedback.plain}"
        for number, choice in enumerate(question.choices)
        if choice.feedback
    ]
    return SpeakerNotes(prose=(f"答案：{right}", question.explanation.plain, *feedback))
