"""A grid of short words: what stands in a row meets what stands in a column."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.matrix.html import matrix_html
from builder.components.matrix.layout import layout_matrix
from builder.components.matrix.syntax import Matrix, parse_matrix
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class MatrixComponent(Component[Matrix]):
    """``/// matrix``: a table whose first row and first column are heads."""

    name = "matrix"
    noun = "矩阵"

    def parse(self, source: Source, report: Report) -> Matrix | None:
        return parse_matrix(source, report)

    def html(self, content: Matrix, context: HtmlContext) -> Element:
        return matrix_html(content, context)

    def layout(self, content: Matrix, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_matrix(content, region, kit)


component = MatrixComponent()
