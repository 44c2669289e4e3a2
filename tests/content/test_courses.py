"""What a service manager would pay for: five whole courses, a full library, no slide that is also read out."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import jieba
import pytest

from builder.build.coverage import cover
from builder.build.decks import load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.components import components
from builder.components.cards.syntax import Cards
from builder.lint.diagnostic import Report
from builder.model.block import Block, ComponentBlock, Paragraph
from builder.model.library import Library
from builder.model.page import Page, PageKind
from builder.model.slide import Plan, Slide
from builder.model.walk import texts_in

ROOT = Path(__file__).resolve().parents[2]
COURSES = (
    "case-training",
    "efficient-service",
    "service-awareness",
    "service-optimization",
    "service-standards",
)
FURNITURE = frozenset({"cover", "agenda", "section", "closing", "question"})
LONGEST_CARD = 25
"""Words, as jieba divides them."""
LONGEST_ECHO = 16
"""Han characters of a slide that may stand in its notes in the same order."""


@pytest.fixture(scope="module")
def loaded() -> tuple[Library, dict[str, Plan]]:
    project = Project(ROOT)
    library, plans, _ = load_plans(project, (), Report(), Progress(quiet=True))
    return library.library, plans


@pytest.fixture(scope="module")
def library(loaded: tuple[Library, dict[str, Plan]]) -> Library:
    return loaded[0]


@pytest.fixture(params=COURSES)
def plan(request: pytest.FixtureRequest, loaded: tuple[Library, dict[str, Plan]]) -> Plan:
    return loaded[1][str(request.param)]


def test_everything_on_the_curriculum_is_written() -> None:
    result = cover(Project(ROOT), Progress(quiet=True))
    assert [f"{each.subject} {each.id}" for each in result.missing] == []
    assert len(result.rows) > 400


def test_a_course_is_a_whole_one(plan: Plan) -> None:
    kinds = [slide.kind for slide in plan.slides]
    assert len(kinds) >= 30
    assert (kinds[0], kinds[-1]) == ("cover", "closing")
    assert kinds.count("agenda") == 1 and kinds.count("section") >= 5
    assert kinds.count("question") == kinds.count("answer") >= 5
    shown = {slide.component for slide in plan.slides}
    assert {"drill", "case", "script"} <= shown
    assert all(action and how for action, how in plan.slides[-1].content.actions)  # type: ignore[attr-defined]


def test_a_course_has_many_forms_and_few_plain_lists(plan: Plan) -> None:
    forms = [slide.component for slide in plan.slides if slide.component not in FURNITURE]
    assert len(set(forms)) >= 8
    longest_run = {name: max(len(list(run)) for run in runs) for name, runs in _runs(forms)}
    assert longest_run.get("bullets", 0) <= 2
    assert {
        name: length for name, length in longest_run.items() if length > 3 and name != "script"
    } == {}


def test_a_card_holds_no_more_than_can_be_taken_in(plan: Plan) -> None:
    long = [
        f"{slide.id}: {card.title.plain}"
        for slide in plan.slides
        if isinstance(slide.content, Cards)
        for card in slide.content.cards
        if _words(" ".join(text.plain for text in (card.title, card.text, *card.foot)))
        > LONGEST_CARD
    ]
    assert long == []


def test_no_slide_is_read_out(plan: Plan) -> None:
    echoes = [f"{slide.id}: {text}" for slide in plan.slides for text in _echoes(slide)]
    assert echoes == []


def test_the_library_holds_as_much_prose_as_it_should(library: Library) -> None:
    amounts = {PageKind.CHAPTER: 0, PageKind.CASE: 0, PageKind.SCRIPT: 0}
    for page in library.pages.values():
        if page.kind in amounts:
            amounts[page.kind] += _prose(page)
    assert amounts[PageKind.CHAPTER] >= 60_000
    assert amounts[PageKind.CASE] >= 15_000
    assert amounts[PageKind.SCRIPT] >= 8_000


def test_every_chapter_says_for_whom_what_and_where_to_go_on(library: Library) -> None:
    chapters = [page for page in library.pages.values() if page.meta.objectives]
    assert len(chapters) > 50
    lacking = [
        page.path
        for page in chapters
        if not (page.meta.summary and page.meta.audience and page.meta.level and page.meta.minutes)
    ]
    assert lacking == []


def test_every_case_asks_and_every_script_says_what_never_to_say(library: Library) -> None:
    cases = [page for page in library.pages.values() if page.meta.ref.startswith("C")]
    scripts = [page for page in library.pages.values() if page.meta.ref.startswith("S")]
    assert (len(cases), len(scripts)) == (42, 21)
    assert [c.path for c in cases if not any(t.id.endswith("-discuss") for t in c.topics)] == []
    assert [s.path for s in scripts if not any(t.id.endswith("-dialogue") for t in s.topics)] == []
    assert [s.path for s in scripts if "不要说" not in _text(s)] == []


def _runs(forms: list[str]) -> Iterator[tuple[str, list[Iterator[str]]]]:
    for name in sorted(set(forms)):
        yield name, [iter(list(run)) for form, run in groupby(forms) if form == name]


def _words(text: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in jieba.lcut(text))


def _han(text: str) -> str:
    return "".join(char for char in text if "\u4e00" <= char <= "\u9fff")


def _echoes(slide: Slide) -> Iterator[str]:
    """Runs of the slide's own texts that its notes say again."""
    if slide.kind != "content":
        return
    unseen = components()[slide.component].spoken(slide.content)
    read = [line for line in slide.notes.prose if line not in unseen]
    spoken = _han("".join((*read, *slide.notes.trainer)))
    for rich in texts_in(slide.content):
        shown = _han(rich.plain)
        for start in range(len(shown) - LONGEST_ECHO):
            if shown[start : start + LONGEST_ECHO + 1] in spoken:
                yield rich.plain
                break


def _prose(page: Page) -> int:
    """Han characters in paragraphs: those that are read, and the trainer's."""
    return sum(_of_block(block) for topic in page.topics for block in topic.blocks) + sum(
        _of_block(block) for block in page.lead
    )


def _of_block(block: Block) -> int:
    match block:
        case Paragraph():
            return len(_han(block.text.plain))
        case ComponentBlock(name="notes"):
            return sum(_of_block(inner) for inner in block.blocks)
        case _:
            return 0


def _text(page: Page) -> str:
    return "".join(rich.plain for rich in texts_in(page))
