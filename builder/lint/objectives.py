"""Which objectives of the chapters the question banks test, how hard and by which types."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from builder.model.library import Library
from builder.model.quiz import DIFFICULTIES, Question, QuestionType


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveRow:
    """An objective and the questions that test it; a scenario's parts count, the scenario does not."""

    id: str
    sentence: str
    page: str
    """Path of the page that defines it."""
    difficulties: Mapping[str, int]
    """``""`` for questions that do not say theirs."""
    types: tuple[QuestionType, ...]

    @property
    def count(self) -> int:
        """Questions that test it."""
        return sum(self.difficulties.values())


def objective_rows(library: Library) -> tuple[ObjectiveRow, ...]:
    """Every objective, by page and in the page's order."""
    asked: dict[str, list[Question]] = {}
    for question in _asked(library):
        asked.setdefault(question.objective, []).append(question)
    return tuple(
        ObjectiveRow(
            id=objective,
            sentence=sentence,
            page=page.path,
            difficulties=Counter(each.difficulty for each in asked.get(objective, ())),
            types=tuple(dict.fromkeys(each.type for each in asked.get(objective, ()))),
        )
        for page in library.pages.values()
        for objective, sentence in page.meta.objectives.items()
    )


def without_objective(library: Library) -> int:
    """How many questions say no objective."""
    return sum(not question.objective for question in _asked(library))


def as_records(rows: Iterable[ObjectiveRow]) -> list[dict[str, Any]]:
    """One mapping per objective, for ``--json``."""
    return [
        {
            "objective": row.id,
            "sentence": row.sentence,
            "page": row.page,
            "questions": row.count,
            "difficulties": {level: row.difficulties.get(level, 0) for level in DIFFICULTIES},
            "types": [str(each) for each in row.types],
        }
        for row in rows
    ]


def as_table(rows: Iterable[ObjectiveRow]) -> str:
    """Each page, and below it a line per objective: how many of each difficulty, or 没有题."""
    lines: list[str] = []
    for page, group in groupby(rows, key=lambda row: row.page):
        lines += [page, *(f"  {row.id}　{_supply(row)}　{row.sentence}" for row in group)]
    return "".join(f"{line}\n" for line in lines)


def summary(rows: Sequence[ObjectiveRow], without: int) -> str:
    """How many objectives are tested, by how many questions of each difficulty; ``without`` have no objective."""
    tested = sum(row.count > 0 for row in rows)
    levels = "　".join(
        f"{level} {sum(row.difficulties.get(level, 0) for row in rows)}" for level in DIFFICULTIES
    )
    rest = f"　没写目标的题 {without}" if without else ""
    return f"学习目标 {tested}/{len(rows)} 有题　{levels}{rest}"


def _supply(row: ObjectiveRow) -> str:
    if not row.count:
        return "没有题"
    levels = [f"{level} {row.difficulties.get(level, 0)}" for level in DIFFICULTIES]
    if row.difficulties.get(""):
        levels.append(f"难度未写 {row.difficulties['']}")
    return "　".join((*levels, "、".join(row.types)))


def _asked(library: Library) -> Iterator[Question]:
    for bank in library.banks.values():
        for question in bank.questions:
            yield from question.children or (question,)
