"""Matrices: heads and cells line up, one cell is filled, large ones become tables that lose nothing."""

from component_blocks import flat, of_kind, read, read_as, shown, slides

from builder.components.matrix.syntax import Matrix
from builder.layout.frame import ACCENT1, Frame, ShapeFrame, TableFrame
from builder.model.inline import text


def grid(rows: int, columns: int, cell: str = "主办", key: tuple[int, int] | None = None) -> str:
    lines = ["/// matrix", "|  |" + "".join(f" 列{n} |" for n in range(1, columns + 1))]
    lines.append("|---" * (columns + 1) + "|")
    for row in range(1, rows + 1):
        cells = (
            f" {cell}{' {.key}' if key == (row, column) else ''} |"
            for column in range(1, columns + 1)
        )
        lines.append(f"| 行{row} |" + "".join(cells))
    return "\n".join([*lines, "///"])


def filled(frames: tuple[Frame, ...]) -> list[str]:
    return [shape.name for shape in of_kind(ShapeFrame, frames) if shape.fill == ACCENT1]


def cell_rects(frames: tuple[Frame, ...]) -> list[tuple[float, float, float, float]]:
    cells = [s.rect for s in of_kind(ShapeFrame, frames) if s.name.startswith("格 ")]
    return [(r.x, r.y, r.width, r.height) for r in cells]


def test_first_row_and_first_column_are_heads() -> None:
    matrix = read_as(Matrix, grid(2, 3))
    assert matrix.heads == (text("列1"), text("列2"), text("列3"))
    assert [row.head for row in matrix.rows] == [text("行1"), text("行2")]


def test_a_single_cell_is_wide_and_its_words_are_large() -> None:
    (page,) = slides("matrix", read_as(Matrix, grid(1, 1)))
    (cell,) = [s for s in of_kind(ShapeFrame, page) if s.name.startswith("格 ")]
    assert cell.rect.right == 912
    assert cell.text and cell.text.paragraphs[0].size_pt == 24


def test_a_table_goes_on_at_the_height_where_it_began() -> None:
    pages = slides("matrix", read_as(Matrix, grid(13, 8)))
    tops = [table.rect.y for page in pages for table in of_kind(TableFrame, page)]
    assert len(tops) > 1 and len(set(tops)) == 1


def test_the_marked_cell_alone_is_filled() -> None:
    (page,) = slides("matrix", read_as(Matrix, grid(3, 3, key=(2, 3))))
    assert filled(page) == ["格 2-3"]


def test_nothing_is_filled_where_nothing_is_marked() -> None:
    (page,) = slides("matrix", read_as(Matrix, grid(3, 3)))
    assert filled(page) == []


def test_a_second_marked_cell_is_reported_and_not_filled() -> None:
    block = grid(2, 2, key=(1, 1)).replace("| 行2 | 主办 |", "| 行2 | 主办 {.key} |")
    content, findings = read(block)
    assert len(findings) == 1
    assert "只强调一个格子" in findings[0]
    assert isinstance(content, Matrix)
    assert content.key == (0, 0)


def test_a_row_head_cannot_be_the_key() -> None:
    content, findings = read(grid(2, 2).replace("| 行1 |", "| 行1 {.key} |"))
    assert [finding[:6] for finding in findings] == ["DIA005"]
    assert isinstance(content, Matrix)
    assert content.key is None


def test_a_table_of_row_heads_alone_is_reported() -> None:
    content, findings = read(grid(2, 0))
    assert content is None
    assert len(findings) == 1


def test_cells_are_of_one_size_whatever_stands_in_them() -> None:
    block = grid(3, 3).replace("| 行2 | 主办 |", "| 行2 | 先问清楚航班号再查座位表 |")
    (page,) = slides("matrix", read_as(Matrix, block))
    rects = cell_rects(page)
    assert len(rects) == 9
    assert len({(width, height) for _, _, width, height in rects}) == 1
    assert len({x for x, *_ in rects}) == len({y for _, y, *_ in rects}) == 3


def test_an_empty_cell_leaves_the_surface_out() -> None:
    (page,) = slides("matrix", read_as(Matrix, grid(2, 2).replace("| 行1 | 主办 |", "| 行1 |  |")))
    unfilled = [s for s in of_kind(ShapeFrame, page) if s.name == "格 1-1"]
    assert [(shape.fill, shape.text and shape.text.plain) for shape in unfilled] == [(None, "–")]


def test_five_columns_and_six_rows_are_drawn_and_one_more_of_either_is_a_table() -> None:
    assert not of_kind(TableFrame, slides("matrix", read_as(Matrix, grid(6, 5)))[0])
    for rows, columns in ((7, 5), (6, 6)):
        page = slides("matrix", read_as(Matrix, grid(rows, columns)))[0]
        assert len(of_kind(TableFrame, page)) == 1
        assert shown(page) == ""


def tables_of(block: str) -> list[TableFrame]:
    pages = slides("matrix", read_as(Matrix, block))
    return [frame for page in pages for frame in flat(page) if isinstance(frame, TableFrame)]


def test_many_rows_go_on_with_the_column_heads_repeated() -> None:
    tables = tables_of(grid(23, 3))
    assert len(tables) > 1
    assert all([c.text.plain for c in t.rows[0]] == ["", "列1", "列2", "列3"] for t in tables)
    heads = [row[0].text.plain for table in tables for row in table.rows[1:]]
    assert heads == [f"行{n}" for n in range(1, 24)]


def test_many_columns_are_spread_with_the_row_heads_repeated() -> None:
    tables = tables_of(grid(3, 16, cell="登记并转交"))
    assert len(tables) > 1
    assert all([row[0].text.plain for row in t.rows[1:]] == ["行1", "行2", "行3"] for t in tables)
    heads = [cell.text.plain for table in tables for cell in table.rows[0][1:]]
    assert heads == [f"列{n}" for n in range(1, 17)]


def test_the_key_cell_stays_filled_wherever_a_table_has_it() -> None:
    tables = tables_of(grid(23, 16, cell="登记并转交", key=(20, 15)))
    keys = [
        (table.rows[0][column].text.plain, row[0].text.plain)
        for table in tables
        for row in table.rows
        for column, cell in enumerate(row)
        if cell.fill == ACCENT1
    ]
    assert keys == [("列15", "行20")]


def test_long_cells_take_more_lines_before_columns_are_torn_apart() -> None:
    tables = tables_of(
        grid(6, 3, cell="先问清客户最急的是哪一样，当面报出下一次回话的钟点，免得他再跑一趟")
    )
    assert {len(table.column_widths) for table in tables} == {4}


def test_columns_of_a_table_are_of_one_width() -> None:
    (table, *_) = tables_of(grid(8, 8).replace("列3", "新来的学员").replace("列5", "工"))
    assert len(set(table.column_widths[1:])) == 1
