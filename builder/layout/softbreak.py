"""Soft line breaks: where a line that a renderer breaks by itself would read badly, the break is written down.

The rules are the design's for Chinese: no short last line, no break inside a quoted phrase or between number and unit,
two short lines break at the comma. A repair never makes a text longer than it is without.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from builder.layout.fonts import FontMetrics
from builder.layout.frame import (
    CellFrame,
    Frame,
    FreeformFrame,
    GroupFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.linebreak import break_positions
from builder.layout.measure import TOLERANCE_PT, character_widths, fill_lines
from builder.layout.presets import text_area

TITLE_LAST_LINE_EM = 4
BODY_LAST_LINE_EM = 3
NARROW_COLUMN_EM = 16
"""Up to this many Han, a text of two lines breaks at its comma."""

_PAUSES = "，；：、。？！,;:?!"
_WEAK_PAUSES = "、"
"""Between the members of an enumeration a break is a second choice."""
_BACKWARD = "的了和在与及或"
"""Particles that stay with the phrase before them."""
_QUOTED = re.compile(r"“[^”]{1,10}”|‘[^’]{1,10}’|「[^」]{1,10}」|《[^》]{1,12}》")

_IMPOSSIBLE = float("inf")
_COST_OF_WIDOW = 60.0
_COST_OF_SPLIT_PHRASE = 100.0
_GAIN_OF_PAUSE = 12.0
_GAIN_OF_PARTICLE = 4.0


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """A paragraph in its column, with what choosing breaks needs to know."""

    text: str
    widths: tuple[float, ...]
    limit_pt: float
    size_pt: float
    last_line_em: float
    keep: tuple[str, ...]

    @cached_property
    def ends(self) -> tuple[float, ...]:
        """Width of the first n characters."""
        return (0.0, *accumulate(self.widths))

    @cached_property
    def inside_phrases(self) -> frozenset[int]:
        """Positions inside quoted phrases and words that are to stay whole."""
        spans = [match.span() for match in _QUOTED.finditer(self.text)]
        for word in self.keep:
            spans += [match.span() for match in re.finditer(re.escape(word), self.text)]
        return frozenset(p for first, last in spans for p in range(first + 1, last))

    @cached_property
    def loose(self) -> tuple[int, ...]:
        """Positions where a renderer may break by itself."""
        return break_positions(self.text, glue=False)

    @cached_property
    def loose_widths(self) -> tuple[float, ...]:
        return tuple(self.ends[self.visible_end(position)] for position in self.loose)

    def visible_end(self, position: int) -> int:
        """End of the characters before ``position`` that take room at a line's end."""
        return len(self.text[:position].rstrip(" "))

    def width(self, start: int, end: int) -> float:
        """Width of a line in pt, without spaces at its end."""
        return max(0.0, self.ends[self.visible_end(end)] - self.ends[start])

    def natural_end(self, start: int) -> int:
        """Where a renderer ends a line that begins at ``start``."""
        room = self.ends[start] + self.limit_pt + TOLERANCE_PT
        number = bisect_right(self.loose_widths, room) - 1
        return self.loose[number] if number >= 0 and self.loose[number] > start else start + 1

    def may_break(self, start: int, end: int) -> bool:
        """Whether a line may be ended here: by the renderer, or by a break with an em to spare.

        A break behind a line that exactly fills its column makes some renderers add an empty line.
        """
        return (
            end == self.natural_end(start)
            or self.width(start, end) <= self.limit_pt - self.size_pt + TOLERANCE_PT
        )

    def cost(self, breaks: Sequence[int]) -> float:
        """How badly these line starts read; lower is better."""
        total = 0.0
        start = 0
        for end in breaks:
            slack = (self.limit_pt - self.width(start, end)) / self.size_pt
            total += self.cost_of_break(end) + 0.15 * slack * slack
            start = end
        return total + self.cost_of_last_line(start)

    def cost_of_break(self, end: int) -> float:
        """Cost of ending a line before ``end``, but for its length."""
        if end in self.inside_phrases:
            return _COST_OF_SPLIT_PHRASE
        last = self.text[self.visible_end(end) - 1]
        if last in _WEAK_PAUSES:
            return -_GAIN_OF_PAUSE / 2
        if last in _PAUSES:
            return -_GAIN_OF_PAUSE
        if last in _BACKWARD:
            return -_GAIN_OF_PARTICLE
        return _GAIN_OF_PARTICLE if self.text[end] in _BACKWARD else 0.0

    def cost_of_last_line(self, start: int) -> float:
        width_em = self.width(start, len(self.text)) / self.size_pt
        return _COST_OF_WIDOW if width_em < self.last_line_em else 0.0


