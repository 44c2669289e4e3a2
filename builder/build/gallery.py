"""``courseware gallery``: the README's pictures, one slide of each main component."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.build.brands import ALL
from builder.build.decks import DeckJob, build_deck, load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.render import contact_sheet, render_deck
from builder.errors import CoursewareError
from builder.lint.diagnostic import Report
from builder.model.slide import Plan
from builder.model.theme import Theme

COURSE = "efficient-service"
SHOWN = (
    "cover", "agenda", "section", "stats", "cards", "steps",
    "timeline", "compare", "quadrant", "cycle", "chart", "table",
    "case", "script", "drill", "question",
)  # fmt: skip
"""Components in the order of the pictures."""
WIDTH_PX = 960


def render_gallery(project: Project) -> Iterator[Path]:
    """Build the course afresh in every brand and render the first slide of each component.

    The course's own brand gives a picture each and ``sheet.png``; another one gives ``sheet-<brand>.png``.
    """
    report = Report()
    with Progress() as progress:
        _, plans, themes = load_plans(project, (ALL,), report, progress)
    if COURSE not in plans or report.has_errors:
        raise CoursewareError("内容里还有错误；先运行 make check")
    folder = project.root / "docs" / "gallery"
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "made"
        for deck, plan in plans.items():
            if plan.course_id == COURSE:
                _, _, brand = deck.partition(".")
                _render(project, _first_of_each(plan), themes[plan.theme], brand, made)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)
    yield from sorted(folder.iterdir())


def _render(project: Project, plan: Plan, theme: Theme, brand: str, folder: Path) -> None:
    """Pictures of one deck in ``folder``; of a ``brand`` that is not the course's own, only the sheet."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        deck = Path(scratch) / "gallery.pptx"
        build_deck(DeckJob(plan=plan, theme=theme, root=project.root, target=deck))
        pictures = render_deck(deck, Path(scratch) / "png", width_px=WIDTH_PX)
        sheet = folder / (f"sheet-{brand}.png" if brand else "sheet.png")
        contact_sheet(pictures, sheet, columns=4, width_px=400)
        if not brand:
            for slide, picture in zip(plan.slides, pictures, strict=True):
                shutil.copyfile(picture, folder / f"{slide.component}.png")


def _first_of_each(plan: Plan) -> Plan:
    chosen = []
    for component in SHOWN:
        slide = next((slide for slide in plan.slides if slide.component == component), None)
        if slide:
            chosen.append(slide)
    return replace(plan, slides=tuple(chosen))
