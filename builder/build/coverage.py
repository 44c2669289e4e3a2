"""Which ids of the curriculum the library covers, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.build.limits import time_limit
from builder.build.progress import Progress
from builder.build.project import Project
from builder.errors import UsageError
from builder.lint.diagnostic import Report
from builder.lint.walk import page_texts, prose
from builder.markdown.library import LoadedLibrary, load_library
from builder.model.curriculum import Coverage, Requirement, Subject
from builder.model.library import Library
from builder.model.page import PageKind
from builder.model.span import Span
from builder.source.curriculum import CURRICULUM_FILE, load_curriculum

_NUMBER = re.compile(r"([ACDcd]\d{2})(?![0-9A-Za-z])")
"""Begins the name of something that has no page of its own: ``A01 每日三件小事``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageResult:
    """Every requirement in the curriculum's order, and the library that was searched."""

    rows: tuple[Coverage, ...]
    report: Report
    loaded: LoadedLibrary

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What nothing covers."""
        return tuple(row.requirement for row in self.rows if row.place is None)


def cover(project: Project, progress: Progress) -> CoverageResult:
    """Compare ``content/curriculum.yml`` with the library; raises ``UsageError`` without that file."""
    if not (project.root / CURRICULUM_FILE).is_file():
        raise UsageError(
            f"没有 {CURRICULUM_FILE}：先在那里列出应当写到的编号 / "
            f"there is no {CURRICULUM_FILE}: list the ids to be covered there"
        )
    report = Report()
    # The library reports what is wrong with this file.
    requirements = load_curriculum(CURRICULUM_FILE, project.root, Report())
    loaded = load_library(project.root, report, progress.page, time_limit)
    places = {subject: dict(_places(subject, loaded.library)) for subject in Subject}
    return CoverageResult(
        rows=tuple(
            Coverage(requirement=each, place=places[each.subject].get(_key(each.subject, each.id)))
            for each in requirements
        ),
        report=report,
        loaded=loaded,
    )


def _places(subject: Subject, library: Library) -> Iterator[tuple[str, Span]]:
    """Ids of a subject in the library with their places; the last of equal ids counts."""
    match subject:
        case Subject.TOPIC:
            yield from _topics(library)
        case Subject.CASE:
            yield from _named(library)
            yield from _refs(library, PageKind.CASE)
        case Subject.SCRIPT:
            yield from _refs(library, PageKind.SCRIPT)
        case Subject.METRIC:
            yield from ((metric.ref, metric.span) for metric in library.metrics)
        case Subject.DRILL:
            yield from _named(library)
            for topic_id, span in _topics(library):
                yield topic_id.removeprefix("drill-").upper(), span
        case Subject.TERM:
            for term in library.terms:
                for name in term.names:
                    yield _key(subject, name), term.span


def _key(subject: Subject, name: str) -> str:
    """Terms are compared without spaces, hyphens and case: ``PCI DSS`` is ``PCI-DSS``."""
    return re.sub(r"[\s·-]", "", name).casefold() if subject is Subject.TERM else name


def _topics(library: Library) -> Iterator[tuple[str, Span]]:
    for page in library.pages.values():
        yield from ((topic.id, topic.span) for topic in page.topics if topic.id)


def _refs(library: Library, kind: PageKind) -> Iterator[tuple[str, Span]]:
    for page in library.pages.values():
        if page.kind is kind and page.meta.ref:
            yield page.meta.ref, page.span


def _named(library: Library) -> Iterator[tuple[str, Span]]:
    """Numbers that begin a heading, a label or a cell."""
    for page in library.pages.values():
        for rich in page_texts(page):
            found = _NUMBER.match(prose(rich))
            if found:
                yield found[1], rich.span