def repair_breaks(
    paragraph: TextParagraph,
    width_pt: float,
    fonts: FontMetrics,
    *,
    last_line_em: float = BODY_LAST_LINE_EM,
    by_sense: bool = False,
    keep: Iterable[str] = (),
) -> TextParagraph:
    """The paragraph with soft breaks where they help; unchanged where a renderer does well by itself.

    ``by_sense`` breaks two lines at a comma however wide the column is, as titles want it; ``keep`` are words that
    no line break may divide.
    """
    text = paragraph.plain
    if "\n" in text or len(text) < 2:
        return paragraph
    limit = width_pt - paragraph.indent_pt
    widths = character_widths(paragraph, fonts)
    lines = fill_lines(text, widths, limit)
    if len(lines) == 1 or any(line.splits_word for line in lines):
        return paragraph
    setting = _Setting(
        text=text,
        widths=tuple(widths),
        limit_pt=limit,
        size_pt=paragraph.size_pt,
        last_line_em=last_line_em,
        keep=tuple(keep),
    )
    glued = tuple(line.end for line in lines[:-1])
    is_short = by_sense or limit / paragraph.size_pt <= NARROW_COLUMN_EM
    wanted = _break_at_pause(setting) if len(lines) == 2 and is_short else None
    if wanted is None:
        wanted = glued if _reads_well(setting, glued) else _best_breaks(setting, glued)
    forced = _forced(setting, wanted)
    return replace(paragraph, runs=_with_breaks(paragraph, forced)) if forced else paragraph


def _reads_well(setting: _Setting, breaks: tuple[int, ...]) -> bool:
    return not (
        setting.inside_phrases.intersection(breaks) or setting.cost_of_last_line(breaks[-1])
    )


def _break_at_pause(setting: _Setting) -> tuple[int, ...] | None:
    """One break behind a comma that leaves two lines of sensible length, the most even one."""
    room = setting.limit_pt - setting.size_pt + TOLERANCE_PT
    whole = len(setting.text)

    def rank(position: int) -> tuple[bool, float]:
        unevenness = abs(setting.width(0, position) - setting.width(position, whole))
        return (setting.text[setting.visible_end(position) - 1] in _WEAK_PAUSES, unevenness)

    candidates = [
        position
        for position in break_positions(setting.text)[:-1]
        if setting.text[setting.visible_end(position) - 1] in _PAUSES
        and position not in setting.inside_phrases
        and setting.width(0, position) <= room
        and setting.width(position, whole) <= room
        and setting.cost_of_last_line(position) == 0
        and setting.width(0, position) >= setting.last_line_em * setting.size_pt
    ]
    return (min(candidates, key=rank),) if candidates else None


