"""In our own brands, what LibreOffice draws can be read: one slide of every component, measured in pixels."""

from pathlib import Path

import pytest

from builder.build.decks import date_of, deck_kit, load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.deck.properties import DeckProperties
from builder.deck.writer import write_deck
from builder.layout.geometry import SLIDE
from builder.lint.diagnostic import Report
from builder.slides.compose import compose
from builder.source.theme import load_theme
from tests.gates.conftest import BRANDS
from tests.gates.findings import expect_none
from tests.gates.opened import OpenedDeck
from tests.gates.project import ROOT
from tests.gates.rendered import Pages, faint_texts, missing_tools, pick, render
from tests.gates.test_gates_bite import altered


@pytest.fixture(scope="module")
def decks(built: dict[str, Path | str]) -> dict[str, bytes]:
    """The first slide of each component of the stress course, by brand; one deck more whose words are pale."""
    root = built["stress"]
    if isinstance(root, str):
        pytest.fail(
            "the build failed; test_the_real_command_builds_the_deck says why", pytrace=False
        )
    report = Report()
    with Progress(quiet=True) as progress:
        _, plans, _ = load_plans(Project(root), (), report, progress)
    plan = plans["stress"]
    chosen = pick(plan, {slide.component for slide in plan.slides})
    assert len(chosen.slides) > 30
    frames = [slide for slide in compose(chosen, deck_kit(root, report)) if "-p" not in slide.id]
    properties = DeckProperties(title=plan.title, created=date_of(""))
    written: dict[str, bytes] = {}
    for brand in BRANDS:
        theme = load_theme(ROOT / "themes" / brand, report)
        assert theme is not None
        written[brand] = write_deck(frames, theme, properties)
    pale = altered(
        OpenedDeck("pale", written[BRANDS[0]]),
        r"ppt/slides/slide3\.xml",
        '<a:schemeClr val="tx[12]"/></a:solidFill></a:rPr>',
        '<a:schemeClr val="bg2"/></a:solidFill></a:rPr>',
    )
    return {**written, "pale": pale.data}


@pytest.fixture(scope="module")
def pages(decks: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    if missing_tools():
        pytest.skip(f"not run: {missing_tools()}")
    return render(decks, tmp_path_factory.mktemp("rendered"))


@pytest.mark.parametrize("brand", BRANDS)
def test_every_text_stands_out_from_the_pixels_under_it(
    decks: dict[str, bytes], pages: dict[str, Pages], brand: str
) -> None:
    expect_none(faint_texts(OpenedDeck(brand, decks[brand]), pages[brand], SLIDE.width))


def test_pale_words_are_found(decks: dict[str, bytes], pages: dict[str, Pages]) -> None:
    found = list(faint_texts(OpenedDeck("pale", decks["pale"]), pages["pale"], SLIDE.width))
    assert found
    assert all(each.startswith("slide 3:") for each in found)
