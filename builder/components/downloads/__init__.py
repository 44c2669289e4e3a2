"""Links to the decks, handouts and question banks that were built from the courses; only on the site."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.downloads.files import files_of
from builder.components.html import element
from builder.components.listing import address_of, notice
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
    """Whose files are offered."""

    course_id: str = ""
    """Empty for every course."""
    span: Span = field(default=Span(""), compare=False)


class Downloads(Component[DeckLinks]):
    """The files of each course that the last build of the site has found."""

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
        items = [_course(entry, context) for entry in courses]
        return element("ul", "cw-downloads", *items)

    def layout(self, content: DeckLinks, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return ()


def _course(entry: Entry, context: HtmlContext) -> Element:
    title = element("a", "cw-downloads-title", entry.title, href=address_of(entry, context))
    made = element("li", "cw-downloads-item", title)
    if entry.summary:
        made.append(element("span", "cw-downloads-summary", entry.summary))
    made.append(
        files_of(entry, context)
        or element("p", "cw-downloads-none", "还没有生成课件，请找课程负责人。")
    )
    return made


component = Downloads()