def _best_breaks(setting: _Setting, current: tuple[int, ...]) -> tuple[int, ...]:
    """The cheapest breaks that make as many lines as ``current``, or ``current`` when none are cheaper."""
    positions = break_positions(setting.text)[:-1]
    whole = len(setting.text)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in current:
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (spent, breaks) in best.items():
            for end in positions[bisect_right(positions, start) :]:
                if setting.width(start, end) > setting.limit_pt + TOLERANCE_PT:
                    break
                if not setting.may_break(start, end):
                    continue
                slack = (setting.limit_pt - setting.width(start, end)) / setting.size_pt
                total = spent + setting.cost_of_break(end) + 0.15 * slack * slack
                if total < reached.get(end, (_IMPOSSIBLE, ()))[0]:
                    reached[end] = (total, (*breaks, end))
        best = reached
    finished = [
        (spent + setting.cost_of_last_line(start), breaks)
        for start, (spent, breaks) in best.items()
        if setting.width(start, whole) <= setting.limit_pt + TOLERANCE_PT
    ]
    cost, breaks = min(finished, default=(_IMPOSSIBLE, current))
    return breaks if cost < setting.cost(current) else current


def _forced(setting: _Setting, wanted: tuple[int, ...]) -> frozenset[int]:
    """Those of the wanted breaks that a renderer would not make by itself."""
    starts = (0, *wanted)
    return frozenset(
        end for start, end in zip(starts, wanted, strict=False) if end != setting.natural_end(start)
    )


def _with_breaks(paragraph: TextParagraph, breaks: frozenset[int]) -> tuple[TextRun, ...]:
    """The paragraph's runs with a line feed before every one of these characters.

    A space in front of a break gives way to it.
    """
    runs: list[TextRun] = []
    position = 0
    for run in paragraph.runs:
        pieces: list[str] = []
        for character in run.text:
            position += 1
            if position not in breaks:
                pieces.append(character)
            else:
                pieces.append("\n" if character == " " else character + "\n")
        runs.append(replace(run, text="".join(pieces)))
    return tuple(runs)


def settle_body(
    body: TextBody,
    room: Rect,
    fonts: FontMetrics,
    *,
    is_title: bool = False,
    keep: Iterable[str] = (),
) -> TextBody:
    """A text with its soft breaks; ``room`` is the rectangle before the text's own insets."""
    width = room.inset(*body.insets).width
    last_line = TITLE_LAST_LINE_EM if is_title else BODY_LAST_LINE_EM
    words = tuple(keep)
    paragraphs = tuple(
        repair_breaks(
            paragraph, width, fonts, last_line_em=last_line, by_sense=is_title, keep=words
        )
        for paragraph in body.paragraphs
    )
    return body if paragraphs == body.paragraphs else replace(body, paragraphs=paragraphs)


def settle(slide: SlideFrames, fonts: FontMetrics, keep: Iterable[str] = ()) -> SlideFrames:
    """The slide with soft breaks in all its texts; ``keep`` are words no break may divide."""
    words = tuple(keep)
    return replace(
        slide, frames=tuple(_settle_frame(frame, fonts, words) for frame in slide.frames)
    )


def _settle_frame(frame: Frame, fonts: FontMetrics, keep: tuple[str, ...]) -> Frame:
    if isinstance(frame, ShapeFrame) and frame.text is not None:
        room = text_area(frame.rect, frame.geometry, frame.adjust)
        is_title = frame.placeholder == "title"
        return replace(
            frame, text=settle_body(frame.text, room, fonts, is_title=is_title, keep=keep)
        )
    if isinstance(frame, FreeformFrame) and frame.text is not None:
        return replace(frame, text=settle_body(frame.text, frame.rect, fonts, keep=keep))
    if isinstance(frame, TableFrame):
        rows = tuple(_settle_row(row, frame.column_widths, fonts, keep) for row in frame.rows)
        return replace(frame, rows=rows)
    if isinstance(frame, GroupFrame):
        children = tuple(_settle_frame(child, fonts, keep) for child in frame.children)
        return replace(frame, children=children)
    return frame


def _settle_row(
    row: tuple[CellFrame, ...],
    column_widths: tuple[float, ...],
    fonts: FontMetrics,
    keep: tuple[str, ...],
) -> tuple[CellFrame, ...]:
    return tuple(
        replace(cell, text=settle_body(cell.text, Rect(0, 0, width, 0), fonts, keep=keep))
        for cell, width in zip(row, column_widths, strict=False)
    )
