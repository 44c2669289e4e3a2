"""Every course has a final exam, and papers of it can be drawn one after the other."""

from pathlib import Path

import pytest

from builder.exam.draw import draw
from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.exam import Paper
from builder.model.exam_pool import pool_of
from builder.model.library import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT, Report()).library


def test_every_course_has_a_final_exam(library: Library) -> None:
    assert {exam.course.word for exam in library.exams} >= set(library.courses)


def test_five_papers_follow_each_other_without_a_question_of_the_ones_to_avoid(
    library: Library,
) -> None:
    for exam in library.exams:
        pool = pool_of(exam, library)
        held: list[frozenset[str]] = []
        for seed in range(1, 6):
            recent = frozenset().union(*held[-exam.avoid :]) if exam.avoid else frozenset()
            paper = draw(exam, pool, seed, recent)
            assert isinstance(paper, Paper), f"{exam.id}, paper {seed}"
            assert sum(each.points for each in paper.questions) == exam.total
            held.append(frozenset(each.id for each in paper.questions))
