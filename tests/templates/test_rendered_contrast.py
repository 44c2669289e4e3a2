"""On every template, what LibreOffice draws can be read: on its pictures, gradients, bands and panels."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.build.decks import date_of, deck_kit, load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.templates import open_template
from builder.deck.properties import DeckProperties
from builder.deck.writer import write_deck
from builder.lint.diagnostic import Report
from builder.slides.compose import compose
from tests.gates.findings import expect_none
from tests.gates.opened import OpenedDeck
from tests.gates.project import ROOT
from tests.gates.rendered import faint_texts, missing_tools, pick, render
from tests.templates.conftest import FOREIGN, Imports

TEMPLATES = ("tiny placeholders", *FOREIGN)
"""The other ones made here have the same white ground."""
COMPONENTS = ("cover", "agenda", "section", "bullets", "case", "question")
"""Every role, and between them every colour that texts and their surfaces have."""


@pytest.fixture(scope="session")
def faint(
    imports: Imports, foreign: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Texts that are hard to read, by template."""
    if missing_tools():
        pytest.skip(f"not run: {missing_tools()}")
    with Progress(quiet=True) as progress:
        _, plans, _ = load_plans(Project(ROOT), (), Report(), progress)
    plan = pick(plans["efficient-service"], COMPONENTS)
    decks: dict[str, bytes] = {}
    widths: dict[str, float] = {}
    for name in TEMPLATES:
        if name in FOREIGN and name not in foreign:
            continue
        theme = imports.imported(name)[0].theme
        opened = open_template(theme, imports.project.root)
        assert opened is not None
        kit = replace(deck_kit(ROOT, Report()), page=opened.loaded.page)
        slides = [slide for slide in compose(plan, kit) if "-p" not in slide.id]
        properties = DeckProperties(title=plan.title, created=date_of(""))
        decks[name] = write_deck(slides, theme, properties, None, opened.loaded.base)
        widths[name] = opened.template.slide.width
    pages = render(decks, tmp_path_factory.mktemp("rendered"))
    return {
        name: list(faint_texts(OpenedDeck(name, data), pages[name], widths[name]))
        for name, data in decks.items()
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_text_stands_out_from_the_pixels_under_it(
    faint: dict[str, list[str]], name: str
) -> None:
    if name not in faint:
        pytest.skip("not run: LibreOffice or its templates are not installed")
    expect_none(faint[name])
