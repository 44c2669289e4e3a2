"""The benchmark's deck of components: every component, as many slides as asked, never the same words."""

from pathlib import Path
from typing import get_args

import pytest

from benchmarks.component_deck import documented_examples, make_component_project
from builder.build.decks import load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.components import block_components
from builder.components.chart.syntax import Chart, ChartType, Grouping
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.slide import Plan
from builder.model.walk import texts_in
from builder.slides.compose import compose

ROOT = Path(__file__).parents[1]
SLIDES = 400
"""More than two rounds of all examples."""
NOT_ON_SLIDES = {"downloads", "library", "notes"}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The benchmark's course, read without a finding."""
    folder = tmp_path_factory.mktemp("bench")
    make_component_project(folder, ROOT, SLIDES, per_chapter=50)
    report = Report()
    with Progress(quiet=True) as progress:
        _, plans, _ = load_plans(Project(folder), (), report, progress)
    assert not report.has_errors, [f"{found.span}: {found.message}" for found in report]
    return plans["bench"]


def test_it_shows_every_component_and_every_chart(plan: Plan) -> None:
    shown = {slide.component for slide in plan.slides}
    assert set(block_components()) - NOT_ON_SLIDES - shown == {"quiz"}  # a quiz shows its questions
    assert shown >= {"question", "table", "bullets", "admonition"}
    charts = [slide.content for slide in plan.slides if isinstance(slide.content, Chart)]
    assert {chart.type for chart in charts} == set(get_args(ChartType))
    assert {chart.grouping for chart in charts} == set(get_args(Grouping))


def test_it_has_as_many_slides_as_asked(plan: Plan) -> None:
    report = Report()
    composed = compose(plan, Kit(report=report))
    assert not report.has_errors
    assert SLIDES <= len(composed) <= SLIDES + 10


def test_no_round_repeats_the_words_of_another(plan: Plan) -> None:
    rounds = SLIDES // sum(example.slides for example in documented_examples())
    cards = [
        tuple(text.plain for text in texts_in(slide.content))
        for slide in plan.slides
        if slide.component == "cards"
    ]
    assert rounds >= 2
    assert len(set(cards)) == len(cards)
