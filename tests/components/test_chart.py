"""Charts: data from a table, honest axes, one emphasis."""

import pytest
from component_blocks import of_kind, read, read_as, shown, slides

from builder.components.chart.axes import line_axis
from builder.components.chart.numbers import read_number
from builder.components.chart.syntax import Chart
from builder.layout.frame import ACCENT1, MUTED, ChartFrame, GroupFrame, ShapeFrame


def _chart(rows: str, options: str = "", heads: str = "| 类 | 量 |\n|---|---|") -> str:
    return f"/// chart | 标题\n{options}\n{heads}\n{rows}\n///\n"


def _frames(text: str) -> list[ChartFrame]:
    pages = slides("chart", read_as(Chart, text))
    return [frame for page in pages for frame in of_kind(ChartFrame, page)]


@pytest.mark.parametrize(
    ("written", "value", "unit", "decimals"),
    [
        ("12", 12.0, "", 0),
        ("68%", 68.0, "%", 0),
        ("６８％", 68.0, "%", 0),
        ("1,280 元", 1280.0, "元", 0),
        ("−3.50", -3.5, "", 2),
    ],
)
def test_numbers_are_read_as_people_write_them(
    written: str, value: float, unit: str, decimals: int
) -> None:
    number = read_number(written)
    assert number is not None
    assert (number.value, number.unit, number.decimals) == (value, unit, decimals)


def test_words_in_a_cell_are_reported() -> None:
    _, findings = read(_chart("| 甲 | 很多 |\n| 乙 | 3 |"))
    assert len(findings) == 1
    assert "很多" in findings[0]


def test_an_empty_cell_is_a_gap_and_not_a_zero() -> None:
    (frame,) = _frames(_chart("| 甲 | 1 |\n| 乙 | |\n| 丙 | – |"))
    assert frame.series[0].values == (1.0, None, None)


def test_a_unit_behind_every_number_is_the_chart_s_unit() -> None:
    (frame,) = _frames(_chart("| 甲 | 40% |\n| 乙 | 60% |"))
    assert frame.number_format == '0"%"'


def test_bars_start_at_zero_and_percentages_end_at_a_hundred() -> None:
    (frame,) = _frames(_chart("| 甲 | 40% |\n| 乙 | 60% |"))
    assert (frame.axis_minimum, frame.axis_maximum) == (0.0, 100.0)


def test_low_percentages_do_not_leave_the_chart_half_empty() -> None:
    (frame,) = _frames(_chart("| 甲 | 22% |\n| 乙 | 51% |"))
    assert (frame.axis_minimum, frame.axis_maximum) == (0.0, 60.0)


def test_the_key_alone_takes_the_accent() -> None:
    (frame,) = _frames(_chart("| 甲 | 1 |\n| 乙 | 2 |\n| 丙 | 3 |", "    key: 乙\n"))
    (series,) = frame.series
    colors = [color or series.color for color in series.point_colors]
    assert colors == [MUTED, ACCENT1, MUTED]


def test_an_unknown_key_is_reported_with_the_nearest_category() -> None:
    _, findings = read(_chart("| 退款类 | 1 |\n| 物流类 | 2 |", "    key: 退款\n"))
    assert len(findings) == 1
    assert "退款类" in findings[0]


def test_long_names_make_bars_unless_a_type_is_given() -> None:
    rows = "| 每个人说的不一样 | 1 |\n| 说好回电没有回 | 2 |"
    assert _frames(_chart(rows))[0].type == "bar"
    assert _frames(_chart(rows, "    type: column\n"))[0].type == "column"


def test_many_bars_continue_on_the_same_scale() -> None:
    rows = "\n".join(f"| 第 {number} 类的名字 | {number} |" for number in range(1, 31))
    frames = _frames(_chart(rows))
    assert len(frames) > 1
    assert {(f.axis_minimum, f.axis_maximum) for f in frames} == {(0.0, 30.0)}
    assert sum(len(frame.categories) for frame in frames) == 30


