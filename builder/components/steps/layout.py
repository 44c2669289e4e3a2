"""Steps on a slide: a row of arrows with the explanations below; long names make a table instead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf

from builder.components.overflow import report_overflow
from builder.components.row_table import RowTable
from builder.components.shapes import text_box
from builder.components.steps.syntax import Step, Steps
from builder.components.steps.timebar import HEAD_PT, time_bar
from builder.layout.fitting import center_2_3, round_up, split_evenly
from builder.layout.frame import (
    ACCENT1,
    BG1,
    BG2,
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
from builder.layout.softbreak import repair_breaks

Pages = tuple[tuple[Frame, ...], ...]

TIP_PT = 18.0
GAP_PT = 6.0
"""Visible gap between two arrows."""
TEXT_GAPS_PT = (8.0, 18.0)
"""Between two explanations: the narrow one only where soft breaks leave the room empty."""
BAR_GAP_PT = (78.0, 54.0, 36.0, 24.0)
"""Between explanations and time bar, the widest that leaves room."""
MOST_IN_A_ROW = 6
MOST_ON_A_PAGE = 5
NUMBER_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class _Density:
    """Heights in pt of what stands one above the other."""

    arrow: float
    text_drop: float
    bar: float


DENSITIES = (
    _Density(72.0, 24.0, 66.0),
    _Density(72.0, 24.0, 48.0),
    _Density(60.0, 18.0, 48.0),
    _Density(54.0, 12.0, 36.0),
)
"""From the design's own to what a low region takes; without a time bar the first is kept while it fits."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Geometry of a row of arrows: how many it has room for, and where."""

    region: Rect
    count: int

    @property
    def pitch(self) -> float:
        return (self.region.width + GAP_PT - TIP_PT) / self.count

    def arrow(self, place: int, top: float, height_pt: float) -> Rect:
        width = self.pitch - GAP_PT + TIP_PT
        return Rect(self.region.x + place * self.pitch, top, width, height_pt)

    @staticmethod
    def text_offset(place: int) -> float:
        """From an arrow's left corner to its text; a notch takes 8 pt more."""
        return 32.0 if place else 24.0

    @property
    def name_width(self) -> float:
        """Room for numeral and name in every arrow but the first, which has more."""
        return self.pitch - GAP_PT + TIP_PT - 32.0 - TIP_PT

    @property
    def last_width(self) -> float:
        """Of the last column, which ends where the region does, whatever the gap."""
        last = self.count - 1
        return self.region.width - last * self.pitch - self.text_offset(last)

    def text_width(self, gap_pt: float) -> float:
        """Width of the explanations, ``gap_pt`` before the next one begins."""
        return min(self.pitch - gap_pt, 420.0)


def layout_steps(content: Steps, region: Rect, kit: Kit) -> Pages:
    """Arrows at the largest sizes that fit; a table where names or explanations are too long for them."""
    steps = content.steps
    most = MOST_IN_A_ROW if len(steps) <= MOST_IN_A_ROW else MOST_ON_A_PAGE
    counts = split_evenly(len(steps), most)
    row = _Row(region, max(2, *counts))
    name_size = _name_size(steps, row, kit)
    if name_size is not None:
        choices = product(_text_sizes(row.count), DENSITIES)
        for (text_size, lines), density in choices:
            arrows = _Arrows(content, row, density, name_size, text_size)
            roomy = replace(arrows, gap=TEXT_GAPS_PT[0])
            if roomy.leaves_air(kit) and roomy.fits(lines, kit):
                return roomy.pages(counts, kit)
            if arrows.fits(lines, kit):
                return arrows.pages(counts, kit)
    return _table(content, region, kit)


def _name_size(steps: Sequence[Step], row: _Row, kit: Kit) -> float | None:
    sizes = (22.0, 20.0, 18.0, 16.0) if row.count <= MOST_ON_A_PAGE else (18.0, 16.0, 14.0)
    for size in sizes:
        heads = [(_head(step, size, kit),) for step in steps]
        if all(kit.measure(head, row.name_width).line_count == 1 for head in heads):
            return size
    return None


