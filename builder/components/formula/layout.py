"""A formula on a slide: one large line, its terms in columns under rules below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from builder.components.formula.lines import formula_lines
from builder.components.formula.syntax import Formula, Term
from builder.components.overflow import report_overflow
from builder.components.shapes import rule, text_box
from builder.layout.fitting import center_2_3, equal_columns, round_up, split_evenly
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    TX1,
    TX2,
    Frame,
    Line,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

LINE_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0)
LONG_LINE_SIZES = (36.0, 32.0, 28.0, 24.0, 20.0)
"""A formula that takes several lines."""
LINE_PITCH = 1.3
MOST_LINES = 3
SPACE = "  "
"""Between term and operator."""
GAPS_PT = (48.0, 36.0, 24.0)
"""Between formula and terms, the widest that leaves room."""
ROW_GAP_PT = 24.0
TERM_DROP_PT = 12.0
TERM_SIZES = ((22.0, 18.0), (20.0, 16.0), (18.0, 16.0), (16.0, 14.0))
MOST_TERMS = 6
KEY_RULE = Line(color=ACCENT1, width_pt=2.25)
QUIET_RULE = Line(color=ACCENT2, width_pt=0.75)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sizes and grid that all pages of one formula share."""

    line: TextParagraph
    line_pt: float
    columns: int
    rows: int
    sizes: tuple[float, float]
    term_pt: float
    gap: float

    @property
    def height_pt(self) -> float:
        rows = self.rows * (TERM_DROP_PT + self.term_pt) + (self.rows - 1) * ROW_GAP_PT
        return self.line_pt + (self.gap + rows if self.rows else 0.0)


def layout_formula(content: Formula, region: Rect, kit: Kit) -> Pages:
    """All terms under the formula where possible; else evenly on several pages, the formula repeated."""
    line, line_pt = _line(content, region, kit)
    if not content.terms:
        alone = _Setting(line, min(line_pt, region.height), 1, 0, TERM_SIZES[0], 0.0, 0.0)
        return (_page(content, range(0), alone, region, kit),)
    for columns, rows in _arrangements(len(content.terms)):
        for sizes in TERM_SIZES:
            if setting := _fitting(content, line, line_pt, columns, rows, sizes, region, kit):
                return _pages(content, setting, region, kit)
    longest = max(content.terms, key=lambda term: len(term.text.plain))
    report_overflow(kit, longest.span, longest.text)
    room = max(24.0, region.height - line_pt - GAPS_PT[-1] - TERM_DROP_PT)
    floor = _Setting(line, line_pt, 2, 1, TERM_SIZES[-1], room, GAPS_PT[-1])
    return _pages(content, floor, region, kit)


def _arrangements(count: int) -> tuple[tuple[int, int], ...]:
    """Columns and rows a page, the best first."""
    fullest = max(split_evenly(count, MOST_TERMS))
    best = (max(2, fullest), 1) if fullest <= 4 else (3, 2)
    fewer = ((3, 1), (2, 1))
    return (best, *(f for f in fewer if f[0] * f[1] < min(best[0] * best[1], fullest)))


def _line(content: Formula, region: Rect, kit: Kit) -> tuple[TextParagraph, float]:
    """The formula on one line at the largest size, else broken before operators; and its height in pt."""
    for size in LINE_SIZES:
        paragraph = _paragraph(content, size, frozenset())
        measured = kit.measure((paragraph,), region.width)
        if measured.line_count == 1:
            return paragraph, round_up(measured.height_pt, 3)
    for size in LONG_LINE_SIZES:
        paragraph = _paragraph(content, size, _breaks(content, size, region.width, kit))
        measured = kit.measure((paragraph,), region.width)
        if not measured.has_split_word and measured.line_count <= MOST_LINES:
            return paragraph, round_up(measured.height_pt, 3)
    report_overflow(kit, content.span, content.line)
    return paragraph, round_up(measured.height_pt, 3)


def _breaks(content: Formula, size_pt: float, width_pt: float, kit: Kit) -> frozenset[int]:
    """Numbers of the operators that begin a line: as many parts stand before each as fit."""
    found: set[int] = set()
    start = 0
    for number, part in enumerate(content.parts):
        if part.is_term and number > start:
            line = _paragraph(replace(content, parts=content.parts[start : number + 1]), size_pt)
            operator = number - 1
            if kit.measure((line,), inf).width_pt > width_pt and operator > start:
                found.add(operator)
                start = operator
    return frozenset(found)


def _paragraph(
    content: Formula, size_pt: float, breaks: frozenset[int] = frozenset()
) -> TextParagraph:
    """The parts in one paragraph; the operators numbered in ``breaks`` begin lines."""
    runs: list[TextRun] = []
    is_result = True
    for number, part in enumerate(content.parts):
        gap = "\n" if number in breaks else SPACE if number else ""
        color = (ACCENT1 if is_result else TX1) if part.is_term else TX2
        runs.append(TextRun(text=gap + part.text, size_pt=size_pt, bold=part.is_term, color=color))
        is_result = is_result and part.is_term
    return TextParagraph(runs=tuple(runs), pitch_em=LINE_PITCH)


def _fitting(
    content: Formula,
    line: TextParagraph,
    line_pt: float,
    columns: int,
    rows: int,
    sizes: tuple[float, float],
    region: Rect,
    kit: Kit,
) -> _Setting | None:
    width = equal_columns(region, columns)[0].width
    measured = [kit.measure(_texts(term, sizes, kit), width) for term in content.terms]
    if any(text.has_split_word for text in measured):
        return None
    term_pt = round_up(max(text.height_pt for text in measured), 3)
    for gap in GAPS_PT:
        setting = _Setting(line, line_pt, columns, rows, sizes, term_pt, gap)
        if setting.height_pt <= region.height:
            return setting
    return None


def _texts(term: Term, sizes: tuple[float, float], kit: Kit) -> tuple[TextParagraph, ...]:
    name = kit.paragraph(term.name, sizes[0], bold=True, pitch_em=1.3)
    texts = (term.text, *term.details)
    rest = (kit.paragraph(text, sizes[1], color=TX2, before_pt=6) for text in texts)
    return tuple(paragraph for paragraph in (name, *rest) if paragraph.runs)


def _pages(content: Formula, setting: _Setting, region: Rect, kit: Kit) -> Pages:
    counts = split_evenly(len(content.terms), setting.columns * setting.rows)
    pages: list[tuple[Frame, ...]] = []
    first = 0
    for count in counts:
        pages.append(_page(content, range(first, first + count), setting, region, kit))
        first += count
    return tuple(pages)


def _page(
    content: Formula, numbers: Sequence[int], setting: _Setting, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    top = center_2_3(region, setting.height_pt)
    line_box = Rect(region.x, top, region.width, setting.line_pt)
    frames: list[Frame] = formula_lines(setting.line, line_box, kit)
    columns = equal_columns(region, setting.columns)
    terms_top = top + setting.line_pt + setting.gap
    for place, number in enumerate(numbers):
        row, column = divmod(place, setting.columns)
        cell = columns[column]
        y = terms_top + row * (TERM_DROP_PT + setting.term_pt + ROW_GAP_PT)
        term = content.terms[number]
        line = KEY_RULE if term.key else QUIET_RULE
        box = Rect(cell.x, y + TERM_DROP_PT, cell.width, setting.term_pt)
        frames.append(rule(f"项线 {number + 1}", cell.x, cell.right, y, line))
        frames.append(text_box(f"公式项 {number + 1}", box, _texts(term, setting.sizes, kit)))
    return tuple(frames)
