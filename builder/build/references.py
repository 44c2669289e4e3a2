"""The design's reference slides, drawn by hand, beside the same slides built from Markdown."""

import tempfile
from pathlib import Path

from builder.build.decks import DeckJob, build_deck, load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.render import contact_sheet, reduce_picture, render_deck
from builder.errors import CoursewareError
from builder.lint.diagnostic import Report

COURSE = "references"
SLIDES = {
    "cover": "cover", "agenda": "agenda", "section": "section-2", "stats": "stats",
    "timeline": "timeline", "chart": "chart", "cards": "cards", "steps": "steps",
    "compare": "compare", "script": "script", "quiz": "ref-1", "quiz-answer": "ref-1-answer",
    "drill": "drill", "quadrant": "quadrant", "table": "table", "cycle": "cycle",
    "case": "case", "closing": "closing",
}  # fmt: skip
"""Slide id in the rebuilt deck by the name of the drawn picture."""


def render_references(project: Project) -> Path:
    """Write ``docs/references/sheet.png``: pairs of drawn and built slides, two pairs a row; needs LibreOffice."""
    folder = project.root / "docs" / "references"
    report = Report()
    with Progress() as progress:
        own = Project(folder, themes_folder=project.themes)
        _, plans, themes = load_plans(own, (), report, progress)
    if COURSE not in plans or report.has_errors:
        raise CoursewareError("docs/references/content 里有错误；用 courseware --root 检查它")
    plan = plans[COURSE]
    numbers = {slide.id: number for number, slide in enumerate(plan.slides)}
    with tempfile.TemporaryDirectory() as scratch:
        deck = Path(scratch) / "references.pptx"
        build_deck(DeckJob(plan=plan, theme=themes[plan.theme], root=own.root, target=deck))
        built = render_deck(deck, Path(scratch) / "png", width_px=640)
        pairs: list[Path | None] = []
        for name, slide_id in SLIDES.items():
            pairs += [folder / "drawn" / f"{name}.png", built[numbers[slide_id]]]
        sheet = folder / "sheet.png"
        contact_sheet(pairs, sheet, columns=4, width_px=480, numbered=False)
        reduce_picture(sheet)
    return sheet