def test_bars_that_continue_keep_scale_thickness_and_place() -> None:
    rows = "\n".join(f"| 第 {number} 类的名字 | {10 ** (number % 4)} |" for number in range(1, 14))
    frames = _frames(_chart(rows))
    plots = [frame.plot for frame in frames]
    assert len(frames) == 2 and all(plots)
    assert len({(plot.x, plot.y, plot.width) for plot in plots if plot}) == 1
    pitches = {
        round(p.height / len(f.categories), 3) for p, f in zip(plots, frames, strict=True) if p
    }
    assert len(pitches) == 1
    assert len({frame.gap_percent for frame in frames}) == 1


@pytest.mark.parametrize(
    ("name", "type_", "widest"), [("甲", "column", 145), ("很长的一个名字", "bar", 60)]
)
def test_one_category_is_no_slab(name: str, type_: str, widest: float) -> None:
    (frame,) = _frames(_chart(f"| {name} | 6 |"))
    assert frame.type == type_
    length = frame.rect.width if type_ == "column" else frame.rect.height
    assert length / (1 + frame.gap_percent / 100) <= widest


def test_small_charts_share_one_scale() -> None:
    heads = "| 周 | 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|---|"
    rows = "| 一 | 1 | 2 | 3 | 40 |\n| 二 | 2 | 3 | 4 | 50 |"
    for options in ("    type: line\n", "    type: column\n", "    type: bar\n"):
        frames = _frames(_chart(rows, options, heads))
        assert len(frames) == 4
        assert len({(frame.axis_minimum, frame.axis_maximum) for frame in frames}) == 1
        assert len({frame.plot for frame in frames}) == 1


def test_a_stack_says_what_it_adds_up_to_where_it_ends() -> None:
    options = "    type: stacked\n    unit: 通\n"
    text = _chart("| 甲 | 90 | 60 |\n| 乙 | 40 | 35 |", options, PAIRS)
    (page,) = slides("chart", read_as(Chart, text))
    (frame,) = of_kind(ChartFrame, page)
    first, second = (f for f in of_kind(ShapeFrame, page) if f.name.startswith("合计"))
    assert first.text and second.text
    assert [first.text.plain, second.text.plain] == ["150 通", "75 通"]
    assert frame.plot and frame.axis_maximum == 150.0
    ends = [box.rect.bottom - frame.rect.y for box in (first, second)]
    assert ends[0] == pytest.approx(frame.plot.y - 3)
    assert ends[1] == pytest.approx(frame.plot.y + frame.plot.height / 2 - 3)


def test_a_long_figure_stays_large_and_its_unit_leads_the_label() -> None:
    figure = "\n- **−11.9 分钟**：四个窗口平均少排\n"
    text = _chart("| 甲 | 34 |\n| 乙 | 15 |\n" + figure)
    (page,) = slides("chart", read_as(Chart, text))
    box = next(f for f in of_kind(ShapeFrame, page) if f.name == "要点数字")
    assert box.text
    number, label = box.text.paragraphs[:2]
    assert (number.plain, label.plain) == ("−11.9", "分钟，四个窗口平均少排")
    assert number.size_pt >= 64


def test_a_pie_of_two_series_is_reported() -> None:
    heads = "| 类 | 去年 | 今年 |\n|---|---|---|"
    _, findings = read(_chart("| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |", "    type: pie\n", heads))
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_the_alternative_text_names_the_extremes() -> None:
    (frame,) = _frames(_chart("| 甲 | 40% |\n| 乙 | 60% |"))
    assert "最高 乙（量）60%" in frame.alt
    assert "最低 甲（量）40%" in frame.alt


def test_a_loss_is_written_with_a_minus_sign() -> None:
    (frame,) = _frames(_chart("| 甲 | −12 点 |\n| 乙 | 8 点 |", "    unit: 点\n"))
    assert frame.number_format == '0" 点";"−"0" 点"'


@pytest.mark.parametrize(
    ("options", "name"),
    [("    change: true\n", "图表与变化"), ("    type: stacked\n", "图表与合计")],
)
def test_a_chart_moves_together_with_what_is_written_at_its_marks(options: str, name: str) -> None:
    text = _chart("| 甲 | 40 | 60 |\n| 乙 | 50 | 15 |", options, PAIRS)
    (page,) = slides("chart", read_as(Chart, text))
    (group,) = [frame for frame in page if isinstance(frame, GroupFrame)]
    assert group.name == name
    assert [type(child) for child in group.children[:2]] == [ChartFrame, ShapeFrame]


