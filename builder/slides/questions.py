"""A question → two slides: asked, then answered in identical positions; a scenario → its scene and a pair a part."""

from collections.abc import Iterator
from dataclasses import replace

from builder.model.answer_key import key_lines, letter_of
from builder.model.inline import RichText, Run, text
from builder.model.quiz import Question, QuestionType
from builder.model.slide import QuestionSlide, Slide, SpeakerNotes

ANSWER = "（答案）"
"""Ends the title of the second slide, since titles are unique in a deck."""
_LONGEST_TITLE = 56
"""Characters of a stem that two lines of a title hold together with the mark of the answer."""


def question_slides(question: Question, number: int) -> Iterator[Slide]:
    """The question as the ``number``-th of its deck, then the same with its answer."""
    if question.type is not QuestionType.SCENARIO:
        yield from _pair(question, number)
        return
    yield _scene(question, number)
    for part, child in enumerate(question.children, 1):
        yield from _pair(child, number, part)


def _pair(question: Question, number: int, part: int = 0) -> Iterator[Slide]:
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
                part=part,
                stem=stem if is_long else RichText(),
            ),
            notes=_answer_notes(question) if is_answer else _question_notes(question),
            minutes=None if is_answer else question.seconds / 60,
            span=question.span,
        )


def _scene(question: Question, number: int) -> Slide:
    """What happened, by itself: every part is asked about it."""
    notes = _question_notes(question)
    if question.explanation:
        after = f"各小题答完以后说：{question.explanation.plain}"
        notes = replace(notes, prose=(*notes.prose, after))
    return Slide(
        id=question.id,
        kind="question",
        title=text(question.name, span=question.span),
        component="question",
        content=QuestionSlide(question=question, number=number, is_answer=False),
        notes=notes,
        minutes=question.seconds / 60,
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
    lines = ["　".join(fact for fact in facts if fact)]
    if question.form:
        fields = (f"{each.label}（{each.control.value}）" for each in question.form)
        lines.append(f"要填：{'、'.join(fields)}")
    if question.picture and question.picture.title:
        lines.append(f"图：{question.picture.title}")
    lines += [f"提示：{hint.plain}" for hint in question.hints]
    return SpeakerNotes(prose=tuple(lines))


def _answer_notes(question: Question) -> SpeakerNotes:
    first, *rest = key_lines(question)
    feedback = [
        f"{letter_of(number)}：{choice.feedback.plain}"
        for number, choice in enumerate(question.choices)
        if choice.feedback
    ]
    return SpeakerNotes(prose=(f"答案：{first}", *rest, question.explanation.plain, *feedback))
