"""The bar under timed steps: one segment each, lengths exactly to scale."""

from collections.abc import Sequence

from builder.components.shapes import text_box
from builder.components.steps.syntax import Step
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
BAR_PT = 66.0
BAR_BLOCK_PT = LABEL_PT + LABEL_GAP_PT + BAR_PT
SEGMENT_GAP_PT = 3.0
NAMED_FROM_PT = 60.0
"""A narrower segment shows its figure alone."""
EMPTY_BELOW_PT = 24.0
"""A narrower segment shows nothing; its figure goes into the label line."""
FIGURE_SIZES = (28.0, 24.0, 20.0, 18.0)
NAME_SIZE = 16.0


def time_bar(
    steps: Sequence[Step], unit: str, longest_seconds: float, block: Rect, kit: Kit
) -> tuple[Frame, ...]:
    """Label line and segments inside ``block``; ``longest_seconds`` fills its width, on every page alike."""
    bar = Rect(block.x, block.bottom - BAR_PT, block.width, BAR_PT)
    scale = (block.width - SEGMENT_GAP_PT * (len(steps) - 1)) / longest_seconds
    segments: list[Frame] = []
    unlabelled: list[Step] = []
    x = bar.x
    for step in steps:
        width = scale * (step.seconds or 0.0)
        rect = Rect(x, bar.y, width, BAR_PT)
        text = _text(step, unit, width, kit)
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


def _text(step: Step, unit: str, width_pt: float, kit: Kit) -> TextBody | None:
    """Name and figure, the figure alone, or nothing, as the segment's width allows."""
    if width_pt < EMPTY_BELOW_PT:
        return None
    color = BG1 if step.key else TX1
    figure = _figure(step, unit)
    for size in FIGURE_SIZES:
        run = TextRun(text=figure, size_pt=size, bold=True, color=color)
        name = kit.paragraph(step.name, NAME_SIZE, color=color)
        space = TextRun(text=" ", size_pt=NAME_SIZE, color=color)
        candidates = (
            (16.0, (*name.runs, space, run), "left"),
            (6.0, (*name.runs, space, run), "center"),
            (2.0, (run,), "center"),
        )
        for inset, runs, align in candidates:
            if width_pt < NAMED_FROM_PT and len(runs) > 1:
                continue
            paragraph = TextParagraph(
                runs=runs, pitch_em=1.3, align="left" if align == "left" else "center"
            )
            if kit.measure((paragraph,), width_pt - 2 * inset).line_count == 1:
                return TextBody(
                    paragraphs=(paragraph,), anchor="middle", insets=(inset, 0.0, inset, 0.0)
                )
    return None
