"""Which questions an exam may ask: what its course teaches, or the banks that it names."""

from collections.abc import Iterator

from builder.model.exam import Exam
from builder.model.library import Course, Library
from builder.model.quiz import Question


def pool_of(exam: Exam, library: Library) -> tuple[Question, ...]:
    """Questions that at least one row takes, by bank; a course or bank that is not there gives none."""
    return tuple(
        question
        for question in _asked(exam, library)
        if any(row.takes(question) for row in exam.rows)
    )


def course_objectives(course: Course, library: Library) -> frozenset[str]:
    """The objectives of every page that the course goes through, in whole or in part."""
    pages = (library.pages.get(path) for path, _ in _links(course))
    return frozenset(each for page in pages if page for each in page.meta.objectives)


def _asked(exam: Exam, library: Library) -> Iterator[Question]:
    if exam.banks:
        named = {bank.word for bank in exam.banks}
        for bank in library.banks.values():
            if bank.id in named:
                yield from bank.questions
        return
    course = library.courses.get(exam.course.word)
    if course:
        yield from _taught(course, library)


def _taught(course: Course, library: Library) -> Iterator[Question]:
    """What tests nothing but the course's objectives, and what the course itself asks."""
    objectives = course_objectives(course, library)
    links = frozenset(_links(course))
    for bank in library.banks.values():
        for question in bank.questions:
            tested = question.tested
            anchors = {"", *(each.id for each in question.with_children())}
            if (tested and objectives.issuperset(tested)) or not links.isdisjoint(
                (bank.path, anchor) for anchor in anchors
            ):
                yield question


def _links(course: Course) -> Iterator[tuple[str, str]]:
    """Path and anchor of everything in the running order."""
    for section in course.sections:
        for link in section.links:
            yield link.path, link.anchor
