"""``courseware format``: question banks in their canonical form, every question with an id."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from builder.build.project import Project
from builder.lint.diagnostic import Report
from builder.markdown.quiz.canonical import format_bank
from builder.markdown.quiz.ids import assign_ids
from builder.model.page import PageKind
from builder.source.pages import kind_of, page_from_text, read_file
from builder.source.text import read_text
from builder.source.tree import walk_content

_MENTIONED = re.compile(r"#([a-z0-9][a-z0-9-]*)|^/// *quiz *\| *([a-z0-9][a-z0-9-]*)", re.MULTILINE)


def format_banks(project: Project, *, write: bool) -> Iterator[str]:
    """Paths of the banks whose text is not canonical; rewritten when ``write``."""
    texts = dict(read_pages(project))
    taken = mentioned_ids(texts.values())
    for path, text in texts.items():
        if kind_of(path) is not PageKind.QUIZ:
            continue
        formatted = format_text(text, path, taken)
        if formatted != text:
            taken |= mentioned_ids([formatted])
            if write:
                (project.root / path).write_text(formatted, encoding="utf-8", newline="\n")
            yield path


def format_text(text: str, path: str, taken: frozenset[str]) -> str:
    """A bank in its canonical form; ``taken`` are ids that no new question may get."""
    page = page_from_text(text, path, Report())
    bank_id = page.meta.id if page else PurePosixPath(path).stem
    return assign_ids(format_bank(text), bank_id, taken)


def read_pages(project: Project) -> Iterator[tuple[str, str]]:
    """Path and text of every page that can be read; ``check`` says what is wrong with the others."""
    report = Report()
    for path in walk_content(project.root, report).pages:
        raw = read_file(path, project.root, report)
        text = None if raw is None else read_text(raw, path, report)
        if text is not None:
            yield path, text


def mentioned_ids(texts: Iterable[str]) -> frozenset[str]:
    """Everything that looks like a question's id: given, linked, or named by a block."""
    return frozenset(
        word for text in texts for found in _MENTIONED.findall(text) for word in found if word
    )
