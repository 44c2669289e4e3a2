"""Two or three ways of doing the same, side by side."""

from typing import ClassVar
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Option, Source
from builder.components.compare.html import compare_html
from builder.components.compare.layout import layout_compare
from builder.components.compare.syntax import Compare, parse_compare
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class CompareComponent(Component[Compare]):
    """``/// compare``: a table whose last column is the recommended one."""

    name = "compare"
    noun = "对照"
    options: ClassVar[tuple[Option, ...]] = (
        Option(name="neutral", kind="flag", meaning="写 true，各栏不分高下"),
    )

    def parse(self, source: Source, report: Report) -> Compare | None:
        return parse_compare(source, report)

    def html(self, content: Compare, context: HtmlContext) -> Element:
        return compare_html(content, context)

    def layout(self, content: Compare, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_compare(content, region, kit)


component = CompareComponent()
