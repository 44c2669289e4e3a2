"""The minutes that editors write add up: topics to chapters, what a section links to to sections, sections to a day."""

from pathlib import Path

import pytest

from builder.components.drill.syntax import Drill
from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.block import ComponentBlock
from builder.model.library import CourseLink, Library
from builder.model.page import Page, Topic

ROOT = Path(__file__).resolve().parents[2]
DAY = 420
"""Minutes a one-day course may take, breaks not counted."""
QUESTION = 1
"""Minutes a question takes in the room, its answer included."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT, Report()).library


def taught(topics: tuple[Topic, ...]) -> int:
    return sum(topic.minutes or 0 for topic in topics if "site-only" not in topic.classes)


def brought_in(link: CourseLink, library: Library) -> int:
    if library.question(link.anchor):
        return QUESTION
    topics = library.pages[link.path].topics
    return taught(tuple(topic for topic in topics if link.anchor in ("", topic.id)))


def test_a_chapter_takes_as_long_as_its_topics(library: Library) -> None:
    timed = [page for page in library.pages.values() if any(t.minutes for t in page.topics)]
    chapters = [page for page in timed if page.path.split("/")[1] != "courses"]
    assert chapters
    assert {page.path: page.meta.minutes for page in chapters} == {
        page.path: taught(page.topics) for page in chapters
    }


def test_every_spoken_topic_of_a_timed_chapter_has_minutes(library: Library) -> None:
    timed: list[Page] = [page for page in library.pages.values() if page.meta.objectives]
    assert timed
    assert [
        f"{page.path}#{t.id}"
        for page in timed
        for t in page.topics
        if not t.minutes and "site-only" not in t.classes
    ] == []


def test_a_section_takes_as_long_as_what_it_links_to(library: Library) -> None:
    sections = [section for course in library.courses.values() for section in course.sections]
    assert sections
    assert {section.title: section.minutes for section in sections} == {
        section.title: sum(brought_in(link, library) for link in section.links)
        for section in sections
    }


def test_a_course_takes_as_long_as_its_sections_and_fits_a_day(library: Library) -> None:
    assert library.courses
    for course in library.courses.values():
        total = sum(section.minutes or 0 for section in course.sections)
        assert course.page.meta.minutes == total <= DAY


def test_an_exercise_fits_into_its_topic(library: Library) -> None:
    drills = [
        (topic.id, block.content.minutes, topic.minutes)
        for page in library.pages.values()
        for topic in page.topics
        for block in topic.blocks
        if isinstance(block, ComponentBlock) and isinstance(block.content, Drill)
    ]
    assert drills
    assert [name for name, exercise, topic in drills if exercise > (topic or 0)] == []
