"""Soft line breaks: where a line that a renderer breaks by itself would read badly, the break is written down.

The rules are the design's for Chinese: no short last line, no break inside a quoted phrase or between number and unit,
two short lines break at the comma. Renderers do not agree where a line ends: some let a stop hang outside the box,
and Latin letters differ in width. A text is left alone only when it reads well in all of them. A repair never makes a
text longer than it is without.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from math import inf

from builder.layout.fonts import FontMetrics
from builder.layout.frame import TextParagraph, TextRun
from builder.layout.linebreak import break_positions
from builder.layout.measure import TOLERANCE_PT, character_widths, fill_lines

BODY_LAST_LINE_EM = 3.0
"""The last line of a body text has at least three Han."""
NARROW_COLUMN_EM = 16
"""Up to this many Han, a text of two lines breaks at its comma."""
NARROW_LATIN = 0.92
"""Latin may be set this much narrower than measured."""

_PAUSES = "，；：、。？！,;:?!"
_WEAK_PAUSES = "、"
"""Between the members of an enumeration a break is a second choice."""
_COLONS = "：:"
"""What a colon announces is read on in one breath: too little on the line before it looks torn off."""
_MARKS = _PAUSES + "…”’」』》）"
_HANGING = "，。、；：？！"
_BACKWARD = "的了和在与及或"
"""Particles that stay with the phrase before them."""
_CURLY = frozenset("“”‘’")
_QUOTED = re.compile(r"“[^”]{1,10}”|‘[^’]{1,10}’|「[^」]{1,10}」|《[^》]{1,12}》")

_COST_OF_WIDOW = 60.0
_COST_OF_SPLIT_PHRASE = 100.0
_GAIN_OF_PAUSE = 12.0
_GAIN_OF_PARTICLE = 4.0
_LONG_FIRST_LINE = 0.55
_SHORT_LAST_LINE = 0.45
"""Shares of the column between which a clause is moved whole to the second line."""
_FILLED_LINE = 0.5
"""Share of the column below which a line holds hardly anything."""
_COST_OF_SLACK = 0.15
"""Per square of an em that a line stays short."""


@dataclass(frozen=True, slots=True)
class _Flow:
    """How one kind of renderer fills lines: where it may end them and how much room each end needs."""

    positions: tuple[int, ...]
    ends: tuple[float, ...]
    needed: tuple[float, ...]
    """Room up to each position: spaces at the line's end, and what hangs, need none."""
    limit_pt: float

    def next_end(self, start: int) -> int:
        """Where a line that begins at ``start`` ends."""
        number = bisect_right(self.needed, self.ends[start] + self.limit_pt) - 1
        end = self.positions[number] if number >= 0 else 0
        return max(end, start + 1)

    def breaks(self) -> tuple[int, ...]:
        """Line starts after the first."""
        found: list[int] = []
        end = self.next_end(0)
        while end < self.positions[-1]:
            found.append(end)
            end = self.next_end(end)
        return tuple(found)


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """A paragraph in its column, with what choosing breaks needs to know."""

    text: str
    widths: tuple[float, ...]
    least_widths: tuple[float, ...]
    """Widths in a renderer that sets Latin as narrow as any."""
    limit_pt: float
    size_pt: float
    last_line_em: float
    keep: tuple[str, ...]

    @cached_property
    def ends(self) -> tuple[float, ...]:
        """Width of the first n characters."""
        return (0.0, *accumulate(self.widths))

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """Where a line may end at all, the text's own end included."""
        return break_positions(self.text)

    @cached_property
    def inside_phrases(self) -> frozenset[int]:
        """Positions inside quoted phrases, numbers with units, and words that are to stay whole."""
        spans = [match.span() for match in _QUOTED.finditer(self.text)]
        for word in self.keep:
            spans += [match.span() for match in re.finditer(re.escape(word), self.text)]
        inside = {p for first, last in spans for p in range(first + 1, last)}
        glued = set(break_positions(self.text, glue=False)).difference(self.positions)
        return frozenset(inside | glued)

    @cached_property
    def flows(self) -> tuple[_Flow, ...]:
        """Every way in which renderers may fill the lines."""
        variants = dict.fromkeys((self.widths, self.least_widths))
        positions = break_positions(self.text, glue=False)
        choices = dict.fromkeys((positions, self._without_quotes(positions)))
        return tuple(
            self._flow(chosen, widths, hang)
            for chosen in choices
            for widths in variants
            for hang in (False, True)
        )

    def _without_quotes(self, positions: tuple[int, ...]) -> tuple[int, ...]:
        """Breaks of a renderer that follows the annex to the letter: none right beside a curly quote."""
        text = self.text
        return tuple(
            position
            for position in positions
            if position == len(text) or _CURLY.isdisjoint(text[position - 1 : position + 1])
        )

    def _flow(self, positions: tuple[int, ...], widths: Sequence[float], hang: bool) -> _Flow:
        ends = (0.0, *accumulate(widths))
        needed: list[float] = []
        for position in positions:
            end = self.visible_end(position)
            if hang and end and self.text[end - 1] in _HANGING:
                end -= 1
            needed.append(max(ends[end], needed[-1] if needed else 0.0))
        return _Flow(positions, ends, tuple(needed), self.limit_pt + TOLERANCE_PT)

    def visible_end(self, position: int) -> int:
        """End of the characters before ``position`` that take room at a line's end."""
        while position and self.text[position - 1] == " ":
            position -= 1
        return position

    def width(self, start: int, end: int) -> float:
        """Width of a line in pt, without spaces at its end."""
        return max(0.0, self.ends[self.visible_end(end)] - self.ends[start])

    def is_natural(self, start: int, end: int) -> bool:
        """Whether every renderer ends the line here by itself."""
        return all(flow.next_end(start) == end for flow in self.flows)

    def may_break(self, start: int, end: int) -> bool:
        """Whether a line may be ended here: by all renderers alike, or by a break with an em to spare.

        A break behind a line that exactly fills its column makes some renderers add an empty line.
        """
        room = self.limit_pt - self.size_pt + TOLERANCE_PT
        return self.width(start, end) <= room or self.is_natural(start, end)

    def reads_well(self, breaks: Sequence[int]) -> bool:
        """Whether no phrase is divided and the last line is long enough."""
        return not breaks or not (
            self.inside_phrases.intersection(breaks) or self.cost_of_last_line(breaks[-1])
        )

    def cost(self, breaks: Sequence[int]) -> float:
        """How badly these line starts read; lower is better."""
        starts = (0, *breaks)
        lines = zip(starts, breaks, strict=False)
        return sum(self.cost_of_line(*line) for line in lines) + self.cost_of_last_line(starts[-1])

    def cost_of_line(self, start: int, end: int) -> float:
        """Cost of a line that another one follows."""
        width = self.width(start, end)
        slack = (self.limit_pt - width) / self.size_pt
        cost = self._cost_of_break(end)
        if cost < 0 and width < self.limit_pt * _FILLED_LINE:
            cost = 0.0  # a good place to break makes no good line when hardly anything stands on it
        return cost + _COST_OF_SLACK * slack * slack

    def _cost_of_break(self, end: int) -> float:
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
        """Cost of a last line that begins at ``start``; marks at its end do not make it longer."""
        end = max(start, len(self.text.rstrip(_MARKS)))
        is_short = self.width(start, end) < self.last_line_em * self.size_pt - TOLERANCE_PT
        return _COST_OF_WIDOW if is_short else 0.0


