"""``courseware preview``: every deck as a contact sheet."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.build.project import Project
from builder.build.render import contact_sheet, render_deck
from builder.errors import UsageError


def preview_decks(project: Project, course_ids: Sequence[str]) -> Iterator[Path]:
    """Render the built decks of these courses (default: all), in every brand; yields each contact sheet."""
    decks = sorted((project.dist / "decks").glob("*.pptx"))
    chosen = [deck for deck in decks if not course_ids or _is_of(deck, course_ids)]
    if not chosen:
        raise UsageError("没有可以预览的课件；先运行 make slides")
    for deck in chosen:
        folder = project.dist / "preview" / deck.stem
        shutil.rmtree(folder, ignore_errors=True)
        pictures = render_deck(deck, folder)
        sheet = project.dist / "preview" / f"{deck.stem}.png"
        contact_sheet(pictures, sheet)
        yield sheet


def _is_of(deck: Path, course_ids: Sequence[str]) -> bool:
    return deck.stem in course_ids or deck.stem.partition(".")[0] in course_ids
