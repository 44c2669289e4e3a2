"""The stress course in every imported template, and the real course in some: the gates of our own brands, there too.

Decks come from the build's own workers. The area of the smallest template here, an upright one of 599 by 865 design
points, still takes every item at its floor, so no template is excused from anything.
"""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pytest
from lxml import etree

from builder.build.decks import DeckJob, DeckResult, load_plans, run_jobs
from builder.build.limits import limit_worker
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.templates import OpenTemplate
from builder.layout.geometry import Rect
from builder.layout.scale import scale_rect
from builder.lint.diagnostic import Report
from builder.model.slide import Plan
from tests.gates import test_markup, test_package, test_text_fits, test_words
from tests.gates.conftest import COURSES, PROJECTS, font_files
from tests.gates.findings import expect_none
from tests.gates.opened import A, OpenedDeck, P, name_of, open_deck, placeholder_type
from tests.gates.scene import Scene
from tests.templates.conftest import FOREIGN, Imports, error_kinds
from tests.templates.synthetic import SOUND

__all__ = ["font_files"]

TEMPLATES = (*SOUND, *FOREIGN)
ALIKE = ("two masters", "sample slides", "Chinese names")
"""Their slides are laid out exactly as on “plain 4:3”."""
WITH_REAL_COURSE = ("plain 4:3", "portrait", "Beehive", "Candy", "DNA")
AUDITED = ("plain 4:3", "Candy")
"""Most of what the validator looks at are the template's own parts, which test_import shows it for all of them."""
CASES = (
    *(("stress", name) for name in TEMPLATES),
    *(("efficient-service", name) for name in WITH_REAL_COURSE),
)
FLOORS_PT = {
    "title": 16.0, "ctrTitle": 16.0, "body": 16.0, "obj": 16.0, "subTitle": 14.0, "free": 14.0, "table": 12.0,
    "ftr": 0.0, "sldNum": 0.0,
}  # fmt: skip
"""In design points. Titles may be narrow on a template; footers have the size that the company gave them."""
PANEL = "底板"
SLACK_PT = 1.0
WORKERS = 2

PACKAGE: tuple[Callable[[OpenedDeck], None], ...] = (
    test_package.test_our_own_check_finds_nothing,
    test_package.test_every_part_is_reached_from_the_root_with_the_right_type,
    test_package.test_the_file_is_a_plain_zip_in_a_fixed_order,
    test_package.test_no_link_leads_to_anything_but_a_web_page_or_a_mail_address,
    test_package.test_every_part_is_well_formed,
)
MARKUP: tuple[Callable[[OpenedDeck], None], ...] = (
    test_markup.test_the_theme_names_an_east_asian_font,
    test_markup.test_every_run_says_its_language,
    test_markup.test_an_empty_paragraph_says_its_language_too,
    test_markup.test_no_run_names_a_font,
    test_markup.test_no_text_is_left_to_shrink_by_itself,
    test_markup.test_every_slide_has_one_title_of_its_own,
    test_markup.test_the_title_is_read_first,
    test_markup.test_charts_carry_their_data,
)


@dataclass(frozen=True)
class Built:
    """A course built in a template."""

    result: DeckResult
    opened: OpenTemplate
    file: Path

    @cached_property
    def deck(self) -> OpenedDeck:
        return open_deck(self.file)

    @property
    def scale(self) -> float:
        """Real points to a design point."""
        return self.opened.loaded.base.scale


@dataclass(frozen=True, slots=True)
class Loaded:
    """A course's project, its plan, and what the plan leaves out."""

    root: Path
    plan: Plan
    left_out: tuple[tuple[str, int, str], ...]


@pytest.fixture(scope="session")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Loaded]:
    loaded: dict[str, Loaded] = {}
    for course in dict.fromkeys(course for course, _ in CASES):
        root = tmp_path_factory.mktemp(course) / "project"
        PROJECTS[COURSES[course]](root)
        with Progress(quiet=True) as progress:
            _, plans, _ = load_plans(Project(root), (), Report(), progress)
        left_out = test_words.printed_list(root, course)
        loaded[course] = Loaded(root, plans[course], left_out)
    return loaded


