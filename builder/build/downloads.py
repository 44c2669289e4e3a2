"""What was built → what the site offers beside its pages, with the list that its pages are written from."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import copyfile, rmtree

from builder.build.brands import deck_id, known_brands, own_brand
from builder.build.project import Project
from builder.build.publish import write_synced
from builder.handout import exercises
from builder.lint.diagnostic import Report
from builder.model.library import Download, Library
from builder.model.page import Page
from builder.quiz.registry import all_formats
from builder.source.downloads import FOLDER, PUBLISHED, downloads_file
from builder.source.theme import load_theme

_LABEL_ENDS = "：；，（"
"""A format's description begins with what it is; after one of these comes what it is for."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file that may have been built."""

    file: Path
    group: str
    owner: str
    label: str

    @property
    def name(self) -> str:
        """Below the folder of downloads; groups keep apart what has one name in two of them."""
        return f"{self.group}/{self.file.name}"


def offer_downloads(project: Project, library: Library, brand: str) -> None:
    """Put what exists of decks, handouts and banks where the site builders find it, and list it.

    Decks in the site's own ``brand`` come first. What belongs to no page any more is not offered.
    """
    folder = project.root / FOLDER
    found = [each for each in _candidates(project, library, brand) if each.file.is_file()]
    _remove_others(folder, {each.name for each in found})
    listed: list[Download] = []
    for each in found:
        target = folder / each.name
        target.parent.mkdir(parents=True, exist_ok=True)
        copyfile(each.file, target)
        listed.append(
            Download(
                path=f"{PUBLISHED}/{each.name}",
                group=each.group,
                owner=each.owner,
                label=each.label,
                size=target.stat().st_size,
            )
        )
    folder.mkdir(parents=True, exist_ok=True)
    lines = [asdict(download) for download in listed]
    text = json.dumps(lines, ensure_ascii=False, indent=1) + "\n"
    write_synced(downloads_file(project.root), text.encode("utf-8"))


def _candidates(project: Project, library: Library, brand: str) -> Iterator[_Candidate]:
    courses = [course.page for course in library.courses.values()]
    for course in courses:
        yield from _decks(project, course, brand)
        handout = project.dist / "handouts" / f"{course.meta.id}.docx"
        yield _Candidate(handout, "handout", course.meta.id, "学员手册")
    for page in exercises(library):
        pack = project.dist / "handouts/drills" / f"{page.meta.id}.docx"
        yield _Candidate(pack, "drill", page.meta.id, page.meta.title)
    for bank in library.banks.values():
        for quiz_format in all_formats().values():
            file = project.dist / "quiz" / f"{bank.id}{quiz_format.suffix}"
            yield _Candidate(file, "quiz", bank.id, _label(quiz_format.description))


def _decks(project: Project, course: Page, brand: str) -> Iterator[_Candidate]:
    """The decks of a course in every brand: the site's first, then the course's own."""
    for name in dict.fromkeys((brand, own_brand(course), *known_brands(project))):
        stem = deck_id(course, name)
        theme = load_theme(project.themes / name, Report())
        label = theme.name if theme else name
        yield _Candidate(project.dist / "decks" / f"{stem}.pptx", "deck", course.meta.id, label)


def _label(description: str) -> str:
    ends = [description.find(mark) for mark in _LABEL_ENDS if mark in description]
    return description[: min(ends, default=len(description))]


def _remove_others(folder: Path, kept: set[str]) -> None:
    """Leave no file of an earlier build behind: the site builders publish whatever stands there."""
    for group in folder.iterdir() if folder.is_dir() else ():
        if not group.is_dir():
            continue
        for file in group.iterdir():
            if f"{group.name}/{file.name}" not in kept:
                file.unlink()
        if not any(group.iterdir()):
            rmtree(group)
