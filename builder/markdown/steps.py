"""The steps of a course or a learning path, as a page that is one of them needs to know them."""

import re
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from builder.model.library import StepEntry
from builder.model.page import PageKind
from builder.source.pages import SourcePage

_ITEMS = {
    PageKind.COURSE: re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<text>.+)$", re.MULTILINE),
    PageKind.PATH: re.compile(r"^[ \t]*\d{1,9}[.)][ \t]+(?P<text>.+)$", re.MULTILINE),
}
"""Lines whose links are steps. In a path only numbered lines are: bullets are for having at hand."""
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]+)\]\((?P<target>[^)\s]+)\)")


def read_steps(source: SourcePage) -> tuple[StepEntry, ...]:
    """The links to our own pages, in page order: of a course all in its lists, of a path the first of each line."""
    items = _ITEMS.get(source.kind)
    if items is None:
        return ()
    page = source.path.partition("/")[2]
    found = [list(_LINK.finditer(item["text"])) for item in items.finditer(source.body)]
    if source.kind is PageKind.PATH:
        found = [links[:1] for links in found]
    steps = (step_of(link["text"], link["target"], page) for links in found for link in links)
    return tuple(step for step in steps if step)


def step_of(text: str, target: str, page: str) -> StepEntry | None:
    """The step that a link on ``page`` (below the content folder) leads to; None when it leaves the site."""
    file, _, anchor = target.partition("#")
    file = unquote(file)
    if not file.endswith(".md") or ":" in file:
        return None
    path = normpath(str(PurePosixPath(page).parent / file))
    return StepEntry(text=text, path=path, anchor=unquote(anchor))
