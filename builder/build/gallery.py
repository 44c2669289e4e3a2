"""``courseware gallery``: the README's pictures, one slide of each main component."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from builder.build.decks import DeckJob, build_deck, load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.render import contact_sheet, render_deck
from builder.errors import CoursewareError
from builder.lint.diagnostic import Report
from builder.model.slide import Plan

COURSE = "efficient-service"
SHOWN = (
    "cover", "agenda", "section", "stats", "cards", "steps",
    "timeline", "compare", "quadrant", "cycle", "chart", "table",
    "case", "script", "drill", "question",
)  # fmt: skip
"""Components in the order of the pictures."""
WIDTH_PX = 960


def render_gallery(project: Project) -> Iterator[Path]:
    """Build the course afresh, render it and keep the first slide of each component."""
    report = Report()
    with Progress() as progress:
        _, plans, themes = load_plans(project, None, report, progress)
    if COURSE not in plans or report.has_errors:
        raise CoursewareError("内容里还有错误；先运行 make check")
    folder = project.root / "docs" / "gallery"
    plan = _first_of_each(plans[COURSE])
    with tempfile.TemporaryDirectory() as scratch:
        deck = Path(scratch) / "gallery.pptx"
        theme = themes[plan.theme]
        build_deck(DeckJob(plan=plan, theme=theme, root=project.root, target=deck))
        pictures = render_deck(deck, Path(scratch) / "png", width_px=WIDTH_PX)
        kept: list[Path] = []
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for slide, picture in zip(plan.slides, pictures, strict=True):
            kept.append(folder / f"{slide.component}.png")
            shutil.copyfile(picture, kept[-1])
            yield kept[-1]
    contact_sheet(kept, folder / "sheet.png", columns=4, width_px=400)
    yield folder / "sheet.png"


def _first_of_each(plan: Plan) -> Plan:
    from dataclasses import replace

    chosen = []
    for component in SHOWN:
        slide = next((slide for slide in plan.slides if slide.component == component), None)
        if slide:
            chosen.append(slide)
    return replace(plan, slides=tuple(chosen))
