"""A blueprint and the questions it may ask → a paper, the same one for the same seed.

A paper is decided before anybody thinks of files or formats: ``courseware check`` draws one and writes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from builder.exam.assignment import Candidate, Shortage, assign, could_fill
from builder.exam.points import worth
from builder.model.exam import Exam, Paper, RecordedPaper
from builder.model.quiz import DIFFICULTIES, Question

MOST_PAPERS = 20
"""More than so many papers are not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPaper:
    """A paper that cannot be drawn, and the rows that it fails on."""

    shortages: tuple[Shortage, ...]


def draw(
    exam: Exam, pool: Iterable[Question], seed: int, recent: frozenset[str] = frozenset()
) -> Paper | NoPaper:
    """A paper that fulfils every row, without the questions in ``recent``.

    What is drawn depends on the blueprint, the seed, and the questions' ids, types, difficulties, objectives and tags:
    other words in a question change nothing, nor does the order of the pool.
    """
    questions = sorted(
        (each for each in pool if each.id not in recent), key=lambda each: rank(seed, each.id)
    )
    wanted = [row.count for row in exam.rows]
    found = assign(wanted, _candidates(exam, questions, seed), exam.per_objective)
    if found.shortages:
        return NoPaper(shortages=found.shortages)
    chosen = sorted(found.rows.items(), key=lambda item: _place(exam, questions[item[0]], *item))
    return Paper(
        exam=exam,
        seed=seed,
        questions=tuple(worth(questions[number], exam.rows[row].points) for number, row in chosen),
    )


def read_back(exam: Exam, record: RecordedPaper, questions: Iterable[Question]) -> Paper:
    """A recorded paper as it was held, without questions that are gone; they may have been edited since."""
    by_id = {each.id: each for each in questions}
    return Paper(
        exam=exam,
        seed=record.seed,
        questions=tuple(
            worth(by_id[each.word], part.points)
            for part in record.parts
            for each in part.questions
            if each.word in by_id
        ),
        is_recorded=True,
    )


def how_many(exam: Exam, pool: Sequence[Question], most: int = MOST_PAPERS) -> int:
    """How many papers the pool can give so that no question stands on two of them; not counted beyond ``most``.

    Exact where every question tests one objective: a flow of n times the rows, with n times as many questions for one
    objective, falls into n papers (de Werra's balanced edge colouring of bipartite graphs). A scenario counts for its
    first objective here: where scenarios share others, and only then, there may be fewer papers.
    """
    if not exam.count:
        return 0
    candidates = _candidates(exam, pool, 0)
    enough, too_many = 0, min(most, len(pool) // exam.count) + 1
    while too_many - enough > 1:
        papers = (enough + too_many) // 2
        wanted = [row.count * papers for row in exam.rows]
        if could_fill(wanted, candidates, exam.per_objective * papers):
            enough = papers
        else:
            too_many = papers
    return enough


def rank(seed: int, question_id: str) -> int:
    """The question's place in the order of a seed: nothing but the id decides it."""
    return int.from_bytes(sha256(f"{seed} {question_id}".encode()).digest()[:8], "big")


def _candidates(exam: Exam, questions: Iterable[Question], seed: int) -> list[Candidate]:
    return [
        Candidate(
            rank=rank(seed, each.id),
            objectives=each.tested,
            rows=tuple(number for number, row in enumerate(exam.rows) if row.takes(each)),
        )
        for each in questions
    ]


def _place(exam: Exam, question: Question, number: int, row: int) -> tuple[int, int, int, int]:
    """By type as the blueprint has them, easy before hard, then row by row in the order of the seed."""
    types = [each.type for each in exam.rows]
    levels = (*DIFFICULTIES, question.difficulty)
    return types.index(question.type), levels.index(question.difficulty), row, number


def recent_ids(exam: Exam, held: Sequence[RecordedPaper]) -> frozenset[str]:
    """What stood on the latest papers that the exam keeps away from; ``held`` has the oldest first."""
    latest = held[-exam.avoid :] if exam.avoid else ()
    return frozenset().union(*(each.question_ids for each in latest))