def _text_sizes(count: int) -> tuple[tuple[float, int], ...]:
    """Sizes of the explanations and how many lines one may take."""
    all_sizes = ((18.0, 3), (18.0, 4), (16.0, 5), (14.0, 6))
    return all_sizes if count <= MOST_ON_A_PAGE else all_sizes[2:]


def _head(step: Step, size_pt: float, kit: Kit) -> TextParagraph:
    number = TextRun(
        text=f"{step.number}{NUMBER_SPACE}",
        size_pt=size_pt,
        bold=True,
        color=BG1 if step.key else ACCENT1,
    )
    name = kit.paragraph(
        step.name, size_pt, bold=True, color=BG1 if step.key else TX1, pitch_em=1.3
    )
    return TextParagraph(runs=(number, *name.runs), pitch_em=1.3)


def _explanation(step: Step, size_pt: float, is_timed: bool, kit: Kit) -> tuple[TextParagraph, ...]:
    paragraphs = [kit.paragraph(step.text, size_pt)] if step.text else []
    detail_size = max(14.0, size_pt - 2)
    paragraphs += [
        kit.paragraph(text, detail_size, color=TX2, before_pt=6) for text in step.details
    ]
    if step.measure and not is_timed:
        paragraphs.append(kit.paragraph(step.measure.text, 14, color=TX2, before_pt=6))
    return tuple(paragraphs)


@dataclass(frozen=True, slots=True)
class _Arrows:
    """Steps as arrows at chosen sizes."""

    content: Steps
    row: _Row
    density: _Density
    name_size: float
    text_size: float
    gap: float = TEXT_GAPS_PT[-1]
    """Between the columns of the explanations."""

    @property
    def text_width(self) -> float:
        return self.row.text_width(self.gap)

    def explanation(self, step: Step, kit: Kit) -> tuple[TextParagraph, ...]:
        return _explanation(step, self.text_size, self.content.is_timed, kit)

    def text_height(self, kit: Kit) -> float:
        texts = [self.explanation(step, kit) for step in self.content.steps]
        width = min(self.text_width, self.row.last_width)
        return max(kit.measure(text, width).height_pt for text in texts)

    def height(self, bar_gap_pt: float, kit: Kit) -> float:
        text = self.text_height(kit)
        bar = bar_gap_pt + self.bar_block if self.content.is_timed else 0.0
        return self.density.arrow + (self.density.text_drop + text if text else 0.0) + bar

    @property
    def bar_block(self) -> float:
        return HEAD_PT + self.density.bar

    def bar_gap(self, kit: Kit) -> float:
        """The widest gap above the time bar that leaves all inside the region."""
        fitting = (g for g in BAR_GAP_PT if self.height(g, kit) <= self.row.region.height)
        return next(fitting, BAR_GAP_PT[-1])

    def fits(self, lines: int, kit: Kit) -> bool:
        width = self.text_width
        for step in self.content.steps:
            measured = kit.measure((kit.paragraph(step.text, self.text_size),), width)
            whole = kit.measure(self.explanation(step, kit), width)
            if measured.line_count > lines or whole.has_split_word:
                return False
        return self.height(BAR_GAP_PT[-1], kit) <= self.row.region.height

    def leaves_air(self, kit: Kit) -> bool:
        """Whether soft breaks end every line well before the next column.

        Lines that a renderer breaks by itself do not count: it may hang a comma outside the box.
        """
        widest = self.row.text_width(TEXT_GAPS_PT[-1])
        for step in self.content.steps:
            settled = [
                repair_breaks(paragraph, self.text_width, kit.fonts)
                for paragraph in self.explanation(step, kit)
            ]
            if kit.measure(settled, inf).width_pt > widest:
                return False
        return True

    def pages(self, counts: Sequence[int], kit: Kit) -> Pages:
        longest = 0.0
        first = 0
        parts: list[tuple[Step, ...]] = []
        for count in counts:
            part = self.content.steps[first : first + count]
            longest = max(longest, sum(step.seconds or 0.0 for step in part))
            parts.append(part)
            first += count
        return tuple(self.page(part, longest, kit) for part in parts)

    def page(self, steps: Sequence[Step], longest_seconds: float, kit: Kit) -> tuple[Frame, ...]:
        region = self.row.region
        gap = self.bar_gap(kit)
        height = self.height(gap, kit)
        top = center_2_3(region, height)
        text_height = self.text_height(kit)
        frames: list[Frame] = [
            self.arrow(step, place, top, kit) for place, step in enumerate(steps)
        ]
        for place, step in enumerate(steps):
            if paragraphs := self.explanation(step, kit):
                x = region.x + place * self.row.pitch + self.row.text_offset(place)
                y = top + self.density.arrow + self.density.text_drop
                box = Rect(x, y, min(self.text_width, region.right - x), text_height)
                frames.append(text_box(f"步骤说明 {step.number}", box, paragraphs))
        if self.content.is_timed:
            bar_top = top + height - self.bar_block
            block = Rect(region.x, bar_top, region.width, self.bar_block)
            frames += time_bar(steps, self.content.unit, longest_seconds, block, kit)
        return tuple(frames)

    def arrow(self, step: Step, place: int, top: float, kit: Kit) -> ShapeFrame:
        rect = self.row.arrow(place, top, self.density.arrow)
        # A chevron keeps its text clear of notch and tip by itself.
        left = self.row.text_offset(place) - (TIP_PT if place else 0.0)
        return ShapeFrame(
            name=f"步骤 {step.number}",
            rect=rect,
            geometry="chevron" if place else "homePlate",
            adjust=(("adj", round(TIP_PT / min(rect.width, rect.height) * 100_000)),),
            fill=ACCENT1 if step.key else BG2,
            text=TextBody(
                paragraphs=(_head(step, self.name_size, kit),),
                anchor="middle",
                insets=(left, 0.0, 0.0, 0.0),
            ),
        )


