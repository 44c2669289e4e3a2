"""Things to tick off: rows with an empty or a ticked square."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.checklist.html import checklist_html
from builder.components.checklist.layout import layout_checklist
from builder.components.checklist.syntax import Check, read_checks
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class ChecklistComponent(Component[tuple[Check, ...]]):
    """``/// checklist``: a square, what to check, how, and by whom or when."""

    name = "checklist"
    noun = "清单"

    def parse(self, source: Source, report: Report) -> tuple[Check, ...] | None:
        return read_checks(source, report) or None

    def html(self, content: tuple[Check, ...], context: HtmlContext) -> Element:
        return checklist_html(content, context)

    def layout(
        self, content: tuple[Check, ...], region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        return layout_checklist(content, region, kit)


component = ChecklistComponent()
