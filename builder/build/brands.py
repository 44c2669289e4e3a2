"""Which brands a build uses: the ones asked for, or each course's own."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from builder.build.project import Project
from builder.errors import UsageError
from builder.lint.diagnostic import Report
from builder.markdown.library import LoadedLibrary
from builder.model.page import Page
from builder.model.span import Span
from builder.model.theme import Theme
from builder.source.schema import ID_PATTERN
from builder.source.theme import load_theme

ALL = "all"
"""Stands for every brand on the command line."""
DEFAULT = "default"
"""The brand of courses that name none, and of the site."""


def known_brands(project: Project) -> tuple[str, ...]:
    """Folders below ``themes/`` that have a ``theme.yml`` and a name that a deck's file can carry."""
    names = (file.parent.name for file in project.themes.glob("*/theme.yml"))
    return tuple(sorted(name for name in names if re.fullmatch(ID_PATTERN, name)))


def chosen_brands(project: Project, asked: Sequence[str]) -> tuple[str, ...]:
    """The brands asked for, each once; ``all`` is every one. Raises UsageError for an unknown name."""
    known = known_brands(project)
    for name in asked:
        if name != ALL and name not in known:
            raise UsageError(f"没有主题 {name}；{_suggestion(name, known)}")
    return known if ALL in asked else tuple(dict.fromkeys(asked))


def own_brand(course: Page) -> str:
    """The brand that a course names."""
    return course.meta.theme or DEFAULT


def deck_id(course: Page, brand: str) -> str:
    """Name of a deck without suffix: the course's id, then the brand unless it is the course's own."""
    return course.meta.id if brand == own_brand(course) else f"{course.meta.id}.{brand}"


class Brands:
    """Themes by name, each loaded once; faults go to the report, with their lines in ``loaded``."""

    def __init__(self, project: Project, loaded: LoadedLibrary, report: Report) -> None:
        self.loaded_themes: dict[str, Theme] = {}
        self._project = project
        self._loaded = loaded
        self._report = report
        self._tried: set[str] = set()

    def of(self, name: str, course: Page) -> Theme | None:
        """A theme for a course; None when it is faulty or the course names one that does not exist."""
        if name in self.loaded_themes:
            return self.loaded_themes[name]
        known = known_brands(self._project)
        if name not in known:
            self._report.error(
                "THM005",
                self._place(course),
                f"没有主题 {name}",
                _suggestion(name, known),
                f"no theme {name}",
            )
            return None
        return self.load(name)

    def load(self, name: str) -> Theme | None:
        """A theme that exists; None when it is faulty."""
        if name not in self._tried:
            self._tried.add(name)
            theme = load_brand(self._project, name, self._report, self._loaded)
            if theme is not None:
                self.loaded_themes[name] = theme
        return self.loaded_themes.get(name)

    def _place(self, course: Page) -> Span:
        lines = self._loaded.lines.get(course.path, ())
        numbers = (n for n, line in enumerate(lines, 1) if line.startswith("theme:"))
        return Span(course.path, next(numbers, 1))


def load_brand(project: Project, name: str, report: Report, loaded: LoadedLibrary) -> Theme | None:
    """Read a theme and keep its lines, so that findings can show them."""
    before = len(report.diagnostics)
    theme = load_theme(project.themes / name, report)
    if theme is not None and theme.template:
        _check_template(theme, project, report)
    for path in {found.span.path for found in report.diagnostics[before:]}:
        loaded.lines.setdefault(path, _lines(project, path))
    return theme


def _check_template(theme: Theme, project: Project, report: Report) -> None:
    from builder.build.templates import check_layout_names, open_template

    opened = open_template(theme, project.root)
    if opened:
        check_layout_names(theme, opened, report)


def _lines(project: Project, path: str) -> tuple[str, ...]:
    try:
        text = (project.root / path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ()
    return tuple(text.splitlines())


def _suggestion(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"是不是 {near[0]}？" if near else f"可用的主题：{'、'.join(known) or '无'}"
