"""The words of a matrix as paragraphs, the same in surfaces and in tables."""

from builder.components.matrix.syntax import Matrix, MatrixRow
from builder.components.table import EMPTY
from builder.layout.frame import BG1, TX1, TX2, TextParagraph
from builder.layout.kit import Kit
from builder.model.inline import RichText

HEAD_SIZE_PT = 16.0
PITCH = 1.3


def column_head(text: RichText, size_pt: float, kit: Kit) -> TextParagraph:
    """Head of a column, no larger than heads of tables are."""
    size = min(size_pt, HEAD_SIZE_PT)
    return kit.paragraph(text, size, bold=True, color=TX2, pitch_em=PITCH)


def row_head(row: MatrixRow, size_pt: float, kit: Kit) -> TextParagraph:
    """Head of a row."""
    return kit.paragraph(row.head, size_pt, bold=True, pitch_em=PITCH)


def cell_text(content: Matrix, row: int, column: int, size_pt: float, kit: Kit) -> TextParagraph:
    """What stands in a cell; a dash where nothing does."""
    text = content.rows[row].cells[column]
    if not text:
        return kit.paragraph(EMPTY, size_pt, color=TX2, pitch_em=PITCH)
    is_key = content.key == (row, column)
    color = BG1 if is_key else TX1
    return kit.paragraph(text, size_pt, bold=is_key, color=color, pitch_em=PITCH)
