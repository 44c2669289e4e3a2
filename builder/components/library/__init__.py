"""A list of the library's pages of one kind, or of its metrics; only on the site."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Option, Source
from builder.components.html import element
from builder.components.library.metrics import metric_list
from builder.components.listing import address_of, data_of, facts_of, link_card, notice
from builder.components.reading import report_strangers
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.library import Entry
from builder.model.page import PageKind
from builder.model.span import Span

KINDS: Mapping[str, tuple[PageKind, str, str]] = MappingProxyType(
    {
        "cases": (PageKind.CASE, "案例", "个"),
        "scripts": (PageKind.SCRIPT, "话术", "套"),
        "quizzes": (PageKind.QUIZ, "题库", "个"),
        "courses": (PageKind.COURSE, "课程", "门"),
        "chapters": (PageKind.CHAPTER, "章节", "个"),
        "paths": (PageKind.PATH, "学习路径", "条"),
    }
)
"""Kind of page, its Chinese noun and the noun's measure word, by the word behind ``|``."""
METRICS = "metrics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which pages are listed."""

    group: str
    """A key of ``KINDS``, or ``METRICS``."""
    type: str = ""
    """Only pages of this type, industry, scene or channel; empty for all."""
    folder: str = ""
    """Only pages of this folder below the content folder; empty for all."""
    span: Span = field(default=Span(""), compare=False)


class Library(Component[Listing]):
    """Linked titles with number, summary and facts, by library number."""

    name = "library"
    noun = "目录"
    argument = "reference"
    options = (
        Option(name="type", meaning="只列这一类：类型、行业、场景或渠道等于它的页面"),
        Option(name="folder", meaning="只列这个文件夹里的页面，不含下一级；写 content/ 以下的路径"),
    )

    def parse(self, source: Source, report: Report) -> Listing | None:
        report_strangers(source, source.blocks, "选项，清单自动生成", report)
        group = source.argument.strip().lower()
        if group not in (*KINDS, METRICS):
            _report_unknown(group, source.span, report)
            return None
        return Listing(
            group=group,
            type=source.options.get("type", "").strip(),
            folder=source.options.get("folder", "").strip().strip("/"),
            span=source.span,
        )

    def html(self, content: Listing, context: HtmlContext) -> Element:
        if content.group == METRICS:
            return metric_list(context.index.metrics) if context.index.metrics else _no_metrics()
        _, noun, measure = KINDS[content.group]
        items = [_item(entry, context) for entry in _entries(content, context)]
        if not items:
            of_type = f"“{content.type}”类的" if content.type else ""
            return notice(self.name, f"还没有{of_type}{noun}。")
        made = element("ul", f"cw-library cw-library-{content.group}", *items)
        made.set("data-counted", f"{measure}{noun}")
        return made

    def layout(self, content: Listing, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return ()


def _no_metrics() -> Element:
    return notice("library", "还没有指标。")


def _report_unknown(group: str, span: Span, report: Report) -> None:
    near = difflib.get_close_matches(group, [*KINDS, METRICS], 1, 0.5)
    known = "、".join(f"{word}（{noun}）" for word, (_, noun, _) in KINDS.items())
    known += f"、{METRICS}（指标）"
    report.error(
        "DIA010",
        span,
        f"组件 library 不认识“{group}”" if group else "组件 library 没有写列哪一类页面",
        f"是不是 /// library | {near[0]}？" if near else f"竖线后写其中一个：{known}",
        f"library does not know {group!r}" if group else "library names no kind of page",
    )


def _entries(content: Listing, context: HtmlContext) -> Iterator[Entry]:
    """Pages of the kind, without the index pages that hold such lists."""
    for entry in context.index.of_kind(KINDS[content.group][0]):
        folder, _, name = entry.path.rpartition("/")
        is_index = name.lower() == "index.md"
        is_elsewhere = bool(content.folder) and folder != content.folder
        marks = (entry.type, entry.industry, entry.scene, *entry.channel)
        if not is_index and not is_elsewhere and (not content.type or content.type in marks):
            yield entry


def _item(entry: Entry, context: HtmlContext) -> Element:
    link = link_card(
        "library",
        entry.title,
        address_of(entry, context),
        ref=entry.ref,
        summary=entry.summary,
        facts=facts_of(entry),
    )
    return element("li", "cw-library-item", link, **data_of(entry))


component = Library()
