"""A formula and what its terms mean."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.formula.html import formula_html
from builder.components.formula.layout import layout_formula
from builder.components.formula.syntax import Formula, parse_formula
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class FormulaComponent(Component[Formula]):
    """``/// formula``: one line of terms and operators over the terms' definitions."""

    name = "formula"
    noun = "公式"

    def parse(self, source: Source, report: Report) -> Formula | None:
        return parse_formula(source, report)

    def html(self, content: Formula, context: HtmlContext) -> Element:
        return formula_html(content, context)

    def layout(self, content: Formula, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_formula(content, region, kit)


component = FormulaComponent()
