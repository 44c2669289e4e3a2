"""匹配: rows with an empty slot on the left, lettered rows on the right; the answer fills the slots."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.shapes import surface, text_box
from builder.layout.fitting import CORNER_PT, choose_size, rounded
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    BG2,
    POSITIVE,
    TX1,
    TX2,
    Color,
    Frame,
    GroupFrame,
    Line,
    ShapeFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.answer_key import key_letters, letter_of, shown_order, shown_rights
from builder.model.inline import RichText
from builder.model.quiz import Matching
from builder.model.slide import QuestionSlide

COLUMN_GAP = 18.0
MARK_SIZE = 22.0
HEADING_SIZE = 14.0
HEADING_HEIGHT = 24.0
SIZES = (20.0, 18.0, 16.0, 14.0)
MOST_LINES = {20.0: 1, 18.0: 2, 16.0: 2}
PITCH = 1.3
TALLEST = 66.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Widths:
    """Of what stands beside the text in a row, in pt."""

    inset: float
    mark: float
    slot: float
    """Side of the square that takes a letter."""

    def left_text(self, row: float) -> float:
        """Room for the words of a left row."""
        return row - 2 * self.inset - self.mark - self.slot - SLOT_GAP

    def right_text(self, row: float) -> float:
        """Room for the words of a right row."""
        return row - 2 * self.inset - self.mark


_Set = tuple[float, _Widths]
"""Type size in pt, and the widths beside the text."""

WIDE = _Widths(inset=12.0, mark=26.0, slot=36.0)
NARROW = _Widths(inset=8.0, mark=22.0, slot=26.0)
SLOT_GAP = 6.0
LETTER_SIZES = (20.0, 18.0, 16.0, 14.0)
LETTER_EM = 1.55
"""Side of a slot for a letter of 1 em, its corners included."""
OUTLINE = Line(color=ACCENT2, width_pt=1.0)
ANSWERED = Line(color=POSITIVE, width_pt=2.25)


def matching_frames(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """Two columns of rows of one height, below their headings."""
    matching = content.question.matching
    width = (area.width - COLUMN_GAP) / 2
    headings = _headings(matching, area, width, kit)
    top = area.y + (HEADING_HEIGHT + 6 if headings else 0)
    left = Rect(area.x, top, width, area.bottom - top)
    right = Rect(left.right + COLUMN_GAP, top, width, left.height)
    rights = shown_rights(content.question)
    lefts = [pair.left for pair in matching.pairs]
    places = _places(left, len(rights))
    size, widths = _setting(content, lefts, rights, places[0], kit)
    used = set(shown_order(content.question).index(number) for number in range(len(lefts)))
    frames: list[Frame] = list(headings)
    for number, (each, key) in enumerate(zip(lefts, key_letters(content.question), strict=True)):
        frames.append(_left(content, number, each, key, places[number], (size, widths), kit))
    for number, (each, rect) in enumerate(zip(rights, _places(right, len(rights)), strict=True)):
        is_faded = content.is_answer and number not in used
        frames.append(_right(number, each, rect, (size, widths), is_faded, kit))
    return tuple(frames)


def _headings(matching: Matching, area: Rect, width: float, kit: Kit) -> tuple[ShapeFrame, ...]:
    texts = (matching.left_heading, matching.right_heading)
    if not any(texts):
        return ()
    return tuple(
        text_box(
            f"列标题 {number + 1}",
            Rect(area.x + number * (width + COLUMN_GAP), area.y, width, HEADING_HEIGHT),
            (kit.paragraph(each, HEADING_SIZE, color=TX2, pitch_em=1.3),),
        )
        for number, each in enumerate(texts)
        if each
    )


def _places(column: Rect, count: int) -> tuple[Rect, ...]:
    """As many rows as the longer column has, so that both line up."""
    gap = 12.0 if count <= 5 else 6.0 if count <= 6 else 4.0
    height = min(TALLEST, (column.height - gap * (count - 1)) / count)
    return tuple(
        Rect(column.x, column.y + number * (height + gap), column.width, height)
        for number in range(count)
    )


def _setting(
    content: QuestionSlide,
    lefts: Sequence[RichText],
    rights: Sequence[RichText],
    rect: Rect,
    kit: Kit,
) -> tuple[float, _Widths]:
    """Type size, and what stands beside the text: that gives way before text goes below the floor."""
    for widths in (WIDE, NARROW):
        columns = (
            (lefts, widths.left_text(rect.width)),
            (rights, widths.right_text(rect.width)),
        )
        for size in SIZES:
            if all(_fits(texts, width, size, rect.height, kit) for texts, width in columns):
                return size, widths
    if not content.is_answer:
        kit.report.error(
            "SLD001",
            content.question.span,
            f"题目 {content.question.id} 的两列太长，幻灯片上放不下",
            "左边每格写成 18 个汉字以内，右边 22 个以内，最多七行",
            f"the columns of question {content.question.id} do not fit the slide",
        )
    return SIZES[-1], NARROW


def _fits(
    texts: Sequence[RichText], width_pt: float, size_pt: float, height_pt: float, kit: Kit
) -> bool:
    fitting = kit.largest_size(
        texts,
        width_pt,
        (size_pt,),
        height_pt=height_pt - 4,
        max_lines=MOST_LINES.get(size_pt),
        pitch_em=PITCH,
    )
    return fitting is not None


def _left(
    content: QuestionSlide,
    number: int,
    words: RichText,
    key: str,
    rect: Rect,
    setting: _Set,
    kit: Kit,
) -> GroupFrame:
    name = f"左 {number + 1}"
    size_pt, widths = setting
    said = kit.paragraph(words, size_pt, pitch_em=PITCH)
    insets = (widths.inset + widths.mark, 0.0, widths.inset + widths.slot + SLOT_GAP, 0.0)
    row = surface(name, rect, (said,), fill=BG2, insets=insets, anchor="middle")
    alt = f"{name}：{words.plain}" + (f"（{key}）" if content.is_answer else "")
    slot = _slot(f"{name} 答", key if content.is_answer else "", rect, widths, kit)
    mark = _mark(name, str(number + 1), rect, ACCENT1, widths, kit)
    children = (row, mark, slot)
    return GroupFrame(name=f"{name} 行", children=children, alt=alt)


def _slot(name: str, letter: str, row: Rect, widths: _Widths, kit: Kit) -> ShapeFrame:
    side = min(widths.slot, row.height - 8)
    rect = Rect(row.right - widths.inset - side, row.y + (row.height - side) / 2, side, side)
    size = choose_size(LETTER_SIZES, lambda size: size * LETTER_EM <= side) or LETTER_SIZES[-1]
    paragraph = kit.paragraph(letter, size, bold=True, color=POSITIVE, pitch_em=1.2, align="center")
    return ShapeFrame(
        name=name,
        rect=rect,
        geometry="roundRect",
        adjust=rounded(rect, CORNER_PT),
        fill=BG1,
        line=ANSWERED if letter else OUTLINE,
        text=TextBody(paragraphs=(paragraph,), anchor="middle") if letter else None,
        decorative=not letter,
    )


def _right(
    number: int, words: RichText, rect: Rect, setting: _Set, is_faded: bool, kit: Kit
) -> GroupFrame:
    size_pt, widths = setting
    letter = letter_of(number)
    name = f"右 {letter}"
    said = kit.paragraph(words, size_pt, color=TX2 if is_faded else TX1, pitch_em=PITCH)
    insets = (widths.inset + widths.mark, 0.0, widths.inset, 0.0)
    row = surface(name, rect, (said,), fill=BG2, insets=insets, anchor="middle")
    mark = _mark(name, letter, rect, TX2 if is_faded else ACCENT1, widths, kit)
    return GroupFrame(name=f"{name} 行", children=(row, mark), alt=f"{name}：{words.plain}")


def _mark(name: str, mark: str, rect: Rect, color: Color, widths: _Widths, kit: Kit) -> ShapeFrame:
    paragraph = kit.paragraph(mark, MARK_SIZE, bold=True, color=color, pitch_em=PITCH)
    place = Rect(rect.x + widths.inset, rect.y, widths.mark - 4, rect.height)
    return text_box(f"{name} 标号", place, (paragraph,), anchor="middle")
