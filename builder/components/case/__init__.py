"""A case: what happened, what was to be done, what was done, what came of it, what it teaches."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, LibraryReference, Source
from builder.components.case.html import case_html
from builder.components.case.layout import layout_case
from builder.components.case.syntax import Case, read_case
from builder.components.reference import read_reference, reference_card
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class CaseComponent(Component[Case | LibraryReference]):
    """``/// case`` tells a case; ``/// case | C19`` shows the one with that number."""

    name = "case"
    noun = "案例"
    argument = "reference"

    def parse(self, source: Source, report: Report) -> Case | LibraryReference | None:
        if source.argument:
            return read_reference(source, "C19", report)
        return read_case(source, report)

    def html(self, content: Case | LibraryReference, context: HtmlContext) -> Element:
        if isinstance(content, LibraryReference):
            return reference_card(self.name, self.noun, content, context)
        return case_html(content, context)

    def layout(
        self, content: Case | LibraryReference, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        if isinstance(content, LibraryReference):
            return ()  # the plan has put the named page's own slides in its place
        return layout_case(content, region, kit)


component = CaseComponent()
