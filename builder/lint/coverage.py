"""Coverage of the curriculum as a text, and for machines."""

from collections.abc import Iterable, Sequence
from typing import Any

from builder.model.curriculum import Coverage, Subject

NAMES = {
    Subject.TOPIC: "主题",
    Subject.CASE: "案例",
    Subject.SCRIPT: "话术",
    Subject.METRIC: "指标",
    Subject.DRILL: "演练",
    Subject.TERM: "词条",
}


def as_records(rows: Iterable[Coverage]) -> list[dict[str, Any]]:
    """One mapping per id, for ``--json``; ``place`` is null where nothing covers it."""
    return [
        {
            "subject": str(row.requirement.subject),
            "id": row.requirement.id,
            "place": f"{row.place.path}:{row.place.line}" if row.place else None,
        }
        for row in rows
    ]


def as_table(rows: Iterable[Coverage]) -> str:
    """A line per id: kind, id, file and line, or 缺."""
    lines = [
        f"{NAMES[row.requirement.subject]}　{row.requirement.id}　"
        + (f"{row.place.path}:{row.place.line}" if row.place else "缺")
        for row in rows
    ]
    return "".join(f"{line}\n" for line in lines)


def summary(rows: Sequence[Coverage]) -> str:
    """How many of each kind are covered: ``主题 142/142　案例 56/56 …``."""
    counts = []
    for subject, name in NAMES.items():
        of_kind = [row for row in rows if row.requirement.subject is subject]
        covered = sum(row.place is not None for row in of_kind)
        counts.append(f"{name} {covered}/{len(of_kind)}")
    return "　".join(counts)
