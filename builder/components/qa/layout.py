"""Questions on slides: the question on the left, its answer beside it, hairlines between the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from builder.components.qa.syntax import Question
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, round_up, split_by_height
from builder.layout.frame import TX2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

QUESTION_SHARE = 0.343
"""Width of the question column: four of twelve columns and a gutter."""
_GUTTER_PT = 24.0
_SIZES = ((20.0, 18.0), (18.0, 16.0))
_ALONE_SIZES = ((28.0, 20.0), (24.0, 20.0))
_ROW_PADDING_PT = 24.0
_LOWEST_ROW_PT, _HIGHEST_ROW_PT = 60.0, 99.0


@dataclass(frozen=True, slots=True)
class _Form:
    question_pt: float
    answer_pt: float


def layout_questions(
    questions: Sequence[Question], region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    """All on one slide when they fit, smaller if need be; else whole rows on as few slides as possible."""
    sizes = _ALONE_SIZES if len(questions) == 1 else _SIZES
    for question_pt, answer_pt in sizes:
        form = _Form(question_pt, answer_pt)
        heights = [_height(question, form, region, kit) for question in questions]
        if sum(heights) <= region.height:
            return (_slide(questions, heights, 1, form, region, kit),)
    form = _Form(*_SIZES[0])
    heights = [_height(question, form, region, kit) for question in questions]
    if max(heights) > region.height:
        form = _Form(*_SIZES[-1])
        heights = [_height(question, form, region, kit) for question in questions]
    _report_too_long(questions, heights, region, kit)
    slides: list[tuple[Frame, ...]] = []
    first = 0
    heights = [min(height, region.height) for height in heights]
    for count in split_by_height(heights, region.height):
        part = slice(first, first + count)
        slides.append(_slide(questions[part], heights[part], first + 1, form, region, kit))
        first += count
    return tuple(slides)


def _columns(region: Rect) -> tuple[float, float, float]:
    """Width of the question, left edge and width of the answer."""
    answer_x = region.x + round(region.width * QUESTION_SHARE)
    return answer_x - _GUTTER_PT - region.x, answer_x, region.right - answer_x


def _question(question: Question, form: _Form, kit: Kit) -> TextParagraph:
    return kit.paragraph(question.question, form.question_pt, bold=True, pitch_em=1.35)


def _answer(question: Question, form: _Form, kit: Kit) -> TextParagraph:
    return kit.paragraph(question.answer, form.answer_pt, color=TX2)


def _height(question: Question, form: _Form, region: Rect, kit: Kit) -> float:
    """Height of a row in pt, its padding included; infinite where a word is wider than its column."""
    question_width, _, answer_width = _columns(region)
    left = kit.measure((_question(question, form, kit),), question_width)
    right = kit.measure((_answer(question, form, kit),), answer_width)
    if left.has_split_word or right.has_split_word:
        return inf
    needed = round_up(max(left.height_pt, right.height_pt) + _ROW_PADDING_PT, 3.0)
    return max(_LOWEST_ROW_PT, needed)


def _slide(
    questions: Sequence[Question],
    heights: Sequence[float],
    first: int,
    form: _Form,
    region: Rect,
    kit: Kit,
) -> tuple[Frame, ...]:
    """Rows of one height where there is room for that, else each as high as its text."""
    even = max(_highest(region, len(questions)), max(heights))
    rows = [even] * len(questions) if even * len(questions) <= region.height else list(heights)
    question_width, answer_x, answer_width = _columns(region)
    y = center_2_3(region, sum(rows))
    frames: list[Frame] = [hairline("线 0", region.x, region.right, y)]
    for number, (question, height) in enumerate(zip(questions, rows, strict=True), first):
        for name, x, width, paragraph in (
            ("问", region.x, question_width, _question(question, form, kit)),
            ("答", answer_x, answer_width, _answer(question, form, kit)),
        ):
            if paragraph.runs:
                rect = Rect(x, y, width, height)
                frames.append(text_box(f"{name} {number}", rect, (paragraph,), anchor="middle"))
        y += height
        frames.append(hairline(f"线 {number}", region.x, region.right, y))
    return tuple(frames)


def _highest(region: Rect, count: int) -> float:
    """What a row may take when its text is short."""
    return min(_HIGHEST_ROW_PT, 3.0 * (region.height / count // 3))


def _report_too_long(
    questions: Sequence[Question], heights: Sequence[float], region: Rect, kit: Kit
) -> None:
    for question, height in zip(questions, heights, strict=True):
        if height > region.height:
            kit.report.error(
                "SLD001",
                question.span,
                f"“{question.question.plain}”的回答太长，一张幻灯片放不下",
                "回答缩短到三四句，细节写进正文段落",
                "answer does not fit on a slide",
            )
