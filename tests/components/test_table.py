"""Markdown tables on slides."""

import pytest
from furniture_samples import FULL, lay_out

from builder.layout.frame import SOFT, TableFrame
from builder.layout.kit import Kit
from builder.model.block import Table
from builder.model.inline import text


def _table(rows: int, cell: str = "内容", *, key: int | None = None) -> Table:
    return Table(
        header=(text("名称"), text("数")),
        rows=tuple((text(f"第 {n} 行"), text(cell)) for n in range(rows)),
        align=("", "right"),
        key_row=key,
    )


def _tables(content: Table, kit: Kit | None = None) -> list[TableFrame]:
    frames = [frame for page in lay_out("table", content, kit=kit) for frame in page]
    return [frame for frame in frames if isinstance(frame, TableFrame)]


def test_a_table_fills_the_width_and_its_columns_add_up() -> None:
    (table,) = _tables(_table(4))
    assert table.rect.width == FULL.width
    assert sum(table.column_widths) == pytest.approx(FULL.width)
    assert sum(table.row_heights) == pytest.approx(table.rect.height)


def test_a_long_table_repeats_its_header_and_leaves_no_row_alone() -> None:
    tables = _tables(_table(17))
    assert len(tables) > 1
    assert all(table.rows[0][0].text.plain == "名称" for table in tables)
    counts = [len(table.rows) - 1 for table in tables]
    assert sum(counts) == 17
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize(("rows", "size"), [(6, 18), (8, 16), (10, 14)])
def test_the_type_of_a_table_follows_its_rows(rows: int, size: float) -> None:
    (table,) = _tables(_table(rows))
    assert table.rows[1][1].text.paragraphs[0].size_pt == size


def test_the_key_row_is_tinted_wherever_it_stands() -> None:
    tables = _tables(_table(17, key=15))
    tinted = [row[0].text.plain for table in tables for row in table.rows if row[0].fill == SOFT]
    assert tinted == ["第 15 行"]


def test_cells_are_set_right_where_their_column_is() -> None:
    (table,) = _tables(_table(2))
    assert {row[1].text.paragraphs[0].align for row in table.rows} == {"right"}


def test_an_empty_cell_shows_a_dash() -> None:
    (table,) = _tables(_table(2, cell=""))
    assert table.rows[1][1].text.plain == "–"


def test_a_row_too_tall_for_a_slide_is_reported_and_still_shown() -> None:
    kit = Kit()
    tables = _tables(_table(2, cell="很长的单元格，" * 400), kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]
    assert len(tables) == 2
