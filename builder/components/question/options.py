"""The rows of a question: options, true and false, gaps, or items to put in order.

The answer state changes colours, never places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.components.shapes import surface, text_box
from builder.layout.fitting import choose_size
from builder.layout.frame import (
    ACCENT1,
    BG2,
    POSITIVE,
    POSITIVE_TINT,
    TX1,
    TX2,
    Frame,
    GroupFrame,
    Line,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.answer_key import letter_of, shown_order
from builder.model.inline import RichText, Run, text
from builder.model.quiz import Blank, Question, QuestionType
from builder.model.slide import QuestionSlide

INSET = 24.0
MARK_WIDTH = 47.0
MARK_SIZE = 28.0
LARGE_SIZE = 28.0
"""Text where there are only one or two short rows."""
VERDICT_SIZE = 20.0
VERDICT_GAP = 12.0
PITCH = 1.3
LARGEST_GAP, SMALLEST_GAP = 14.0, 6.0
SIZES = (22.0, 20.0, 18.0, 16.0, 14.0)
"""Text of options in pt; the largest at which every option fits its row."""
MOST_LINES = {28.0: 1, 22.0: 1, 20.0: 1, 18.0: 2, 16.0: 3}
OUTLINE = Line(color=POSITIVE, width_pt=2.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row of the question, as it reads before and after."""

    name: str
    mark: str
    """Letter or number in front; empty for none."""
    asked: RichText
    answered: RichText
    is_right: bool
    verdict: str = ""
    """Word at the right edge of a right row."""
    is_bold: bool = False
    is_quiet: bool = False
    """Only the verdict appears: all rows are right, each at its place."""


