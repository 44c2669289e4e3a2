"""Measuring: how wide and tall paragraphs are in a column, and where their lines end.

Lines are filled greedily with the widest advances of the font stack and stacked at the tallest font's height, so what
measures as fitting fits wherever the deck is opened.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from builder.layout.fonts import FontMetrics
from builder.layout.frame import TextParagraph, TextRun
from builder.layout.linebreak import break_positions

TOLERANCE_PT = 0.01
"""Sums of widths are compared with this slack, or a line that fills its column exactly would wrap."""

SCRIPT_GAP_EM = 0.24
"""What LibreOffice adds between Han and Latin, besides a space that stands there; PowerPoint adds nothing."""

_HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_EITHER = " \u00a0\u2000-\u206f\n"
_SCRIPT_CHANGE = re.compile(
    f"[{_HAN}][{_EITHER}]*(?=[^{_HAN}{_EITHER}])|[^{_HAN}{_EITHER}][{_EITHER}]*(?=[{_HAN}])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Paragraphs as they stand in a column."""

    width_pt: float
    """Right edge of the longest line, hanging indents included, trailing spaces not."""
    height_pt: float
    """From the top of the first line to the bottom of the last, in the tallest font."""
    lines: tuple[tuple[str, ...], ...]
    """Lines of every paragraph, without the spaces at their ends."""
    has_split_word: bool = False
    """A word was wider than the column and had to be broken between its characters."""

    @property
    def line_count(self) -> int:
        """Lines of all paragraphs together."""
        return sum(map(len, self.lines))


class Line(NamedTuple):
    """A line: where it starts and ends in the paragraph's characters, and its width in pt."""

    start: int
    end: int
    width_pt: float
    splits_word: bool = False


def character_widths(
    runs: Sequence[TextRun], fonts: FontMetrics, *, gaps: bool = True
) -> list[float]:
    """Advance of every character of the runs in pt; line feeds have none.

    With ``gaps`` the first character after a change between Han and Latin includes the room some renderers add.
    """
    widths: list[float] = []
    for run in runs:
        size = run.size_pt
        advance = fonts.advances(bold=run.bold).__getitem__
        widths += [advance(character) * size for character in run.text]
    if gaps:
        text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        changes = [change.end() for change in _SCRIPT_CHANGE.finditer(text)]
        if changes:
            gap = SCRIPT_GAP_EM * max([run.size_pt for run in runs])
            for position in changes:
                widths[position] += gap
    return widths


def fill_lines(
    text: str, widths: Sequence[float], limit_pt: float, *, glue: bool = True
) -> list[Line]:
    """Lines of one paragraph, as many characters on each as ``limit_pt`` takes; at least one line.

    ``glue`` keeps number and unit together, which a renderer does not do by itself.
    """
    lines: list[Line] = []
    start = 0
    for segment in text.split("\n"):
        end = start + len(segment)
        ends = [0.0, *accumulate(widths[start:end])]
        if ends[-1] <= limit_pt + TOLERANCE_PT and not segment.endswith(" "):
            lines.append(Line(start, end, ends[-1]))
        else:
            lines += _fill_segment(segment, start, ends, limit_pt + TOLERANCE_PT, glue)
        start = end + 1
    return lines


def _fill_segment(
    segment: str, offset: int, ends: list[float], limit_pt: float, glue: bool
) -> list[Line]:
    """Lines of text without line feeds; ``ends[n]`` is the width of its first ``n`` characters."""
    positions = break_positions(segment, glue=glue) or (0,)
    visible = [ends[_visible_end(segment, position)] for position in positions]
    lines: list[Line] = []
    start = 0
    first = 0
    while start < len(segment) or not lines:
        used = ends[start]
        chosen = bisect_right(visible, used + limit_pt, lo=first) - 1
        splits_word = chosen < first
        if splits_word:
            end = max(start + 1, bisect_right(ends, used + limit_pt) - 1)
            width = ends[end] - used
        else:
            end = positions[chosen]
            width = max(0.0, visible[chosen] - used)
            first = chosen + 1
        lines.append(Line(offset + start, offset + end, width, splits_word))
        start = end
    return lines


def _visible_end(text: str, position: int) -> int:
    """Where the characters before ``position`` end that take room at a line's end: spaces do not."""
    while position and text[position - 1] == " ":
        position -= 1
    return position


def unwrapped_width(runs: Sequence[TextRun], fonts: FontMetrics) -> float:
    """Width in pt of the longest line of runs that are set without wrapping.

    The same as in a column without end, which most measuring is, for half the price: no line has to be filled.
    """
    widths = character_widths(runs, fonts)
    widest = 0.0
    start = 0
    for line in "".join([run.text for run in runs]).split("\n"):
        visible = widths[start : start + len(line.rstrip(" "))]
        widest = max([widest, *accumulate(visible)])
        start += len(line) + 1
    return widest


def measure_text(
    paragraphs: Sequence[TextParagraph], width_pt: float, fonts: FontMetrics
) -> Measured:
    """Set ``paragraphs`` below one another in a column ``width_pt`` wide."""
    widest = height = 0.0
    lines: list[tuple[str, ...]] = []
    has_split_word = False
    factor = fonts.height_factor
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.plain
        indent = paragraph.indent_pt
        widths = character_widths(paragraph.runs, fonts)
        filled = fill_lines(text, widths, width_pt - indent)
        height += sum(_line_sizes(paragraph, filled)) * paragraph.pitch_em * factor
        if number:
            height += paragraph.before_pt
        for line in filled:
            widest = max(widest, indent + line.width_pt)
            has_split_word = has_split_word or line.splits_word
        lines.append(tuple([text[line.start : line.end].rstrip(" ") for line in filled]))
    return Measured(
        width_pt=widest, height_pt=height, lines=tuple(lines), has_split_word=has_split_word
    )


def _line_sizes(paragraph: TextParagraph, lines: Sequence[Line]) -> list[float]:
    """The largest type size on every line in pt; a line without characters has the paragraph's."""
    runs = paragraph.runs
    if len(runs) == 1:
        return [runs[0].size_pt] * len(lines)
    if len({run.size_pt for run in runs}) < 2:
        return [paragraph.size_pt] * len(lines)
    sizes = [run.size_pt for run in runs for _ in run.text]
    return [max(sizes[line.start : line.end], default=paragraph.size_pt) for line in lines]
