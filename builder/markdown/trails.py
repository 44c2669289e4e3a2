"""Where a page stands in the courses and learning paths that lead through it: previous and next, at its end.

Without a script a page shows every course and path that it belongs to; ``progress.js`` leaves the one that the reader
came by.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import append, element
from builder.markdown.context import PageContext
from builder.model.library import Entry, StepEntry
from builder.model.page import PageKind
from builder.source.glossary import GLOSSARY_FILE

_LEADING = (PageKind.COURSE, PageKind.PATH)


@dataclass(frozen=True, slots=True)
class _Stop:
    """Steps that follow one another on one page: one place to be at."""

    steps: tuple[StepEntry, ...]

    @property
    def path(self) -> str:
        """Page below the content folder."""
        return self.steps[0].path

    @property
    def target(self) -> str:
        """Page and anchor of its first step."""
        anchor = self.steps[0].anchor
        return f"{self.path}#{anchor}" if anchor else self.path


def add_trails(root: Element, page: PageContext, context: HtmlContext) -> None:
    """Put the places of the page in its courses and paths at its end; pages that lead elsewhere have none."""
    is_index = page.content_path.rpartition("/")[2] == "index.md"
    if page.content is None or is_index or page.kind in _LEADING or page.path == GLOSSARY_FILE:
        return
    trails = [trail for entry in _leading(context) for trail in _trails(entry, page, context)]
    made = element("div", "cw-reading")
    if len(trails) == 1:
        made.append(trails[0])
    elif trails:
        names = element("summary", "", f"{len(trails)} 处课程和路径会走到这一页，接着往下读")
        made.append(element("details", "cw-reading-others", names, *trails))
    root.append(made)


def _leading(context: HtmlContext) -> Iterator[Entry]:
    for kind in _LEADING:
        yield from context.index.of_kind(kind)


def _trails(entry: Entry, page: PageContext, context: HtmlContext) -> Iterator[Element]:
    """A ``nav`` for each place of the page in one course or path."""
    stops = _stops(entry)
    for number, stop in enumerate(stops):
        if stop.path == page.content_path:
            yield _trail(entry, stops, number, context)


def _stops(entry: Entry) -> list[_Stop]:
    stops: list[_Stop] = []
    for step in entry.steps:
        if stops and stops[-1].path == step.path:
            stops[-1] = _Stop((*stops[-1].steps, step))
        else:
            stops.append(_Stop((step,)))
    return stops


def _trail(entry: Entry, stops: list[_Stop], number: int, context: HtmlContext) -> Element:
    short = entry.title.partition("，")[0]
    name = element("a", "cw-trail-name", short, href=context.relative(entry.path))
    where = element("p", "cw-trail-where", name)
    append(where, f" 第 {number + 1} 页／共 {len(stops)} 页")
    made = element("nav", "cw-trail", where)
    made.set("aria-label", f"{short}：上一页和下一页")
    made.set("data-trail", entry.path.removesuffix(".md"))
    made.set("data-anchors", " ".join(step.anchor for step in stops[number].steps))
    if number:
        made.append(_way("previous", "上一页", stops[number - 1], context))
    if number + 1 < len(stops):
        made.append(_way("next", "下一页", stops[number + 1], context))
    else:
        back = element("a", "cw-trail-way cw-trail-next", href=context.relative(entry.path))
        append(back, element("span", "cw-trail-direction", "走完了"))
        append(back, element("span", "cw-trail-title", f"回到{short}"))
        made.append(back)
    return made


def _way(direction: str, word: str, stop: _Stop, context: HtmlContext) -> Element:
    link = element("a", f"cw-trail-way cw-trail-{direction}", href=context.relative(stop.target))
    link.append(element("span", "cw-trail-direction", word))
    link.append(element("span", "cw-trail-title", stop.steps[0].text))
    return link
