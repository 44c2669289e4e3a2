"""A matrix on the site: a table with row and column heads whose cells are quiet surfaces."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, rich
from builder.components.matrix.syntax import Matrix, MatrixRow
from builder.model.inline import RichText


def matrix_html(matrix: Matrix, context: HtmlContext) -> Element:
    """``div`` that scrolls sideways where it must, with the table."""
    corner = rich("td", "cw-matrix-corner", matrix.corner, context)
    heads = (_head("col", text, context) for text in matrix.heads)
    table = element(
        "table", "cw-matrix-table", element("thead", "", element("tr", "", corner, *heads))
    )
    rows = (_row(matrix, number, row, context) for number, row in enumerate(matrix.rows))
    table.append(element("tbody", "", *rows))
    return element("div", "cw-matrix", table)


def _row(matrix: Matrix, number: int, row: MatrixRow, context: HtmlContext) -> Element:
    made = element("tr", "", _head("row", row.head, context))
    for column, text in enumerate(row.cells):
        if not text:
            made.append(element("td", "cw-matrix-empty", "–"))
            continue
        is_key = matrix.key == (number, column)
        made.append(rich("td", "cw-matrix-key" if is_key else "", text, context))
    return made


def _head(scope: str, text: RichText, context: HtmlContext) -> Element:
    made = rich("th", "", text, context)
    made.set("scope", scope)
    return made
