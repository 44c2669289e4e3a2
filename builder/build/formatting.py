"""``courseware format``: question banks in their canonical form."""

from collections.abc import Iterator

from builder.build.project import Project
from builder.lint.diagnostic import Report
from builder.markdown.quiz.canonical import format_bank
from builder.model.page import PageKind
from builder.source.pages import kind_of, read_file
from builder.source.text import read_text
from builder.source.tree import walk_content


def format_banks(project: Project, *, write: bool) -> Iterator[str]:
    """Paths of the banks whose text is not canonical; rewritten when ``write``."""
    report = Report()
    for path in walk_content(project.root, report).pages:
        if kind_of(path) is not PageKind.QUIZ:
            continue
        raw = read_file(path, project.root, report)
        text = None if raw is None else read_text(raw, path, report)
        if text is None:
            continue
        formatted = format_bank(text)
        if formatted != text:
            if write:
                (project.root / path).write_text(formatted, encoding="utf-8", newline="\n")
            yield path
