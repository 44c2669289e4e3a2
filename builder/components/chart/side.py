"""The one figure beside a chart: rule, number, label and reason."""

from dataclasses import replace
from itertools import product

from builder.components.chart.syntax import ChartFigure
from builder.components.shapes import rule, split_figure, text_box
from builder.layout.frame import ACCENT1, TX2, Frame, Line, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

FIGURE_BELOW_PT = 12.0
"""Distance of the figure's box from the rule above it; the line's own leading adds to it."""
_FIGURE_SIZES = (80.0, 64.0, 44.0, 36.0, 28.0, 22.0)
_REASON_SIZES = (18.0, 16.0, 14.0)
_LONGEST_UNIT_BESIDE = 2
_LARGE_PT = 64.0
"""Before a figure becomes smaller than this, its unit leaves the line and leads the label."""


def figure_frames(figure: ChartFigure, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """The rule, then figure, label and reason in one box."""
    key_rule = rule("数字线", area.x, area.right, area.y, Line(color=ACCENT1, width_pt=2.25))
    paragraphs = _side_text(figure, area, kit)
    box = Rect(area.x, area.y + FIGURE_BELOW_PT, area.width, area.height - FIGURE_BELOW_PT)
    return (key_rule, text_box("要点数字", box, paragraphs))


def _side_text(figure: ChartFigure, area: Rect, kit: Kit) -> tuple[TextParagraph, ...]:
    large = [size for size in _FIGURE_SIZES if size >= _LARGE_PT]
    forms = [
        *((size, _LONGEST_UNIT_BESIDE) for size in large),
        *((size, 0) for size in large),
        *((size, _LONGEST_UNIT_BESIDE) for size in _FIGURE_SIZES[len(large) :]),
    ]
    paragraphs: tuple[TextParagraph, ...] = ()
    for reason, (size, beside) in product(_REASON_SIZES, forms):
        paragraphs = (*_figure_text(figure, size, beside, kit), *_reason(figure, reason, kit))
        measured = kit.measure(paragraphs, area.width)
        one_line = not figure.figure or len(measured.lines[0]) == 1
        if (
            one_line
            and measured.height_pt <= area.height - FIGURE_BELOW_PT
            and not measured.has_split_word
        ):
            return paragraphs
    kit.report.error(
        "SLD001",
        figure.span,
        "图表旁边的数字和说明太长，右栏放不下",
        "数字只写一个，说明不超过两句",
        "figure beside the chart does not fit",
    )
    return paragraphs


def _figure_text(
    figure: ChartFigure, size: float, longest_beside: int, kit: Kit
) -> tuple[TextParagraph, ...]:
    """The figure; a unit of up to ``longest_beside`` characters stands behind it, a longer one leads the label."""
    number, unit = split_figure(figure.figure)
    paragraphs: list[TextParagraph] = []
    label = list(kit.paragraph(figure.label, 20.0, bold=True).runs)
    if number:
        head = kit.paragraph(number, size, bold=True, color=ACCENT1, pitch_em=1.2)
        if unit and (len(unit) <= longest_beside or unit[0] in "%‰℃"):
            space = "" if unit[0] in "%‰℃" else " "
            unit_size = max(16.0, float(round(size / 3)))
            run = TextRun(text=f"{space}{unit}", size_pt=unit_size, bold=True, color=ACCENT1)
            head = replace(head, runs=(*head.runs, run))
        elif unit:
            words = f"{unit}，" if label else unit
            label.insert(0, TextRun(text=words, size_pt=20.0, bold=True))
        paragraphs.append(head)
    if label:
        paragraphs.append(TextParagraph(runs=tuple(label), pitch_em=1.3, before_pt=6.0))
    return tuple(paragraphs)


def _reason(figure: ChartFigure, size: float, kit: Kit) -> tuple[TextParagraph, ...]:
    if not figure.reason:
        return ()
    return (kit.paragraph(figure.reason, size, color=TX2, before_pt=12.0),)
