"""The running order of a course or a learning path on the site: when, how long, what kind; totals and files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.downloads.files import files_of
from builder.components.html import append, element
from builder.markdown.context import PageContext
from builder.markdown.marks import strip_marks
from builder.markdown.steps import step_of
from builder.model.library import Index, StepEntry
from builder.model.page import PageKind

_KINDS = {
    PageKind.CASE: "案例",
    PageKind.SCRIPT: "话术",
    PageKind.QUIZ: "自测",
    PageKind.COURSE: "课程",
}
"""What a step is, where it is not a chapter."""
_DRILLS = re.compile(r"(?:^|/)drills/")


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading of the page and the steps below it."""

    heading: Element
    minutes: int | None
    steps: tuple[tuple[StepEntry, Element], ...]
    """Each with the list item it stands in."""


def arrange_order(
    root: Element, page: PageContext, minutes: dict[Element, int], context: HtmlContext
) -> None:
    """Enrich the page of a course or a path in place; ``minutes`` are those written at its headings."""
    entry = context.index.by_path(page.content_path)
    if entry is None:
        return
    sections = list(_sections(root, page, minutes, entry.kind))
    for section in sections:
        for step, item in section.steps:
            _mark_step(item, step, context.index)
    made = [files_of(entry, context)]
    if entry.kind is PageKind.COURSE:
        for number, section in enumerate(sections, 1):
            section.heading.set("id", section.heading.get("id") or f"part-{number}")
        made.append(_timetable(sections, context.index))
        for section, start in _starts(sections):
            _say_when(root, section, start, context.index)
    _insert_before_sections(root, made)


def offer_files(root: Element, page: PageContext, context: HtmlContext) -> None:
    """Put a page's own files, an exercise's pack or a bank's exports, before its first section."""
    entry = context.index.by_path(page.content_path)
    if entry is not None and entry.kind is not PageKind.COURSE:
        _insert_before_sections(root, [files_of(entry, context)])


def _insert_before_sections(root: Element, made: list[Element | None]) -> None:
    first = next((n for n, child in enumerate(root) if child.tag == "h2"), len(root))
    for number, part in enumerate(part for part in made if part is not None):
        root.insert(first + number, part)


def _sections(
    root: Element, page: PageContext, minutes: dict[Element, int], kind: PageKind
) -> Iterator[_Section]:
    lists = ("ol",) if kind is PageKind.PATH else ("ol", "ul")
    heading: Element | None = None
    steps: list[tuple[StepEntry, Element]] = []
    for child in [*root, None]:
        if child is None or child.tag == "h2":
            if heading is not None and steps:
                yield _Section(heading, minutes.get(heading), tuple(steps))
            heading, steps = child, []
        elif child.tag in lists and heading is not None:
            found = [(_step(item, page), item) for item in child]
            kept = [(step, item) for step, item in found if step]
            if kept:
                child.tag = "ol"
                child.set("class", "cw-order")
                steps += kept


def _step(item: Element, page: PageContext) -> StepEntry | None:
    link = next(item.iter("a"), None)
    if link is None:
        return None
    link.set("class", "cw-order-link")
    text = strip_marks("".join(link.itertext()))
    return step_of(text, link.get("href", ""), page.content_path)


def _mark_step(item: Element, step: StepEntry, index: Index) -> None:
    """The item's words stay as they are; what kind of page it leads to and its minutes come behind."""
    minutes = index.minutes_of(step)
    noun = _noun(step, index)
    words = element("div", "cw-order-words")
    words.text, item.text = item.text, None
    words.extend(list(item))
    item[:] = [words]
    item.set("class", "cw-order-step")
    if minutes:
        item.set("data-minutes", str(minutes))
    if noun == _KINDS[PageKind.QUIZ]:
        item.set("data-question", step.anchor)
    facts = [fact for fact in (noun, f"{minutes} 分钟" if minutes else "") if fact]
    if facts:
        item.append(element("p", "cw-order-facts", " · ".join(facts)))


def _noun(step: StepEntry, index: Index) -> str:
    entry = index.by_path(step.path)
    if entry is None:
        return ""
    if _DRILLS.search(step.path):
        return "演练"
    return _KINDS.get(entry.kind, "")


def _starts(sections: list[_Section]) -> Iterator[tuple[_Section, int]]:
    """Each section with its first minute; one that does not say its minutes moves nothing on."""
    start = 0
    for section in sections:
        yield section, start
        start += section.minutes or 0


def _timetable(sections: list[_Section], index: Index) -> Element | None:
    """When each section begins, in one look; None where the sections say no minutes."""
    if not sections or not all(section.minutes for section in sections):
        return None
    rows = []
    for section, start in _starts(sections):
        title = strip_marks("".join(section.heading.itertext())).strip()
        name = element("a", "", title, href=f"#{section.heading.get('id')}")
        rows.append(
            element(
                "tr",
                "",
                element("td", "cw-timetable-start", _clock(start)),
                element("th", "", name, scope="row"),
                element("td", "cw-timetable-what", _contents(section, index)),
                element("td", "cw-timetable-minutes", f"{section.minutes} 分钟"),
            )
        )
    total = sum(section.minutes or 0 for section in sections)
    rows.append(
        element(
            "tr",
            "cw-timetable-total",
            element("td", "cw-timetable-start", _clock(total)),
            element("th", "", "下课", scope="row"),
            element("td", "cw-timetable-what", "休息另算"),
            element("td", "cw-timetable-minutes", f"{total} 分钟"),
        )
    )
    caption = element("caption", "", "时间表：从开场算起，几点几分讲到哪里")
    heads = [element("th", "", name, scope="col") for name in ("从", "模块", "里面有", "用时")]
    return element(
        "table",
        "cw-timetable",
        caption,
        element("thead", "", element("tr", "", *heads)),
        element("tbody", "", *rows),
    )


def _say_when(root: Element, section: _Section, start: int, index: Index) -> None:
    if not section.minutes:
        return
    line = element("p", "cw-order-time")
    append(
        line,
        element("span", "cw-order-start", f"{_clock(start)} – {_clock(start + section.minutes)}"),
    )
    append(line, f" {section.minutes} 分钟，{_contents(section, index)}")
    root.insert(list(root).index(section.heading) + 1, line)


def _contents(section: _Section, index: Index) -> str:
    """3 页、1 个案例、2 道题: what a section holds."""
    nouns = [_noun(step, index) for step, _ in section.steps]
    counted = [("自测", "道题"), ("案例", "个案例"), ("话术", "套话术"), ("演练", "个演练")]
    others = sum(noun not in {name for name, _ in counted} for noun in nouns)
    parts = [f"{others} 段"] if others else []
    parts += [f"{nouns.count(noun)} {unit}" for noun, unit in counted if noun in nouns]
    return "、".join(parts)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