def option_frames(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """One group per option, from the top of ``area`` down."""
    rows = _rows(content.question)
    if not rows:
        return ()
    verdict = max(kit.width(row.verdict, VERDICT_SIZE, bold=True) for row in rows)
    rects, size = _setting(content, rows, area, verdict, kit)
    return tuple(
        _option(row, rect, size, verdict, content.is_answer, kit)
        for row, rect in zip(rows, rects, strict=True)
    )


def _setting(
    content: QuestionSlide, rows: tuple[_Row, ...], area: Rect, verdict_pt: float, kit: Kit
) -> tuple[tuple[Rect, ...], float]:
    """Places and type size: rows grow up to the whole area before text goes below 16 pt."""
    question = content.question
    ordinary = _places(_tallest(question), len(rows), area)
    grown = _places(area.height, len(rows), area)
    dense = _places(area.height, len(rows), area, SMALLEST_GAP)
    is_roomy = ordinary[0].height >= 120
    sizes = (LARGE_SIZE, *SIZES) if is_roomy else SIZES
    size = _size(rows, ordinary[0], sizes[:-1], MOST_LINES, verdict_pt, kit)
    if size:
        return ordinary, size
    for places in (grown, dense):
        size = _size(rows, places[0], SIZES, {}, verdict_pt, kit)
        if size:
            return places, size
    if not content.is_answer:
        kit.report.error(
            "SLD001",
            question.span,
            f"题目 {question.id} 的选项太长，幻灯片上放不下",
            "每个选项写成 22 个汉字以内，最多六个选项",
            f"options of question {question.id} do not fit the slide",
        )
    return dense, SIZES[-1]


def _rows(question: Question) -> tuple[_Row, ...]:
    if question.type is QuestionType.BLANKS:
        return tuple(
            _Row(
                name=f"第 {number} 空",
                mark=str(number),
                asked=text("＿" * 8),
                answered=_accepted(blank),
                is_right=True,
            )
            for number, blank in enumerate(question.blanks, 1)
        )
    if question.type is QuestionType.ORDERING:
        return _shuffled(question)
    judged = question.type is QuestionType.TRUE_FALSE
    return tuple(
        _Row(
            name=f"选项 {chr(65 + number)}",
            mark="" if judged else chr(65 + number),
            asked=choice.text,
            answered=choice.text,
            is_right=choice.correct,
            verdict="答案" if judged else "正确",
            is_bold=judged,
        )
        for number, choice in enumerate(question.choices)
    )


def _shuffled(question: Question) -> tuple[_Row, ...]:
    """Items under the letters of their shown order; the answer says each one's place."""
    return tuple(
        _Row(
            name=f"选项 {letter_of(number)}",
            mark=letter_of(number),
            asked=question.sequence[place],
            answered=question.sequence[place],
            is_right=True,
            verdict=f"第 {place + 1}",
            is_quiet=True,
        )
        for number, place in enumerate(shown_order(question))
    )


def _accepted(blank: Blank) -> RichText:
    """The model answer in bold, then what is accepted as well."""
    first, *others = blank.answers or ("",)
    more = (Run(text=f"　也可以：{'、'.join(others)}"),) if others else ()
    return RichText(runs=(Run(text=first, bold=True), *more))


def _tallest(question: Question) -> float:
    most = max(len(question.choices), len(question.blanks), len(question.sequence))
    return 120.0 if most <= 2 else 81.0


def _places(
    tallest_pt: float, count: int, area: Rect, most_gap: float = LARGEST_GAP
) -> tuple[Rect, ...]:
    """Rows of one height, lower when they are many: 81 pt with gaps of 14 for four, 62 and 12 for five."""
    gap = min(most_gap, LARGEST_GAP if count <= 4 else 12.0 if count <= 6 else SMALLEST_GAP)
    height = min(tallest_pt, (area.height - gap * (count - 1)) / count)
    return tuple(
        Rect(area.x, area.y + number * (height + gap), area.width, height)
        for number in range(count)
    )


def _size(
    rows: tuple[_Row, ...],
    rect: Rect,
    sizes: Sequence[float],
    most_lines: Mapping[float, int],
    verdict_pt: float,
    kit: Kit,
) -> float | None:
    width = _text_width(rect, bool(rows[0].mark), verdict_pt)
    texts = [row.answered for row in rows]

    def fits(size: float) -> bool:
        fitting = kit.largest_size(
            texts,
            width,
            (size,),
            max_lines=most_lines.get(size),
            height_pt=rect.height - 4,
            bold=True,
            pitch_em=PITCH,
        )
        return fitting is not None

    return choose_size(sizes, fits)


def _text_width(rect: Rect, has_mark: bool, verdict_width: float) -> float:
    room = rect.width - 2 * INSET - (MARK_WIDTH if has_mark else 0)
    return room - (verdict_width + VERDICT_GAP if verdict_width else 0)


def _option(
    row: _Row, rect: Rect, size: float, verdict_width: float, is_answer: bool, kit: Kit
) -> GroupFrame:
    marked = is_answer and row.is_right
    tinted = marked and not row.is_quiet
    faded = is_answer and not row.is_right
    content = kit.paragraph(
        row.answered if is_answer else row.asked,
        size,
        bold=row.is_bold or (tinted and bool(row.verdict)),
        color=TX2 if faded or (not is_answer and row.asked != row.answered) else TX1,
        pitch_em=PITCH,
    )
    left = INSET + (MARK_WIDTH if row.mark else 0)
    right = INSET + (verdict_width + VERDICT_GAP if verdict_width else 0)
    children: list[Frame] = [
        surface(
            row.name,
            rect,
            (content,),
            fill=POSITIVE_TINT if tinted else BG2,
            line=OUTLINE if tinted else None,
            insets=(left, 0, right, 0),
            anchor="middle",
        )
    ]
    if row.mark:
        color = POSITIVE if tinted else TX2 if faded else ACCENT1
        mark = kit.paragraph(row.mark, MARK_SIZE, bold=True, color=color, pitch_em=PITCH)
        place = Rect(rect.x + INSET, rect.y, MARK_WIDTH - 6, rect.height)
        children.append(text_box(f"{row.name} 标号", place, (mark,), anchor="middle"))
    if marked and row.verdict:
        verdict = kit.paragraph(
            row.verdict, VERDICT_SIZE, bold=True, color=POSITIVE, pitch_em=PITCH, align="right"
        )
        place = Rect(rect.right - INSET - verdict_width - 6, rect.y, verdict_width + 6, rect.height)
        children.append(text_box(f"{row.name} 判定", place, (verdict,), anchor="middle"))
    verdict_said = f"（{row.verdict}）" if marked and row.verdict else ""
    alt = f"{row.name}：{content.plain}{verdict_said}".removesuffix("：")
    return GroupFrame(name=row.name, children=tuple(children), alt=alt)
