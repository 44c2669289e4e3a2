"""A question by its id: two slides in the deck, a linked card on the site."""

import re
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, LibraryReference, Source
from builder.components.html import element
from builder.components.listing import address_of, link_card, notice
from builder.components.reading import report_strangers
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Quiz(Component[LibraryReference]):
    """The plan puts the question and its answer where this block stands."""

    name = "quiz"
    noun = "自测"
    argument = "reference"

    def parse(self, source: Source, report: Report) -> LibraryReference | None:
        report_strangers(source, source.blocks, "编号，内容取自题库", report)
        ref = source.argument.strip().lstrip("#")
        if not _ID.fullmatch(ref):
            report.error(
                "DIA010",
                source.span,
                f"“{ref}”不是题目编号" if ref else "组件 quiz 没有写题目编号",
                "编号在题目标题后面的 {#…} 里，例如 /// quiz | es-001",
                f"{ref!r} is not the id of a question" if ref else "quiz names no question",
            )
            return None
        return LibraryReference(ref=ref, span=source.span)

    def html(self, content: LibraryReference, context: HtmlContext) -> Element:
        found = context.index.question(content.ref)
        if found is None:
            return notice(self.name, f"没有编号为 {content.ref} 的题目。")
        bank, question = found
        link = link_card(
            self.name,
            question.name,
            f"{address_of(bank, context)}#{question.id}",
            ref=self.noun,
            summary="先自己作答，再看解析",
            facts=(bank.title,),
        )
        return element("div", "cw-quiz", link)

    def layout(
        self, content: LibraryReference, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        return ()


component = Quiz()