@pytest.fixture(scope="session")
def built(
    imports: Imports,
    courses: dict[str, Loaded],
    foreign: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[tuple[str, str], Built]:
    """Every case whose template is there, by course and template."""
    folder = tmp_path_factory.mktemp("built")
    cases = [case for case in CASES if case[1] in SOUND or case[1] in foreign]
    jobs: list[DeckJob] = []
    for number, (course, name) in enumerate(cases):
        theme = imports.imported(name)[0].theme
        root = courses[course].root
        place = root / "themes" / theme.id
        if not place.exists():
            shutil.copytree(imports.project.themes / theme.id, place)
        plan = replace(courses[course].plan, theme=theme.id)
        jobs.append(DeckJob(plan=plan, theme=theme, root=root, target=folder / f"{number}.pptx"))
    with (
        ProcessPoolExecutor(WORKERS, initializer=limit_worker) as executor,
        Progress(quiet=True) as progress,
    ):
        results = run_jobs(jobs, executor, progress)
    decks: dict[tuple[str, str], Built] = {}
    for case, job, result in zip(cases, jobs, results, strict=True):
        opened = imports.imported(case[1])[0].opened
        decks[case] = Built(result, opened, job.target)
    return decks


@pytest.fixture(params=CASES, ids=" in ".join)
def case(
    request: pytest.FixtureRequest, built: dict[tuple[str, str], Built]
) -> tuple[str, str, Built]:
    course, name = request.param
    if (course, name) not in built:
        pytest.skip("not run: LibreOffice or its templates are not installed")
    found = built[course, name]
    if not found.file.exists():
        pytest.fail("the deck was not built; test_it_is_built_and_nothing_is_too_long says why")
    return course, name, found


Case = tuple[str, str, Built]


def test_it_is_built_and_nothing_is_too_long(case: Case) -> None:
    _, _, found = case
    expect_none(
        f"{each.code} {each.span.path}:{each.span.line}" for each in found.result.diagnostics
    )
    assert found.result.slide_count >= 100


def test_the_package_is_sound(case: Case) -> None:
    for check in PACKAGE:
        check(case[2].deck)


def test_the_markup_says_what_it_must(case: Case) -> None:
    _, _, found = case
    for check in MARKUP:
        check(found.deck)
    expect_none(test_markup.small_texts(found.deck, FLOORS_PT, found.scale))


def test_all_of_it_stands_in_the_areas_of_the_template(case: Case) -> None:
    _, _, found = case
    page, scale = found.opened.loaded.page, found.scale
    fronts = [area for front in page.fronts.values() for area in (front.title, front.text)]
    areas = [scale_rect(area, scale) for area in (page.title, page.content, *fronts)]
    expect_none(
        f"slide {slide.number}: {name}: {rect}"
        for slide in found.deck.slides
        for name, rect in _boxes(slide.root)
        if name != PANEL and not any(_holds(area, rect) for area in areas)
    )


def test_a_panel_stays_on_the_slide(case: Case) -> None:
    _, _, found = case
    slide = found.opened.template.slide
    expect_none(
        f"slide {each.number}: {rect}"
        for each in found.deck.slides
        for name, rect in _boxes(each.root)
        if name == PANEL and not _holds(slide, rect)
    )


def test_every_word_is_there(case: Case, courses: dict[str, Loaded]) -> None:
    course, _, found = case
    test_words.test_every_word_of_the_pages_is_in_the_deck_or_in_the_list(
        courses[course].root, course, found.deck, courses[course].left_out
    )
    test_words.test_no_syntax_of_the_pages_shows(found.deck)


def test_another_engine_sets_every_text_inside_its_box(
    case: Case, built: dict[tuple[str, str], Built], font_files: dict[str, bytes]
) -> None:
    _, name, found = case
    if name in ALIKE:
        assert found.opened.loaded.page == built["stress", "plain 4:3"].opened.loaded.page
        return
    scene = _on_slides(test_text_fits.scene_of(found.deck, font_files), found.deck)
    assert len(scene.texts) > 5 * len(found.deck.slides)
    test_text_fits.test_no_line_leaves_its_box(scene)
    test_text_fits.test_no_row_grows_beyond_the_height_it_was_given(scene, found.deck)
    test_text_fits.test_every_line_is_on_the_slide(scene)
    test_text_fits.test_no_two_texts_overlap(scene)
    test_text_fits.test_text_fits_with_the_line_height_of_the_real_font(scene, found.deck)


@pytest.mark.parametrize("name", AUDITED)
def test_the_validator_finds_no_error_that_the_template_did_not_have(
    built: dict[tuple[str, str], Built], imports: Imports, name: str
) -> None:
    if ("stress", name) not in built:
        pytest.skip("not run: LibreOffice or its templates are not installed")
    assert error_kinds(built["stress", name].file) - error_kinds(imports.source(name)) == set()


def _on_slides(scene: Scene, deck: OpenedDeck) -> Scene:
    """The scene without what the template's own layouts write."""
    own = {
        (slide.number, properties.get("id"), properties.get("name"))
        for slide in deck.slides
        for properties in slide.root.iter(f"{P}cNvPr")
    }
    texts = (text for text in scene.texts if (text.slide, str(text.object_id), text.shape) in own)
    return replace(scene, texts=tuple(texts))


def _boxes(root: etree._Element) -> Iterator[tuple[str, Rect]]:
    """Whatever states a place of its own, with its name; groups leave their children where they are."""
    for shape in root.iter(f"{P}sp", f"{P}pic", f"{P}cxnSp", f"{P}graphicFrame"):
        frame = shape.find(f"{P}xfrm")
        frame = shape.find(f"{P}spPr/{A}xfrm") if frame is None else frame
        if frame is None or placeholder_type(shape) in ("ftr", "sldNum", "dt"):
            continue
        place, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
        values = (
            int(place.get("x")),
            int(place.get("y")),
            int(size.get("cx")),
            int(size.get("cy")),
        )
        yield name_of(shape), Rect(*(value / 12700 for value in values))


def _holds(area: Rect, rect: Rect) -> bool:
    return (
        rect.x >= area.x - SLACK_PT
        and rect.y >= area.y - SLACK_PT
        and rect.right <= area.right + SLACK_PT
        and rect.bottom <= area.bottom + SLACK_PT
    )
