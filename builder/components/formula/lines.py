"""A formula's lines: one box, or operators in a column of their own so that the terms of all lines align."""

from collections.abc import Sequence
from dataclasses import replace

from builder.components.shapes import text_box
from builder.layout.frame import Frame, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

OPERATOR_GAP_PT = 18.0
"""From the widest operator to the terms."""


def formula_lines(line: TextParagraph, box: Rect, kit: Kit) -> list[Frame]:
    """Frames in ``box``; a soft break in ``line`` stands before the operator that begins the next line."""
    lines = _split(line)
    if len(lines) > 1:
        width = OPERATOR_GAP_PT + max(
            kit.width(runs[0].text, runs[0].size_pt, bold=True) for runs in lines[1:]
        )
        rests = [replace(line, runs=_without_gap(runs[1:])) for runs in lines[1:]]
        if all(kit.measure((rest,), box.width - width).line_count == 1 for rest in rests):
            return _aligned(line, lines, rests, box, width)
    return [text_box("公式", box, (line,))]


def _split(line: TextParagraph) -> list[tuple[TextRun, ...]]:
    lines: list[list[TextRun]] = [[]]
    for run in line.runs:
        if run.text.startswith("\n"):
            lines.append([])
        lines[-1].append(replace(run, text=run.text.removeprefix("\n")))
    return [tuple(runs) for runs in lines]


def _without_gap(runs: Sequence[TextRun]) -> tuple[TextRun, ...]:
    """What follows an operator, without the space between them."""
    return (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:]) if runs else ()


def _aligned(
    line: TextParagraph,
    lines: Sequence[tuple[TextRun, ...]],
    rests: Sequence[TextParagraph],
    box: Rect,
    width_pt: float,
) -> list[Frame]:
    pitch = box.height / len(lines)
    first = replace(line, runs=lines[0])
    frames: list[Frame] = [text_box("公式 1", Rect(box.x, box.y, box.width, pitch), (first,))]
    for number, (runs, rest) in enumerate(zip(lines[1:], rests, strict=True), 2):
        y = box.y + pitch * (number - 1)
        operator = replace(line, runs=runs[:1])
        place = Rect(box.x, y, width_pt, pitch)
        beside = Rect(box.x + width_pt, y, box.width - width_pt, pitch)
        frames.append(text_box(f"公式运算 {number}", place, (operator,)))
        frames.append(text_box(f"公式 {number}", beside, (rest,)))
    return frames
