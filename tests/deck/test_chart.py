"""Native charts and the workbooks behind them."""

import io
import re
import zipfile

import pytest
from deck_samples import PROPERTIES, chart, slide, theme
from openpyxl import load_workbook
from pptx import Presentation

from builder.deck import write_deck
from builder.deck.chart_labels import spread
from builder.deck.chart_layout import grid_step, legend_box, plot_box
from builder.deck.workbook import column_letter
from builder.layout.frame import ACCENT1, MUTED, ChartFrame, Series
from builder.layout.geometry import Rect

KINDS = ("column", "bar", "line", "pie", "doughnut", "radar")


def archive(frame: ChartFrame) -> zipfile.ZipFile:
    data = write_deck([slide("s", frame)], theme(), PROPERTIES)
    return zipfile.ZipFile(io.BytesIO(data))


def markup(frame: ChartFrame) -> str:
    return archive(frame).read("ppt/charts/chart1.xml").decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_reads_back_with_its_data(kind: str) -> None:
    frame = chart(kind)
    data = write_deck([slide("s", frame)], theme(), PROPERTIES)
    shape = next(each for each in Presentation(io.BytesIO(data)).slides[0].shapes if each.has_chart)
    plot = shape.chart.plots[0]
    assert tuple(plot.categories) == frame.categories
    assert [(series.name, series.values) for series in plot.series] == [
        (series.name, series.values) for series in frame.series
    ]


def test_the_workbook_holds_the_data_as_text_and_numbers() -> None:
    series = (Series(name="=1+1", values=(1.5, None), color=ACCENT1),)
    frame = chart("column", categories=("=A1", "https://example.com"), series=series)
    workbook = archive(frame).read("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")
    sheet = load_workbook(io.BytesIO(workbook))["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet] == [
        [None, "=1+1"],
        ["=A1", 1.5],
        ["https://example.com", None],
    ]
    assert {cell.data_type for row in sheet for cell in row if cell.value == "=1+1"} == {"s"}


def test_a_missing_value_is_a_gap() -> None:
    series = (Series(name="率", values=(1, None, 3), color=ACCENT1),)
    text = markup(chart("line", categories=("一", "二", "三"), series=series))
    values = text[text.index("<c:val>") :]
    assert re.findall(r'<c:pt idx="(\d)">', values) == ["0", "2"]
    assert '<c:ptCount val="3"/>' in values


def test_labelled_columns_have_no_value_axis_and_no_grid() -> None:
    text = markup(chart("column"))
    value_axis = text[text.index("<c:valAx>") :]
    assert '<c:delete val="1"/>' in value_axis
    assert "majorGridlines" not in text
    assert 'formatCode="0&quot;%&quot;"' in text
    assert '<c:gapWidth val="60"/><c:overlap val="-5"/>' in text


def test_lines_with_a_value_axis_are_labelled_at_their_end_only() -> None:
    text = markup(chart("line", value_axis=True))
    assert "majorGridlines" in text
    assert re.findall(r'<c:dLbl><c:idx val="(\d)"/>', text) == ["3", "3"]
    assert text.count('<c:showVal val="1"/>') == 2


def test_labels_stand_beside_a_falling_line_and_above_a_rising_one() -> None:
    def places(*values: float) -> list[str]:
        series = (Series(name="用时", values=values, color=ACCENT1),)
        frame = ChartFrame(
            name="图",
            rect=chart("line").rect,
            type="line",
            categories=("一", "二", "三"),
            series=series,
        )
        return re.findall(r'<c:dLblPos val="(\w+)"/>', markup(frame))

    assert places(90, 75, 55) == ["r", "r", "r", "t"]
    assert places(55, 75, 90) == ["t"]


def ends(*lines: tuple[float, ...]) -> ChartFrame:
    series = tuple(
        Series(name=f"线{n}", values=line, color=ACCENT1) for n, line in enumerate(lines)
    )
    categories = tuple("一二三四")[: len(lines[0])]
    return chart("line", categories=categories, series=series, value_axis=True)


def shifts(frame: ChartFrame) -> list[float]:
    """How far the end label of each line is moved down, in pt."""
    moved = [
        re.search(r'<c:y val="([^"]+)"', label)
        for label in re.findall(r"<c:dLbl>.*?</c:dLbl>", markup(frame))
    ]
    return [float(each[1]) * frame.rect.height if each else 0.0 for each in moved]


def test_end_labels_of_lines_that_end_close_together_stand_apart() -> None:
    frame = ends((40.0, 88.0), (20.0, 86.0), (10.0, 85.0))
    plot, values = plot_box(frame), (88.0, 86.0, 85.0)
    step = plot.height * frame.rect.height / ((frame.axis_maximum or 88.0) - 0.0)
    middles = [down - step * value for down, value in zip(shifts(frame), values, strict=True)]
    assert middles[1] - middles[0] >= 16.0 and middles[2] - middles[1] >= 16.0


def test_end_labels_with_room_stay_beside_their_points() -> None:
    assert shifts(ends((40.0, 88.0), (20.0, 20.0))) == [0.0, 0.0]


def test_labels_move_no_further_than_they_must() -> None:
    assert spread([10.0, 12.0, 50.0], [8.0, 8.0, 8.0]) == [7.0, 15.0, 50.0]
    assert spread([10.0, 12.0, 20.0], [8.0, 8.0, 8.0]) == [6.0, 14.0, 22.0]