def test_a_long_unit_stands_above_the_chart_not_behind_every_number() -> None:
    (page,) = slides("chart", read_as(Chart, _chart("| 甲 | 4 分钟 |\n| 乙 | 6 分钟 |")))
    (frame,) = of_kind(ChartFrame, page)
    assert frame.number_format == "0"
    assert "单位：分钟" in shown(page)


@pytest.mark.parametrize(
    ("values", "axis"),
    [([54.0, 88.0], (50.0, 90.0)), ([0.1, 0.4], (0.1, 0.4)), ([7.0], (7.0, 7.1))],
)
def test_a_line_s_axis_ends_on_round_numbers_around_the_values(
    values: list[float], axis: tuple[float, float]
) -> None:
    assert line_axis(values) == pytest.approx(axis)


PAIRS = "| 类 | 改前 | 改后 |\n|---|---|---|"


def test_a_change_is_written_in_line_with_its_pair() -> None:
    text = _chart("| 甲 | 40 | 60 |\n| 乙 | 50 | 15 |\n| 丙 | 5 | |", "    change: true\n", PAIRS)
    (page,) = slides("chart", read_as(Chart, text))
    (frame,) = of_kind(ChartFrame, page)
    labels = [f for f in of_kind(ShapeFrame, page) if f.name.startswith("变化")]
    assert [label.text.plain for label in labels if label.text] == ["+20", "−35"]
    assert frame.plot is not None
    pitch = frame.plot.width / 3
    assert [label.rect.x for label in labels] == pytest.approx([frame.rect.x, frame.rect.x + pitch])


def test_a_change_needs_two_series_side_by_side() -> None:
    _, findings = read(_chart("| 甲 | 1 |\n| 乙 | 2 |", "    change: true\n"))
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_a_stack_ends_at_its_total_and_leaves_thin_pieces_without_a_number() -> None:
    options = "    type: stacked\n    unit: 通\n"
    (frame,) = _frames(_chart("| 甲 | 90 | 60 |\n| 乙 | 97 | 3 |", options, PAIRS))
    assert frame.grouping == "stacked"
    assert [series.unlabelled for series in frame.series] == [(), (1,)]


def test_percent_without_a_stack_and_a_negative_stack_are_reported() -> None:
    _, alone = read(_chart("| 甲 | 1 |", "    percent: true\n"))
    _, negative = read(_chart("| 甲 | 1 | −2 |", "    type: stacked\n", PAIRS))
    assert [finding[:6] for finding in (*alone, *negative)] == ["DIA005", "DIA005"]


@pytest.mark.parametrize(("axes", "type_"), [(2, "bar"), (3, "radar"), (6, "radar"), (7, "bar")])
def test_a_radar_has_three_to_six_axes(axes: int, type_: str) -> None:
    rows = "\n".join(f"| 方面 {number} | {number} |" for number in range(axes))
    (frame,) = _frames(_chart(rows, "    type: radar\n"))
    assert frame.type == type_


def test_a_radar_starts_at_zero_and_ends_on_a_round_number() -> None:
    (frame,) = _frames(_chart("| 甲 | 4.5 |\n| 乙 | 3 |\n| 丙 | 4 |", "    type: radar\n"))
    assert (frame.axis_minimum, frame.axis_maximum) == (0.0, 5.0)


def test_a_radar_emphasises_and_labels_its_last_series() -> None:
    heads = "| 方面 | 一 | 二 | 三 |\n|---|---|---|---|"
    rows = "| 甲 | 1 | 2 | 3 |\n| 乙 | 2 | 3 | 4 |\n| 丙 | 1 | 1 | 5 |"
    (frame,) = _frames(_chart(rows, "    type: radar\n", heads))
    assert [series.label_bold for series in frame.series] == [False, False, True]
    assert frame.series[-1].color == ACCENT1
