"""What a stack adds up to, written above the column or behind the bar."""

from collections.abc import Iterator
from dataclasses import replace

from builder.components.chart.numbers import number_text, unit_in_labels
from builder.components.chart.plot import GAP_PT, LABEL_PT, column_plot, value_width
from builder.components.chart.syntax import Chart
from builder.components.shapes import text_box
from builder.layout.frame import ChartFrame, Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

_ROW_PT = 30.0


def totals_width(chart: Chart, sums: list[float], kit: Kit) -> float:
    """Room in pt that totals need behind bars."""
    return max(value_width(total, chart.unit, kit) for total in sums) + GAP_PT


def with_totals(frame: ChartFrame, sums: list[float], unit: str, kit: Kit) -> tuple[Frame, ...]:
    """The chart with its plot fixed and a text box at the end of every stack."""
    if frame.plot is None:
        frame = replace(frame, plot=column_plot(frame, _ROW_PT))
    shown = unit if unit_in_labels(unit) else ""
    boxes = _behind_bars(frame, sums) if frame.type == "bar" else _above_columns(frame, sums)
    labels = (
        text_box(
            f"合计 {number}",
            box,
            (
                kit.paragraph(
                    number_text(total, shown),
                    LABEL_PT,
                    bold=True,
                    pitch_em=1.3,
                    align="left" if frame.type == "bar" else "center",
                ),
            ),
            anchor="middle" if frame.type == "bar" else "bottom",
        )
        for number, (total, box) in enumerate(zip(sums, boxes, strict=True), 1)
    )
    return (frame, *labels)


def _lengths(frame: ChartFrame, sums: list[float], whole_pt: float) -> list[float]:
    """Lengths of the stacks in pt on a plot ``whole_pt`` long."""
    high = frame.axis_maximum or max(sums, default=0.0) or 1.0
    return [whole_pt * total / high for total in sums]


def _above_columns(frame: ChartFrame, sums: list[float]) -> Iterator[Rect]:
    assert frame.plot is not None
    plot, rect = frame.plot, frame.rect
    pitch = plot.width / len(sums)
    for number, length in enumerate(_lengths(frame, sums, plot.height)):
        top = rect.y + plot.bottom - length
        yield Rect(rect.x + plot.x + number * pitch, top - _ROW_PT, pitch, _ROW_PT - 3.0)


def _behind_bars(frame: ChartFrame, sums: list[float]) -> Iterator[Rect]:
    assert frame.plot is not None
    plot, rect = frame.plot, frame.rect
    pitch = plot.height / len(sums)
    for number, length in enumerate(_lengths(frame, sums, plot.width)):
        left = rect.x + plot.x + length + GAP_PT / 2
        yield Rect(left, rect.y + plot.y + number * pitch, rect.right - left, pitch)
