"""Native tables."""

import io
import zipfile

from deck_samples import PROPERTIES, slide, table, theme
from pptx import Presentation
from pptx.util import Pt

from builder.deck import write_deck


def data() -> bytes:
    return write_deck([slide("s", table())], theme(), PROPERTIES)


def markup() -> str:
    with zipfile.ZipFile(io.BytesIO(data())) as archive:
        return archive.read("ppt/slides/slide1.xml").decode()


def test_a_table_reads_back_cell_by_cell() -> None:
    frame = next(
        shape for shape in Presentation(io.BytesIO(data())).slides[0].shapes if shape.has_table
    )
    cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert cells == [
        ["渠道", "首响", "结案"],
        ["柜台", "10 秒", "当场"],
        ["线上", "30 秒", "1 个工作日"],
    ]
    assert frame.table.first_row
    assert [column.width for column in frame.table.columns] == [Pt(288)] * 3
    assert {row.height for row in frame.table.rows} == {Pt(51)}


def test_a_rule_is_written_on_both_cells_it_parts() -> None:
    cells = markup().split("<a:tc>")[1:]
    below_header = cells[0][cells[0].index("<a:lnB") :]
    above_first = cells[3][cells[3].index("<a:lnT") : cells[3].index("</a:lnT>")]
    assert 'w="19050"' in below_header
    assert 'w="19050"' in above_first


def test_cells_have_no_vertical_lines_and_no_fill_of_their_own() -> None:
    assert markup().count("<a:lnL><a:noFill/></a:lnL><a:lnR><a:noFill/></a:lnR>") == 9
    assert markup().count("</a:lnB><a:noFill/></a:tcPr>") == 8


def test_no_style_colours_the_table() -> None:
    assert "{2D5ABB26-0587-4C30-8999-92F81FD0307C}" in markup()
    assert "bandRow" not in markup()
