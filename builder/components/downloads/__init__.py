"""Links to the decks that are built from the courses; only on the site."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.html import element
from builder.components.listing import link_card, notice
from builder.components.reading import report_strangers
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.library import Entry
from builder.model.page import PageKind
from builder.model.span import Span

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckLinks:
    """Which decks are offered."""

    course_id: str = ""
    """Empty for every course."""
    span: Span = field(default=Span(""), compare=False)


class Downloads(Component[DeckLinks]):
    """One link per course; the site build puts the decks where they lead."""

    name = "downloads"
    noun = "下载"
    argument = "reference"

    def parse(self, source: Source, report: Report) -> DeckLinks | None:
        report_strangers(source, source.blocks, "课程编号，链接自动生成", report)
        course_id = source.argument.strip()
        if course_id and not _ID.fullmatch(course_id):
            report.error(
                "DIA010",
                source.span,
                f"“{course_id}”不是课程编号",
                "写课程页的 id，例如 /// downloads | efficient-service；不写编号就列出全部课程",
                f"{course_id!r} is not the id of a course",
            )
            return None
        return DeckLinks(course_id=course_id, span=source.span)

    def html(self, content: DeckLinks, context: HtmlContext) -> Element:
        courses = [
            entry
            for entry in context.index.of_kind(PageKind.COURSE)
            if content.course_id in ("", entry.id)
        ]
        if not courses:
            what = f"编号为 {content.course_id} 的课程" if content.course_id else "课件"
            return notice(self.name, f"还没有{what}。")
        items = [element("li", "cw-downloads-item", _link(entry, context)) for entry in courses]
        return element("ul", "cw-downloads", *items)

    def layout(self, content: DeckLinks, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return ()


def _link(entry: Entry, context: HtmlContext) -> Element:
    """A link whose address the extension fills in after the site builder has checked the pages' own."""
    link = link_card(
        "downloads",
        entry.title,
        "",
        summary=entry.summary,
        facts=("PowerPoint 课件", "可编辑", "带讲稿"),
    )
    link.set("data-output", context.relative(f"decks/{entry.id}.pptx"))
    return link


component = Downloads()