def repair_breaks(
    paragraph: TextParagraph,
    width_pt: float,
    fonts: FontMetrics,
    *,
    last_line_em: float = BODY_LAST_LINE_EM,
    by_sense: bool = False,
    keep: Iterable[str] = (),
) -> TextParagraph:
    """The paragraph with soft breaks where they help; unchanged where renderers do well by themselves.

    ``by_sense`` breaks two lines at a comma however wide the column is, as titles want it; ``keep`` are words that
    no line break may divide. An author's own breaks are left as they are.
    """
    text = paragraph.plain
    if "\n" in text or len(text) < 2:
        return paragraph
    limit = width_pt - paragraph.indent_pt
    widths = character_widths(paragraph.runs, fonts)
    lines = fill_lines(text, widths, limit)
    if len(lines) == 1 or any(line.splits_word for line in lines):
        return paragraph
    setting = _Setting(
        text=text,
        widths=tuple(widths),
        least_widths=_least_widths(paragraph, fonts),
        limit_pt=limit,
        size_pt=paragraph.size_pt,
        last_line_em=last_line_em,
        keep=tuple(keep),
    )
    is_short = by_sense or limit / paragraph.size_pt <= NARROW_COLUMN_EM
    wanted: tuple[int, ...] = ()
    if len(lines) == 2 and is_short:
        wanted = _break_at_pause(setting)
    elif len(lines) == 2 and _ends_shortly_after_pause(setting, lines[0].end):
        wanted = _break_at_pause(setting, least_pt=limit * _LONG_FIRST_LINE)
    wanted = wanted or _repaired(setting, len(lines))
    forced = _forced(setting, wanted)
    return replace(paragraph, runs=_with_breaks(paragraph, forced)) if forced else paragraph


