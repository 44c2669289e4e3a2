"""The files of a course on the site: its decks in every brand, its handouts, exercises and question banks."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import append, element
from builder.model.library import Download, Entry
from builder.model.page import PageKind

_GROUPS = (
    ("deck", "课件", PageKind.COURSE),
    ("handout", "手册", PageKind.COURSE),
    ("drill", "演练包", PageKind.CHAPTER),
)
"""Group, noun, and the kind of page that such files are made from: ids are unique among pages of one kind only."""
_DRILLS = "drills/index.md"
"""The list of all exercises has all their packs."""
_MEGABYTE = 1_000_000


def files_of(entry: Entry, context: HtmlContext) -> Element | None:
    """``dl.cw-downloads-files`` with a row per kind of file; None when nothing has been built.

    A course has its own decks and handouts, and what the pages have that it leads to; the list of exercises has
    everybody's pack; any other page has its own.
    """
    rows = list(_rows(entry, context))
    return element("dl", "cw-downloads-files", *rows) if rows else None


def _rows(entry: Entry, context: HtmlContext) -> Iterator[Element]:
    index = context.index
    if not index.downloads:
        return
    paths = {entry.path}
    if entry.kind is PageKind.COURSE:
        paths |= {step.path for step in entry.steps}
    elif entry.path.endswith(_DRILLS):
        folder = entry.path.removesuffix("index.md")
        paths |= {each.path for each in index.entries if each.path.startswith(folder)}
    pages = [each for each in index.entries if each.path in paths]
    for group, noun, kind in _GROUPS:
        owners = {page.id for page in pages if page.kind is kind}
        offered = [d for d in index.downloads if d.group == group and d.owner in owners]
        if offered:
            yield _row(noun, _links(offered, context))
    banks = [page for page in pages if page.kind is PageKind.QUIZ]
    shelves = [
        (bank, [d for d in index.downloads if d.group == "quiz" and d.owner == bank.id])
        for bank in banks
    ]
    filled = [(bank, files) for bank, files in shelves if files]
    if filled:
        yield _row("题库", _banks(filled, context))


def _row(noun: str, content: Element) -> Element:
    return element("div", "cw-downloads-row", element("dt", "", noun), element("dd", "", content))


def _banks(shelves: list[tuple[Entry, list[Download]]], context: HtmlContext) -> Element:
    """Many files that few people want: closed until asked for."""
    name = shelves[0][0].title if len(shelves) == 1 else f"{len(shelves)} 个题库"
    made = element("details", "cw-downloads-banks")
    made.append(element("summary", "", f"{name}，导入考试平台用"))
    for bank, files in shelves:
        if len(shelves) > 1:
            made.append(element("p", "cw-downloads-bank", bank.title))
        made.append(_links(files, context))
    return made


def _links(files: Iterable[Download], context: HtmlContext) -> Element:
    return element("ul", "cw-downloads-list", *(_item(file, context) for file in files))


def _item(file: Download, context: HtmlContext) -> Element:
    """A link whose address the extension fills in after the site builder has checked the pages' own."""
    link = element("a", "cw-downloads-file", file.label, href="", download="")
    link.set("data-output", context.relative(file.path))
    suffix = file.path.rpartition(".")[2].upper()
    append(link, element("span", "cw-downloads-size", f"{suffix} {_size(file.size)}"))
    return element("li", "", link)


def _size(size: int) -> str:
    """As people say it: 2.1 MB, 88 KB."""
    if size >= _MEGABYTE:
        return f"{size / _MEGABYTE:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"