def test_end_labels_have_room_inside_the_frame() -> None:
    series = (Series(name="元", values=(1.25,) * 12, color=ACCENT1, label_size_pt=18.0),)
    frame = chart(
        "line", categories=tuple("abcdefghijkl"), series=series, value_axis=True,
        number_format='0.00" 万元"',
    )  # fmt: skip
    plot = plot_box(frame)
    room = (1 - plot.right + plot.width / 24) * frame.rect.width
    assert room >= 4.5 * 18.0


def test_a_moved_label_is_not_tied_to_its_mark_by_a_line() -> None:
    assert '<c15:showLeaderLines val="0"/>' in markup(ends((40.0, 88.0), (20.0, 86.0)))


def test_the_number_of_the_key_stands_out_like_its_column() -> None:
    series = (Series(name="率", values=(1, 2), color=ACCENT1, point_colors=(MUTED, None)),)
    text = markup(chart("column", categories=("一", "二"), series=series))
    (label,) = re.findall(r"<c:dLbl>.*?</c:dLbl>", text)
    assert '<c:idx val="1"/>' in label and 'b="1"' in label and "accent1" in label


def test_a_radar_s_number_at_the_rim_moves_off_the_name_of_its_axis() -> None:
    series = (Series(name="分", values=(3, 5, 3), color=ACCENT1, label_bold=True),)
    frame = chart(
        "radar", categories=("甲", "乙", "丙"), series=series, axis_maximum=5.0, value_axis=True
    )
    (label,) = re.findall(r"<c:dLbl>.*?</c:dLbl>", markup(frame))
    assert '<c:idx val="1"/>' in label
    assert re.search(r'<c:x val="-', label), "the label of a right-hand axis moves to the left"


def test_no_axis_line_runs_behind_the_gaps_of_a_stack() -> None:
    def axis_line(grouping: str) -> str:
        text = markup(chart("column", grouping=grouping))
        return text[text.index("<c:catAx>") : text.index("</c:catAx>")]

    assert "<a:ln><a:noFill/></a:ln>" in axis_line("stacked")
    assert "<a:ln><a:noFill/></a:ln>" not in axis_line("clustered")


def test_bars_run_from_top_to_bottom_in_the_order_given() -> None:
    text = markup(chart("bar"))
    category_axis = text[text.index("<c:catAx>") : text.index("</c:catAx>")]
    assert '<c:orientation val="maxMin"/>' in category_axis


def test_single_points_have_colours_of_their_own() -> None:
    series = (Series(name="率", values=(1, 2), color=MUTED, point_colors=(None, ACCENT1)),)
    text = markup(chart("column", categories=("一", "二"), series=series))
    points = re.findall(r'<c:dPt><c:idx val="(\d)"/>.*?</c:dPt>', text)
    assert points == ["1"]


def test_slices_without_a_legend_are_named() -> None:
    one = (chart("pie").series[0],)
    assert '<c:showCatName val="1"/>' in markup(chart("pie", series=one, legend=False))
    assert '<c:showCatName val="1"/>' not in markup(chart("pie", series=one, legend=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("legend", [False, True])
@pytest.mark.parametrize("value_axis", [False, True])
def test_plot_and_legend_stay_inside_the_frame_and_apart(
    kind: str, legend: bool, value_axis: bool
) -> None:
    frame = chart(kind, legend=legend, value_axis=value_axis)
    plot, row = plot_box(frame), legend_box(frame)
    assert plot.x >= 0 and plot.y >= 0 and plot.right <= 1.0001 and plot.bottom <= 1.0001
    assert plot.width > 0.3 and plot.height > 0.3
    assert row.right <= 1
    if legend:
        assert plot.y > row.bottom


def test_gridlines_are_few_and_round() -> None:
    assert grid_step(chart("line", axis_maximum=100.0)) == 25
    assert grid_step(chart("line", axis_maximum=None)) == 25
    assert grid_step(chart("line", axis_maximum=6.0)) == 2
    assert grid_step(chart("line", series=(), axis_maximum=None)) == 1


def test_columns_of_the_sheet_are_lettered_past_z() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]


def test_a_stack_is_one_bar_whose_thin_pieces_carry_no_label() -> None:
    series = (
        Series(name="甲", values=(90, 97), color=ACCENT1),
        Series(name="乙", values=(10, 3), color=MUTED, unlabelled=(1,)),
    )
    text = markup(chart("column", categories=("一", "二"), series=series, grouping="percent"))
    assert '<c:grouping val="percentStacked"/>' in text
    assert '<c:overlap val="100"/>' in text
    assert re.findall(r'<c:idx val="(\d)"/><c:delete val="1"/>', text) == ["1"]


def test_a_radar_s_labels_name_no_place() -> None:
    assert "dLblPos" not in markup(chart("radar", value_axis=True))


def test_a_plot_that_layout_fixed_stands_where_it_said() -> None:
    frame = chart("column")
    fixed = chart("column", plot=Rect(0, 60, frame.rect.width, frame.rect.height - 90))
    plot = plot_box(fixed)
    assert (plot.x, plot.width) == (0, 1)
    assert plot.y == pytest.approx(60 / frame.rect.height)