def _ends_shortly_after_pause(setting: _Setting, end: int) -> bool:
    """Whether a wide text's second line holds only the rest of a clause that began late on the first.

    The clause then reads better whole on the second line: ``…，一桌一`` / ``档。`` becomes ``…，`` / ``一桌一档。``
    """
    begin = max(setting.text.rfind(mark, 0, end) for mark in _PAUSES) + 1
    whole = len(setting.text)
    return (
        setting.width(0, begin) >= setting.limit_pt * _LONG_FIRST_LINE
        and setting.width(end, whole) <= setting.limit_pt * _SHORT_LAST_LINE
    )


def _least_widths(paragraph: TextParagraph, fonts: FontMetrics) -> tuple[float, ...]:
    """Widths without room at changes of script and with narrow Latin, in pt."""
    sizes = [run.size_pt for run in paragraph.runs for _ in run.text]
    widths = character_widths(paragraph.runs, fonts, gaps=False)
    return tuple(
        width if width >= size else width * NARROW_LATIN
        for width, size in zip(widths, sizes, strict=True)
    )


def _break_at_pause(setting: _Setting, least_pt: float = 0.0) -> tuple[int, ...]:
    """One break behind a comma that leaves two lines of sensible length: the most even one, or none.

    ``least_pt`` is the least width of the first line; one that ends in a colon fills half the column.
    """
    room = setting.limit_pt - setting.size_pt + TOLERANCE_PT
    least = setting.last_line_em * setting.size_pt
    whole = len(setting.text)

    def least_first(position: int) -> float:
        announces = setting.text[setting.visible_end(position) - 1] in _COLONS
        return max(least, least_pt, setting.limit_pt * _FILLED_LINE if announces else 0.0)

    def rank(position: int) -> tuple[bool, float]:
        unevenness = abs(setting.width(0, position) - setting.width(position, whole))
        return (setting.text[setting.visible_end(position) - 1] in _WEAK_PAUSES, unevenness)

    candidates = [
        position
        for position in setting.positions[:-1]
        if setting.text[setting.visible_end(position) - 1] in _PAUSES
        and position not in setting.inside_phrases
        and least_first(position) <= setting.width(0, position) <= room
        and least <= setting.width(position, whole) <= room
    ]
    return (min(candidates, key=rank),) if candidates else ()


def _repaired(setting: _Setting, line_count: int) -> tuple[int, ...]:
    """Breaks that read better than the worst renderer's own; none when all renderers do well."""
    natural = {flow.breaks() for flow in setting.flows}
    is_longer = any(len(breaks) >= line_count for breaks in natural)
    if not is_longer and all(setting.reads_well(breaks) for breaks in natural):
        return ()
    cost, best = _cheapest(setting, line_count)
    if is_longer:
        # A line more than was measured may run out of the box, which is worse than any break.
        return best
    return best if cost < max(setting.cost(breaks) for breaks in natural) else ()


def _cheapest(setting: _Setting, line_count: int) -> tuple[float, tuple[int, ...]]:
    """The breaks of least cost that make ``line_count`` lines, and that cost; infinite when there are none."""
    whole = len(setting.text)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(line_count - 1):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (spent, breaks) in best.items():
            for end in setting.positions[bisect_right(setting.positions, start) : -1]:
                if setting.width(start, end) > setting.limit_pt + TOLERANCE_PT:
                    break
                total = spent + setting.cost_of_line(start, end)
                if total < reached.get(end, (inf, ()))[0] and setting.may_break(start, end):
                    reached[end] = (total, (*breaks, end))
        best = reached
    finished = (
        (spent + setting.cost_of_last_line(start), breaks)
        for start, (spent, breaks) in best.items()
        if setting.width(start, whole) <= setting.limit_pt + TOLERANCE_PT
    )
    return min(finished, default=(inf, ()))


def _forced(setting: _Setting, wanted: tuple[int, ...]) -> frozenset[int]:
    """Those of the wanted breaks that not every renderer makes by itself."""
    lines = zip((0, *wanted), wanted, strict=False)
    return frozenset(end for start, end in lines if not setting.is_natural(start, end))


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