def _table(content: Steps, region: Rect, kit: Kit) -> Pages:
    """Number, name, time and explanation, one step a row."""
    for size in (20.0, 18.0, 16.0, 14.0):
        table = _row_table(content, size, region, kit)
        if table.row_height(kit) <= max(72.0, region.height / len(content.steps)):
            return table.pages(region, kit)
    if table.row_height(kit) > region.height:
        longest = max(content.steps, key=lambda step: len(step.text.plain))
        report_overflow(kit, longest.span, longest.text)
    return table.pages(region, kit)


def _written_time(step: Step) -> str:
    return step.measure.text if step.measure else ""


def _row_table(content: Steps, size_pt: float, region: Rect, kit: Kit) -> RowTable:
    steps = content.steps
    number_width = 54.0
    widest_name = max(
        max(kit.width(step.name, size_pt, bold=True), kit.width(_written_time(step), 14))
        for step in steps
    )
    widest_text = max(kit.width(step.text, max(14.0, size_pt - 2)) for step in steps)
    name_width = min(
        round_up(widest_name + 30),
        max(region.width * 0.42, region.width - number_width - widest_text - 6),
    )
    rows = tuple(
        (
            (kit.paragraph(str(step.number), size_pt + 4, bold=True, color=ACCENT1, pitch_em=1.3),),
            tuple(
                paragraph
                for paragraph in (
                    kit.paragraph(
                        step.name,
                        size_pt,
                        bold=True,
                        color=ACCENT1 if step.key else TX1,
                        pitch_em=1.3,
                    ),
                    kit.paragraph(_written_time(step), 14, color=TX2),
                )
                if paragraph.runs
            ),
            _explanation(step, max(14.0, size_pt - 2), True, kit),
        )
        for step in steps
    )
    return RowTable(
        name="步骤表",
        rows=rows,
        column_widths=(number_width, name_width, region.width - number_width - name_width),
        alt="；".join(f"{step.number} {step.name.plain}" for step in steps),
    )
