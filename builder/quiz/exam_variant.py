"""A bank as a paper: sections by type, questions numbered through, order and choices shuffled from a seed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import ceil

from builder.model.quiz import Question, QuestionType, QuizBank

SECTION_NAMES = {
    QuestionType.SINGLE: "单项选择题",
    QuestionType.MULTIPLE: "多项选择题",
    QuestionType.TRUE_FALSE: "判断题",
    QuestionType.BLANKS: "填空题",
    QuestionType.MATCHING: "匹配题",
    QuestionType.ORDERING: "排序题",
    QuestionType.SHORT_ANSWER: "简答题",
    QuestionType.WORK_ORDER: "工单题",
    QuestionType.SCENARIO: "情景题",
}
"""In the order of a paper: what is ticked first, what is written last."""
_NUMERALS = "一二三四五六七八九"
_LETTER = re.compile(r"(?<![A-Za-z0-9])([A-Z])(?![A-Za-z0-9])")
_MINUTES_STEP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A question as this variant shows it, under the number it has there."""

    number: str
    """``12``; of a scenario's part ``12（1）``."""
    question: Question
    parts: tuple["Numbered", ...] = ()

    def answered(self) -> tuple["Numbered", ...]:
        """What has an answer of its own: the question, or its parts."""
        return self.parts or (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All questions of one type."""

    numeral: str
    type: QuestionType
    questions: tuple[Numbered, ...]

    @property
    def points(self) -> float:
        """All questions together."""
        return sum(each.question.points for each in self.questions)

    @property
    def points_each(self) -> float | None:
        """Of every question; None where they differ."""
        found = {each.question.points for each in self.questions}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of the papers that are handed out side by side."""

    letter: str
    """``A`` or ``B``."""
    title: str
    seed: str
    sections: tuple[Section, ...]
    minutes: int

    @property
    def points(self) -> float:
        """The whole paper."""
        return sum(section.points for section in self.sections)

    def all_numbered(self) -> Iterator[Numbered]:
        """Every question of the paper in order, each scenario followed by its parts."""
        for section in self.sections:
            for each in section.questions:
                yield from (each, *each.parts)

    @property
    def count(self) -> int:
        """Questions, parts of scenarios not counted."""
        return sum(len(section.questions) for section in self.sections)


def variants_of(bank: QuizBank, seed: str, letters: str = "AB") -> tuple[Variant, ...]:
    """The same questions in another order, and their choices in another one; no variant equals the one before.

    Orders come from the seed and the question's id alone, so that a wording put right moves nothing.
    """
    made: list[Variant] = []
    for letter in letters:
        before = made[-1] if made else None
        made.append(_variant(bank, seed, letter, before))
    return tuple(made)


def _variant(bank: QuizBank, seed: str, letter: str, before: Variant | None) -> Variant:
    key = f"{seed}/{letter}"
    earlier = {each.question.id: each.question for each in before.all_numbered()} if before else {}
    top = {each.id for each in bank.questions}
    sections: list[Section] = []
    number = 0
    for kind in SECTION_NAMES:
        found = [question for question in bank.questions if question.type is kind]
        if not found:
            continue
        taken = [name for name, each in earlier.items() if each.type is kind and name in top]
        order = _shuffled([question.id for question in found], key, taken)
        questions = []
        for place in order:
            number += 1
            questions.append(_numbered(found[place], number, key, earlier))
        numeral = _NUMERALS[len(sections)]
        sections.append(Section(numeral=numeral, type=kind, questions=tuple(questions)))
    return Variant(
        letter=letter,
        title=" ".join(bank.title.split()),
        seed=seed,
        sections=tuple(sections),
        minutes=_minutes(bank),
    )


def _numbered(question: Question, number: int, key: str, earlier: dict[str, Question]) -> Numbered:
    parts = tuple(
        Numbered(
            number=f"{number}（{place}）", question=_reordered(part, key, earlier.get(part.id))
        )
        for place, part in enumerate(question.children, 1)
    )
    shown = _reordered(question, key, earlier.get(question.id))
    return Numbered(
        number=str(number),
        question=replace(shown, children=tuple(part.question for part in parts)),
        parts=parts,
    )


def _reordered(question: Question, key: str, before: Question | None) -> Question:
    """The question with its choices shuffled; 判断 keeps 正确 before 错误, 排序 and 匹配 the order all are shown."""
    if question.type is QuestionType.TRUE_FALSE or not question.choices:
        return question
    if any(each.names_others for each in question.choices) or _speaks_of_letters(question):
        return question
    names = [str(place) for place in range(len(question.choices))]
    taken = before.choices if before else ()
    avoid = [str(question.choices.index(each)) for each in taken]
    order = _shuffled(names, f"{key}/{question.id}", avoid)
    return replace(question, choices=tuple(question.choices[place] for place in order))


def _speaks_of_letters(question: Question) -> bool:
    """Whether stem, feedback, hints or explanation say ``B`` of a choice: shuffling would make it wrong."""
    last = chr(ord("A") + len(question.choices) - 1)
    texts = (
        *question.stem,
        *(choice.feedback for choice in question.choices),
        *question.hints,
        question.explanation,
    )
    return any(found[1] <= last for each in texts for found in _LETTER.finditer(each.plain))


def _shuffled(names: Sequence[str], key: str, avoid: Sequence[str]) -> list[int]:
    """Places in an order that the key decides; the names do not come out in the order of ``avoid``."""
    order = sorted(range(len(names)), key=lambda place: _rank(key, names[place]))
    if len(order) > 1 and [names[place] for place in order] == list(avoid):
        order = [*order[1:], *order[:1]]
    return order


def _rank(key: str, name: str) -> bytes:
    return sha256(f"{key}/{name}".encode("utf-8", "replace")).digest()


def _minutes(bank: QuizBank) -> int:
    """What the questions' 用时 add up to, in steps of five minutes."""
    seconds = sum(each.seconds for one in bank.questions for each in (one.children or (one,)))
    return max(1, ceil(seconds / 60 / _MINUTES_STEP)) * _MINUTES_STEP


def share_of(question: Question) -> tuple[float, int]:
    """Points of each gap, item, pair, field, key or marking point, and how many there are."""
    match question.type:
        case QuestionType.MULTIPLE:
            count = sum(choice.correct for choice in question.choices)
        case QuestionType.BLANKS:
            count = len(question.blanks)
        case QuestionType.ORDERING:
            count = len(question.sequence)
        case QuestionType.MATCHING:
            count = len(question.matching.pairs)
        case QuestionType.WORK_ORDER:
            count = len(question.form)
        case QuestionType.SHORT_ANSWER:
            count = len(question.model_answer.points)
        case _:
            count = 1
    return question.points / max(count, 1), count


def shown_points(points: float) -> str:
    """``2``, ``2.5``, ``1.67``."""
    return f"{round(points, 2):g}"
