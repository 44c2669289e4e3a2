"""The agenda: a hairline row per module with its number, name, outcome and minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from builder.components.agenda.stacked import UNIT, cell, stacked_pages
from builder.components.furniture import Furniture
from builder.components.shapes import hairline
from builder.layout.fitting import Grid, center_2_3, split_evenly
from builder.layout.frame import ACCENT1, TX1, TX2, Frame, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.softbreak import repair_breaks
from builder.model.slide import Agenda, AgendaRow, section_id

MOST_ROWS = 6
STACKED_BELOW = 640.0
"""In areas narrower than this, as of upright templates, an outcome stands below its module's name."""
MINUTES_WIDTH = 110.0
OUTCOME_X = 320.0
"""From the region's left edge; names that are wider push it up to ``NAME_LIMIT``."""
NAME_LIMIT = 400.0
GAP = 24.0
LEAD_IN_ENDS = "，：能"
"""学完本模块，您能……: what all outcomes begin with up to one of these is left to the section slides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """Type sizes of all rows in pt, and the rows' height."""

    row: float
    number: float
    name: float
    outcomes: tuple[float, ...]
    unit: float


FORMS = {
    4: _Sizes(row=87, number=40, name=26, outcomes=(20, 18, 16, 14), unit=16),
    5: _Sizes(row=72, number=40, name=26, outcomes=(20, 18, 16, 14), unit=16),
    6: _Sizes(row=60, number=36, name=22, outcomes=(18, 16, 14), unit=14),
}
"""By the largest number of rows each is for (visual design 6)."""


class AgendaSlide(Furniture[Agenda]):
    """One slide for up to six modules, more slides for more."""

    name = "agenda"
    noun = "目录"

    def layout(self, content: Agenda, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        rows = _without_lead_in(content.rows)
        if region.width < STACKED_BELOW:
            return stacked_pages(rows, region, kit)
        lowest = FORMS[MOST_ROWS].row
        counts = split_evenly(len(rows), min(MOST_ROWS, max(1, int(region.height // lowest))))
        form = _form(max(counts, default=1), region.height)
        table = _Columns.for_rows(rows, form, region, kit)
        pages: list[tuple[Frame, ...]] = []
        start = 0
        for count in counts:
            pages.append(_page(rows[start : start + count], form, table, region, kit))
            start += count
        return tuple(pages)


def _form(rows: int, height_pt: float) -> _Sizes:
    """The roomiest form whose rows fit; a template's area may be low."""
    fitting = (
        form for most, form in FORMS.items() if rows <= most and rows * form.row <= height_pt
    )
    return next(fitting, FORMS[MOST_ROWS])


def _without_lead_in(rows: Sequence[AgendaRow]) -> tuple[AgendaRow, ...]:
    """Outcomes without the words that all of them begin with; the section slides say them in full."""
    letters = zip(*(row.outcome for row in rows), strict=False)
    shared = "".join(same[0] for same in takewhile(lambda same: len(set(same)) == 1, letters))
    cut = max(shared.rfind(mark) + 1 for mark in LEAD_IN_ENDS)
    if len(rows) < 2 or not cut:
        return tuple(rows)
    return tuple(
        AgendaRow(
            number=row.number,
            title=row.title,
            outcome=row.outcome[cut:].rstrip("。"),
            minutes=row.minutes,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand, in pt, and the sizes that fit them."""

    name: Rect
    outcome: Rect
    name_pt: float
    outcome_pt: float

    @classmethod
    def for_rows(
        cls, rows: Sequence[AgendaRow], form: _Sizes, region: Rect, kit: Kit
    ) -> "_Columns":
        x = Grid(region).x(2)
        right = region.right - (MINUTES_WIDTH if any(row.minutes for row in rows) else 0)
        titles = [row.title for row in rows]
        room = region.x + NAME_LIMIT - x - GAP
        name_pt = kit.largest_size(titles, room, (form.name, 22, 20), max_lines=1, bold=True)
        widest = max(kit.width(title, name_pt or 18, bold=True) for title in titles)
        width = min(room, max(region.x + OUTCOME_X - x - GAP, widest + 2))
        outcome_x = x + width + GAP
        outcomes = [row.outcome for row in rows]
        limit = right - outcome_x
        outcome_pt = kit.largest_size(
            outcomes, limit, form.outcomes, max_lines=2, height_pt=form.row - 6, pitch_em=1.3
        )
        return cls(
            name=Rect(x, 0, width, form.row),
            outcome=Rect(outcome_x, 0, limit, form.row),
            name_pt=name_pt or 18,
            outcome_pt=outcome_pt or form.outcomes[-1],
        )


def _page(
    rows: Sequence[AgendaRow], form: _Sizes, columns: _Columns, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    height = form.row * len(rows)
    spare = region.height - height
    top = region.y + 6 if 6 <= spare < 24 else center_2_3(region, height)
    frames: list[Frame] = []
    for index, row in enumerate(rows):
        y = top + index * form.row
        frames.append(hairline(f"分隔线 {row.number}", region.x, region.right, y))
        frames.extend(_row(row, y, form, columns, region, kit))
    frames.append(hairline("分隔线 末", region.x, region.right, top + height))
    return tuple(frames)


def _row(
    row: AgendaRow, y: float, form: _Sizes, columns: _Columns, region: Rect, kit: Kit
) -> list[Frame]:
    number = kit.paragraph(str(row.number), form.number, bold=True, color=ACCENT1, pitch_em=1.2)
    name = kit.paragraph(row.title, columns.name_pt, bold=True, pitch_em=1.3)
    number_width = columns.name.x - region.x - 6
    jump = f"slide:{section_id(row.number)}"
    made: list[Frame] = [
        cell(f"序号 {row.number}", Rect(region.x, y, number_width, form.row), number, link=jump),
        cell(
            f"模块 {row.number}",
            Rect(columns.name.x, y, columns.name.width, form.row),
            name,
            link=jump,
        ),
    ]
    if row.outcome:
        outcome = kit.paragraph(row.outcome, columns.outcome_pt, color=TX2, pitch_em=1.3)
        outcome = repair_breaks(outcome, columns.outcome.width, kit.fonts, by_sense=True)
        rect = Rect(columns.outcome.x, y, columns.outcome.width, form.row)
        made.append(cell(f"收获 {row.number}", rect, outcome))
    if row.minutes:
        runs = (
            TextRun(text=str(row.minutes), size_pt=form.name, bold=True, color=TX1),
            TextRun(text=f" {UNIT}", size_pt=form.unit, color=TX2),
        )
        rect = Rect(region.right - MINUTES_WIDTH, y, MINUTES_WIDTH, form.row)
        minutes = TextParagraph(runs=runs, align="right", pitch_em=1.3)
        made.append(cell(f"时长 {row.number}", rect, minutes))
    return made


component = AgendaSlide()
