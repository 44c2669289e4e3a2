"""A chain of questions on slides: questions on the left, answers as linked boxes on the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from builder.components.five_whys.syntax import ROOT_LABEL, Chain, Why
from builder.components.overflow import report_overflow
from builder.components.paging import even_pages
from builder.components.shapes import surface, text_box
from builder.layout.fitting import center_2_3, round_up, split_by_height
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    BG2,
    TX1,
    TX2,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

MOST = 6
"""Questions on a slide."""
QUESTION_SHARE = 0.372
"""Width of the question column with its gap."""
GUTTER_PT = 24.0
NUMBER_PT = 30.0
SIDE_INSET_PT = 24.0
TALLEST_ROW_PT = 75.0
ARROW = Line(color=ACCENT2, width_pt=1.5, head=True)
_EM_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class _Setting:
    """Type sizes and distances in pt."""

    question_pt: float
    answer_pt: float
    gap: float = 18.0
    """Between two boxes: room for an arrow that can be seen."""
    inset: float = 9.0
    least_row: float = 48.0


ALONE = (_Setting(28.0, 24.0), _Setting(24.0, 20.0))
SETTINGS = (
    _Setting(20.0, 20.0),
    _Setting(20.0, 18.0),
    _Setting(18.0, 16.0),
    _Setting(18.0, 16.0, 12.0, 6.0, 36.0),
    _Setting(16.0, 14.0, 12.0, 6.0, 36.0),
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How every row of a chain is set."""

    setting: _Setting
    region: Rect
    numbered: bool

    @property
    def question_width(self) -> float:
        return self.answer_x - GUTTER_PT - self.region.x

    @property
    def answer_x(self) -> float:
        return self.region.x + round(self.region.width * QUESTION_SHARE)

    @property
    def answer_width(self) -> float:
        return self.region.right - self.answer_x

    @property
    def text_width(self) -> float:
        return self.answer_width - 2 * SIDE_INSET_PT

    def question(self, why: Why, number: int, kit: Kit) -> TextParagraph:
        paragraph = kit.paragraph(why.question, self.setting.question_pt, bold=True, pitch_em=1.3)
        if not self.numbered:
            return paragraph
        return replace(paragraph, bullet="1.", bullet_start=number, indent_pt=NUMBER_PT)

    def answer(self, why: Why, kit: Kit) -> tuple[TextParagraph, ...]:
        strong, quiet = (BG1, BG1) if why.is_root else (TX1, TX2)
        small = max(14.0, self.setting.answer_pt - 2)
        main = kit.paragraph(
            why.answer, self.setting.answer_pt, bold=why.is_root, color=strong, pitch_em=1.35
        )
        rest = (
            kit.paragraph(text, small, color=quiet, pitch_em=1.35, before_pt=3)
            for text in why.evidence
        )
        heads: tuple[TextParagraph, ...] = (main,)
        if why.is_root:
            label = TextRun(text=ROOT_LABEL + _EM_SPACE, size_pt=small, color=BG1)
            beside = replace(main, runs=(label, *main.runs))
            is_short = kit.measure((beside,), self.text_width).line_count == 1
            above = kit.paragraph(ROOT_LABEL, small, color=BG1, pitch_em=1.35)
            heads = (beside,) if is_short else (above, main)
        return tuple(paragraph for paragraph in (*heads, *rest) if paragraph.runs)

    def height(self, why: Why, kit: Kit) -> float:
        """Height in pt that the row of a question needs; infinite where a word is wider than its column."""
        left = kit.measure((self.question(why, 1, kit),), self.question_width)
        right = kit.measure(self.answer(why, kit), self.text_width)
        if left.has_split_word or right.has_split_word:
            return float("inf")
        box = right.height_pt + 2 * self.setting.inset
        return round_up(max(self.setting.least_row, left.height_pt, box), 3)


def layout_chain(chain: Chain, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The whole chain on a slide, smaller if need be; else on as few as possible, evenly."""
    whys = chain.whys
    numbered = len(whys) > 1
    settings = SETTINGS if numbered else (*ALONE, *SETTINGS)
    forms = [_Form(setting, region, numbered) for setting in settings]
    heights = [[form.height(why, kit) for why in whys] for form in forms]
    for most_slides in (1, len(whys)):
        for form, each in zip(forms, heights, strict=True):
            counts = even_pages(each, region.height, most=MOST, gap_pt=form.setting.gap)
            if counts and len(counts) <= max(most_slides, ceil(len(whys) / MOST)):
                return _slides(chain, form, each, counts, kit)
    return _forced(chain, forms[-1], heights[-1], kit)


def _forced(
    chain: Chain, form: _Form, heights: Sequence[float], kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    room = form.region.height
    for why, height in zip(chain.whys, heights, strict=True):
        if height > room:
            report_overflow(kit, why.span, why.question or why.answer)
    kept = [min(height, room) for height in heights]
    return _slides(chain, form, kept, split_by_height(kept, room, form.setting.gap), kit)


def _slides(
    chain: Chain, form: _Form, heights: Sequence[float], counts: Sequence[int], kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    even = _even_row(heights, counts, form)
    slides: list[tuple[Frame, ...]] = []
    first = 0
    top: float | None = None
    for count in counts:
        part = range(first, first + count)
        rows = [even or heights[number] for number in part]
        height = sum(rows) + (count - 1) * form.setting.gap
        if top is None:
            top = center_2_3(form.region, height)
        top = min(top, form.region.bottom - height)
        slides.append((_group(chain, form, part, rows, top, kit),))
        first += count
    return tuple(slides)


def _even_row(heights: Sequence[float], counts: Sequence[int], form: _Form) -> float:
    """One height in pt for all rows, or 0 where they only fit at their own heights."""
    most = max(counts)
    share = 3.0 * ((form.region.height - (most - 1) * form.setting.gap) / most // 3)
    tallest = max(heights)
    return max(tallest, min(share, TALLEST_ROW_PT)) if tallest <= share else 0.0


def _group(
    chain: Chain, form: _Form, numbers: range, rows: Sequence[float], y: float, kit: Kit
) -> GroupFrame:
    """Questions, answers and arrows from ``y`` down."""
    gap, inset = form.setting.gap, form.setting.inset
    frames: list[Frame] = []
    middle = form.answer_x + form.answer_width / 2
    for index, row in zip(numbers, rows, strict=True):
        why, number = chain.whys[index], index + 1
        question = form.question(why, number, kit)
        if question.runs:
            rect = Rect(form.region.x, y, form.question_width, row)
            frames.append(text_box(f"问 {number}", rect, (question,), anchor="middle"))
        frames.append(
            surface(
                f"答 {number}",
                Rect(form.answer_x, y, form.answer_width, row),
                form.answer(why, kit),
                fill=ACCENT1 if why.is_root else BG2,
                insets=(SIDE_INSET_PT, inset, SIDE_INSET_PT, inset),
                anchor="middle",
            )
        )
        y += row
        if index != numbers[-1]:
            frames.append(
                LineFrame(
                    name=f"箭头 {number}",
                    x1=middle,
                    y1=y,
                    x2=middle,
                    y2=y + gap,
                    start=f"答 {number}",
                    end=f"答 {number + 1}",
                    line=ARROW,
                )
            )
        y += gap
    said = "；".join(
        f"{chain.whys[index].question.plain} {chain.whys[index].answer.plain}" for index in numbers
    )
    alt = f"追问 {len(chain.whys)} 个为什么：{said}。{ROOT_LABEL}：{chain.root.answer.plain}"
    return GroupFrame(name="追问链", children=tuple(frames), alt=alt)
