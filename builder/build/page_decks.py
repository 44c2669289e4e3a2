"""Chapters → decks of their own, and what the site is told about those that exist."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from builder.build.brands import DEFAULT, Brands, chosen_brands
from builder.build.decks import DeckBuild, DeckMaker
from builder.build.limits import collector_held, time_limit
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.publish import output_folder
from builder.build.state import State
from builder.lint.diagnostic import Report
from builder.markdown.library import LoadedLibrary, load_library
from builder.model.page import Page, PageKind
from builder.model.slide import Plan
from builder.slides.plan import plan_page
from builder.source.glossary import GLOSSARY_FILE
from builder.source.page_decks import PAGE_DECKS_FILE

PAGES = "pages"
"""Folder of the chapters' decks, below that of the courses'."""
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")


def build_page_decks(
    project: Project,
    *,
    last: State,
    builder_key: str,
    theme_id: str | None,
    workers: int,
    progress: Progress,
) -> DeckBuild:
    """Build ``dist/decks/pages/<id>.pptx`` for every chapter with slides, where it is out of date.

    On any error nothing is published; decks of chapters that are gone are deleted. Raises UsageError when there is no
    such theme, OutputError when ``dist`` cannot be used.
    """
    report = Report()
    (brand,) = chosen_brands(project, (theme_id or DEFAULT,))
    with collector_held():
        loaded = load_library(project.root, report, progress.page, time_limit)
        brands = Brands(project, loaded, report)
        theme = brands.load(brand)
        plans = {} if theme is None else _plans(loaded, theme.id)
    build = DeckBuild(report=report, loaded=loaded)
    if report.has_errors:
        report.merge_equal()
        return build
    reviewed = {
        f"{PAGES}/{page.meta.id}": page.meta.reviewed for page in loaded.library.pages.values()
    }
    with output_folder(project.dist) as staging:
        make = DeckMaker(
            project=project,
            themes=brands.loaded_themes,
            last=last,
            builder_key=builder_key,
            staging=staging,
            workers=workers,
            progress=progress,
        )
        if make.decks(plans, reviewed, build):
            build.remove_others(project.root, last, {})
    return build


def _plans(loaded: LoadedLibrary, theme_id: str) -> dict[str, Plan]:
    """Plans by deck; what there is to say about a topic is said when its course is planned."""
    found: dict[str, Plan] = {}
    for page in chapters(loaded):
        plan = plan_page(page, loaded.library, Report())
        if plan.slides:
            found[f"{PAGES}/{page.meta.id}"] = replace(plan, theme=theme_id)
    return found


def chapters(loaded: LoadedLibrary) -> Iterator[Page]:
    """Chapters, without the glossary and the pages that only lead to others."""
    for page in loaded.library.pages.values():
        is_index = page.path.endswith("index.md") or page.path == GLOSSARY_FILE
        if page.kind is PageKind.CHAPTER and not is_index:
            yield page


def offer_page_decks(project: Project, loaded: LoadedLibrary) -> Mapping[str, Path]:
    """Tell the site's Markdown extension which chapters have a deck; returns the decks by their path on the site."""
    decks: dict[str, Path] = {}
    offered: dict[str, dict[str, object]] = {}
    for page in chapters(loaded):
        file = project.dist / "decks" / PAGES / f"{page.meta.id}.pptx"
        count = _count_slides(file)
        if count:
            address = f"decks/{PAGES}/{file.name}"
            decks[address] = file
            offered[page.path.partition("/")[2]] = {"deck": address, "slides": count}
    target = project.root / PAGE_DECKS_FILE
    text = json.dumps(offered, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    if not target.is_file() or target.read_text("utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return decks


def _count_slides(file: Path) -> int:
    """Slides of a deck; none when there is no deck that can be read."""
    try:
        with ZipFile(file) as package:
            return sum(1 for name in package.namelist() if _SLIDE.fullmatch(name))
    except (OSError, BadZipFile):
        return 0
