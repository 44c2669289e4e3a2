"""Native tables without a table style: every border and fill is stated."""

from builder.deck.markup import emu, fill_or_none, stroke, transform
from builder.deck.scope import SlideScope
from builder.deck.shapes import identity
from builder.deck.text import ANCHORS, paragraphs, right_inset
from builder.layout.frame import CellFrame, Line, TableFrame

_NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table(frame: TableFrame, scope: SlideScope) -> str:
    """``p:graphicFrame`` holding an ``a:tbl``; the header row is flagged for screen readers."""
    header = ' firstRow="1"' if frame.has_header else ""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in frame.column_widths)
    above: tuple[Line | None, ...] = (None,) * len(frame.column_widths)
    rows = ""
    for height, cells in zip(frame.row_heights, frame.rows, strict=True):
        written = "".join(
            _cell(cell, rule_above, scope) for cell, rule_above in zip(cells, above, strict=True)
        )
        rows += f'<a:tr h="{emu(height)}">{written}</a:tr>'
        above = tuple(cell.rule_below for cell in cells)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(scope, frame.name, frame.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{transform(frame.rect, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr{header}>'
        f"<a:tableStyleId>{_NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _cell(cell: CellFrame, rule_above: Line | None, scope: SlideScope) -> str:
    """A cell repeats the rule below its upper neighbour, because PowerPoint lets either side win."""
    left, top, right, bottom = cell.text.insets
    borders = (
        f"{stroke(None, 'a:lnL')}{stroke(None, 'a:lnR')}"
        f"{stroke(rule_above, 'a:lnT')}{stroke(cell.rule_below, 'a:lnB')}"
    )
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(cell.text, scope)}</a:txBody>"
        f'<a:tcPr marL="{emu(left)}" marR="{right_inset(right)}" marT="{emu(top)}" marB="{emu(bottom)}"'
        f' anchor="{ANCHORS[cell.text.anchor]}">{borders}{fill_or_none(cell.fill)}</a:tcPr></a:tc>'
    )
