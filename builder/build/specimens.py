"""Every component's documented examples as slides: pictures for its page, and for the tests to compare with."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.build.decks import DeckJob, build_deck
from builder.build.furniture_specimens import furniture_slides
from builder.build.project import Project, source_folder
from builder.build.render import contact_sheet, reduce_picture, render_deck
from builder.components import block_components, components
from builder.components.base import LibraryReference
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.library import load_library
from builder.markdown.parse import Parser
from builder.model.library import Library
from builder.model.page import Meta
from builder.model.slide import Plan, Slide
from builder.model.theme import Theme
from builder.slides.compose import compose
from builder.slides.topic import plan_topic

_EXAMPLE = re.compile(r"^```markdown\n(.*?)^```", re.DOTALL | re.MULTILINE)
COLUMNS, WIDTH_PX = 3, 320


def examples(name: str) -> tuple[str, ...]:
    """The fenced examples on a component's page."""
    page = source_folder() / "components" / name.replace("-", "_") / "doc.md"
    return tuple(_EXAMPLE.findall(page.read_text(encoding="utf-8"))) if page.is_file() else ()


def specimen_slides(name: str, library: Library) -> tuple[Slide, ...]:
    """One planned slide per example; metrics come from the library, other references to it are left out."""
    parser = Parser()
    slides: list[Slide] = []
    for number, example in enumerate(examples(name), 1):
        text = f"## {name} 例 {number} {{#{name}-{number}}}\n\n{example}"
        context = PageContext(path=f"{name}.md")
        page, _ = parser.parse(text, context, Meta(title=name, id=name), Report())
        for topic in page.topics:
            planned = plan_topic(page, topic, Report()).slides
            slides += [found for slide in planned if (found := _with_metric(slide, library))]
    return tuple(slides)


def _with_metric(slide: Slide, library: Library) -> Slide | None:
    """The slide with what it names; None for a reference that is more than a metric."""
    if not isinstance(slide.content, LibraryReference):
        return slide
    metric = library.metric(slide.content.ref) if slide.component == "metric" else None
    return replace(slide, content=metric) if metric else None


def render_specimens(project: Project, theme: Theme, folder: Path) -> Iterator[Path]:
    """A sheet of pictures per component in ``folder``; needs LibreOffice."""
    library = load_library(project.root, Report()).library
    # Blocks come first: a new piece of furniture leaves the page numbers on their pictures alone.
    names = (
        *block_components(),
        *(name for name in components() if name not in block_components()),
    )
    planned = {name: slides for name in names if (slides := specimen_slides(name, library))}
    planned |= furniture_slides()
    every = tuple(slide for slides in planned.values() for slide in slides)
    plan = Plan(course_id="specimens", title="组件", summary="", theme=theme.id, slides=every)
    with tempfile.TemporaryDirectory() as scratch:
        deck = Path(scratch) / "specimens.pptx"
        build_deck(DeckJob(plan=plan, theme=theme, root=project.root, target=deck))
        pictures = iter(render_deck(deck, Path(scratch) / "png", width_px=2 * WIDTH_PX))
        folder.mkdir(parents=True, exist_ok=True)
        for name, slides in planned.items():
            count = len(compose(replace(plan, slides=slides), Kit()))
            sheet = folder / f"{name}.png"
            shown = [next(pictures) for _ in range(count)]
            contact_sheet(shown, sheet, columns=COLUMNS, width_px=WIDTH_PX, numbered=False)
            reduce_picture(sheet)
            yield sheet
