"""The bar under timed steps: one segment each, lengths exactly to scale."""

from collections.abc import Sequence
from math import inf
from typing import Literal

from builder.components.shapes import text_box
from builder.components.steps.syntax import Step
from builder.layout.fitting import choose_size
from builder.layout.frame import (
    ACCENT1,
    BG1,
    MUTED,
    TX1,
    TX2,
    Frame,
    ShapeFrame,
    TextBody,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

LABEL_PT = 21.0
LABEL_GAP_PT = 9.0
HEAD_PT = LABEL_PT + LABEL_GAP_PT
"""Above the bar itself."""
SEGMENT_GAP_PT = 3.0
NAMED_FROM_PT = 60.0
"""A narrower segment shows its figure alone."""
EMPTY_BELOW_PT = 24.0
"""A narrower segment shows nothing; its figure goes into the label line."""
FIGURE_SIZES = (28.0, 24.0, 20.0, 18.0)
"""All segments share one size: the largest at which those wide enough carry their names."""
NAME_SIZE = 16.0
PITCH = 1.3


def time_bar(
    steps: Sequence[Step], unit: str, longest_seconds: float, block: Rect, kit: Kit
) -> tuple[Frame, ...]:
    """Label line and segments inside ``block``; ``longest_seconds`` fills its width, on every page alike."""
    bar = block.inset(0.0, HEAD_PT, 0.0, 0.0)
    scale = (block.width - SEGMENT_GAP_PT * (len(steps) - 1)) / longest_seconds
    widths = [scale * (step.seconds or 0.0) for step in steps]
    size = _figure_size(steps, unit, widths, bar.height, kit)
    segments: list[Frame] = []
    unlabelled: list[Step] = []
    x = bar.x
    for step, width in zip(steps, widths, strict=True):
        rect = Rect(x, bar.y, width, bar.height)
        text = _text(step, unit, width, size, kit)
        if text is None:
            unlabelled.append(step)
        segments.append(
            ShapeFrame(
                name=f"用时 {step.number}",
                rect=rect,
                fill=ACCENT1 if step.key else MUTED,
                text=text,
                alt="" if text else f"{step.name.plain} {_written(step)}",
            )
        )
        x += width + SEGMENT_GAP_PT
    label = kit.paragraph(_label(unit, unlabelled), 14, color=TX2, pitch_em=1.3)
    label_rect = Rect(block.x, block.y, block.width, LABEL_PT)
    return (text_box("用时说明", label_rect, (label,)), *segments)


def _label(unit: str, unlabelled: Sequence[Step]) -> str:
    head = f"各步用时（{unit}），长度按比例" if unit else "各步用时，长度按比例"
    rest = [f"{step.name.plain} {_figure(step, unit)}" for step in unlabelled]
    return "；".join([head, *rest])


def _written(step: Step) -> str:
    return step.measure.text if step.measure else ""


def _figure(step: Step, unit: str) -> str:
    """The figure as the author wrote it, without the unit that all share."""
    return _written(step).removesuffix(unit).strip() if unit else _written(step)


def _figure_size(
    steps: Sequence[Step], unit: str, widths: Sequence[float], height_pt: float, kit: Kit
) -> float:
    """The largest size on one line of the bar that costs no segment the name it could carry beside a small figure."""

    def named_at(size_pt: float) -> list[bool]:
        return [
            width >= NAMED_FROM_PT and _named(step, unit, width, size_pt, kit) is not None
            for step, width in zip(steps, widths, strict=True)
        ]

    most = named_at(FIGURE_SIZES[-1])

    def fits(size_pt: float) -> bool:
        line = TextParagraph(runs=(TextRun(text="0", size_pt=size_pt, bold=True),), pitch_em=PITCH)
        return kit.measure((line,), inf).height_pt <= height_pt and named_at(size_pt) == most

    return choose_size(FIGURE_SIZES, fits) or FIGURE_SIZES[-1]


def _text(step: Step, unit: str, width_pt: float, size_pt: float, kit: Kit) -> TextBody | None:
    """Name and figure, the figure alone, or nothing, as the segment's width allows."""
    if width_pt < EMPTY_BELOW_PT:
        return None
    if width_pt >= NAMED_FROM_PT and (named := _named(step, unit, width_pt, size_pt, kit)):
        return named
    return _on_one_line((_figure_run(step, unit, size_pt),), "center", 2.0, width_pt, kit)


def _named(step: Step, unit: str, width_pt: float, size_pt: float, kit: Kit) -> TextBody | None:
    color = BG1 if step.key else TX1
    name = kit.paragraph(step.name, NAME_SIZE, color=color)
    space = TextRun(text=" ", size_pt=NAME_SIZE, color=color)
    runs = (*name.runs, space, _figure_run(step, unit, size_pt))
    return _on_one_line(runs, "left", 16.0, width_pt, kit) or _on_one_line(
        runs, "center", 6.0, width_pt, kit
    )


def _figure_run(step: Step, unit: str, size_pt: float) -> TextRun:
    color = BG1 if step.key else TX1
    return TextRun(text=_figure(step, unit), size_pt=size_pt, bold=True, color=color)


def _on_one_line(
    runs: tuple[TextRun, ...],
    align: Literal["left", "center"],
    inset_pt: float,
    width_pt: float,
    kit: Kit,
) -> TextBody | None:
    """The text in the middle of its segment, or None where it would wrap."""
    paragraph = TextParagraph(runs=runs, pitch_em=PITCH, align=align)
    if kit.measure((paragraph,), inf).width_pt > width_pt - 2 * inset_pt:
        return None
    insets = (inset_pt, 0.0, inset_pt, 0.0)
    return TextBody(paragraphs=(paragraph,), anchor="middle", insets=insets)
