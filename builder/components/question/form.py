"""工单: a form with its labels on the left; the answer ticks options and fills the fields in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.components.shapes import empty_surface, surface, text_box
from builder.layout.frame import (
    ACCENT2,
    BG1,
    BG2,
    POSITIVE,
    TX1,
    TX2,
    Frame,
    GroupFrame,
    Line,
    ShapeFrame,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.measure import TOLERANCE_PT
from builder.model.inline import RichText, Run
from builder.model.quiz import Control, FormField
from builder.model.slide import QuestionSlide

LABEL_SHARE = 0.25
"""Of the width, for the labels."""
LABEL_GAP = 12.0
INSET = 15.0
SIZES = (20.0, 18.0, 16.0, 14.0)
PITCH = 1.3
TALLEST_ROW = 54.0
BOX = 0.75
"""Side of a tick box in em."""
BOX_GAP = 6.0
OPTION_GAP = 18.0
KIND_SIZE = 14.0
OUTLINE = Line(color=ACCENT2, width_pt=1.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spacing:
    """Lengths in pt."""

    least_row: float
    padding: float
    """Above and below a field's text together."""
    gap: float
    """Between two rows."""


ROOMY = _Spacing(least_row=42.0, padding=15.0, gap=12.0)
CLOSE = _Spacing(least_row=36.0, padding=12.0, gap=6.0)
TIGHT = _Spacing(least_row=27.0, padding=6.0, gap=4.0)
DENSE = _Spacing(least_row=24.0, padding=5.0, gap=3.0)


@dataclass(frozen=True, slots=True)
class _Option:
    """An option's place inside its field, from the field's top left corner."""

    words: str
    rect: Rect
    """Of its text."""


@dataclass(frozen=True, slots=True)
class _Row:
    field: FormField
    height_pt: float
    options: tuple[_Option, ...]


def form_frames(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """A group for every field, from the top of ``area`` down."""
    size, spacing = _setting(content, area, kit)
    rows = _rows(content, size, spacing, area.width, kit)
    spare = max(0.0, area.height - _height(rows, spacing.gap)) / len(rows)
    y = area.y
    frames: list[Frame] = []
    for number, row in enumerate(rows, 1):
        grown = min(row.height_pt + spare, max(row.height_pt, TALLEST_ROW))
        rect = Rect(area.x, y, area.width, grown)
        frames.append(_field(row, number, rect, size, content.is_answer, kit))
        y = rect.bottom + spacing.gap
    return tuple(frames)


def _setting(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[float, _Spacing]:
    """Type size and spacing: rows move together before type gets smaller."""
    tries = [(size, ROOMY) for size in SIZES[:2]]
    tries += [(size, spacing) for size in SIZES[1:] for spacing in (CLOSE, TIGHT)]
    tries.append((SIZES[-1], DENSE))
    for size, spacing in tries:
        rows = _rows(content, size, spacing, area.width, kit)
        if _height(rows, spacing.gap) <= area.height + TOLERANCE_PT:
            return size, spacing
    if not content.is_answer:
        kit.report.error(
            "SLD001",
            content.question.span,
            f"题目 {content.question.id} 的工单太长，幻灯片上放不下",
            "最多八个字段，每个字段的选项合起来 20 个汉字以内",
            f"the form of question {content.question.id} does not fit the slide",
        )
    return tries[-1]


def _height(rows: Sequence[_Row], gap: float) -> float:
    return sum(row.height_pt for row in rows) + gap * (len(rows) - 1)


def _rows(
    content: QuestionSlide, size_pt: float, spacing: _Spacing, width: float, kit: Kit
) -> tuple[_Row, ...]:
    return tuple(_row(field, size_pt, spacing, width, kit) for field in content.question.form)


def _row(field: FormField, size_pt: float, spacing: _Spacing, width: float, kit: Kit) -> _Row:
    label = kit.paragraph(field.label, size_pt, bold=True, pitch_em=PITCH)
    label_pt = kit.measure((label,), _label_width(width) - LABEL_GAP).height_pt
    room = width - _label_width(width) - 2 * INSET
    options = tuple(_flow(field.options, size_pt, room, kit))
    if options:
        content_pt = options[-1].rect.bottom
    else:
        said = kit.paragraph(_filled(field), size_pt, bold=True, pitch_em=PITCH)
        content_pt = kit.measure((said,), room - _kind_width(field, kit)).height_pt
    return _Row(field, max(spacing.least_row, label_pt, content_pt + spacing.padding), options)


def _flow(options: Sequence[str], size_pt: float, room: float, kit: Kit) -> Iterator[_Option]:
    """Options one after the other, on as many lines as they take."""
    before = size_pt * BOX + BOX_GAP
    x = y = line_pt = 0.0
    for words in options:
        # Bold in the answer: the place has to hold both.
        width = min(kit.width(words, size_pt, bold=True) + 4, room - before)
        paragraph = kit.paragraph(words, size_pt, bold=True, pitch_em=PITCH)
        height = kit.measure((paragraph,), width).height_pt
        if x and x + before + width > room:
            x, y, line_pt = 0.0, y + line_pt, 0.0
        yield _Option(words, Rect(x + before, y, width, height))
        x += before + width + OPTION_GAP
        line_pt = max(line_pt, height)


def _label_width(width: float) -> float:
    return width * LABEL_SHARE


def _kind_width(field: FormField, kit: Kit) -> float:
    return kit.width(field.control.value, KIND_SIZE) + LABEL_GAP + 6


def _filled(field: FormField) -> RichText:
    first, *others = field.answers
    more = (Run(text=f"　也可以：{'、'.join(others)}"),) if others else ()
    return RichText(runs=(Run(text=first, bold=True), *more))


def _field(
    row: _Row, number: int, rect: Rect, size_pt: float, is_answer: bool, kit: Kit
) -> GroupFrame:
    name = f"字段 {number}"
    split = _label_width(rect.width)
    label = kit.paragraph(row.field.label, size_pt, bold=True, pitch_em=PITCH)
    place = Rect(rect.x, rect.y, split - LABEL_GAP, rect.height)
    box = Rect(rect.x + split, rect.y, rect.width - split, rect.height)
    children: list[Frame] = [text_box(f"{name} 名称", place, (label,), anchor="middle")]
    if row.options:
        children += _options(row, name, box, size_pt, is_answer, kit)
    else:
        children += _typed(row.field, name, box, size_pt, is_answer, kit)
    said = "、".join(row.field.answers) if is_answer else "／".join(row.field.options) or "空着"
    return GroupFrame(
        name=f"{name} 行", children=tuple(children), alt=f"{name} {row.field.label}：{said}"
    )


def _typed(
    field: FormField, name: str, box: Rect, size_pt: float, is_answer: bool, kit: Kit
) -> Iterator[Frame]:
    kind_width = _kind_width(field, kit)
    if is_answer:
        said = kit.paragraph(_filled(field), size_pt, pitch_em=PITCH)
        insets = (INSET, 0.0, INSET + kind_width, 0.0)
        yield surface(name, box, (said,), fill=BG2, insets=insets, anchor="middle")
    else:
        yield empty_surface(name, box, fill=BG2)
    kind = kit.paragraph(field.control.value, KIND_SIZE, color=TX2, pitch_em=PITCH, align="right")
    x = box.right - INSET - kind_width
    place = Rect(x, box.y, kind_width, box.height)
    yield text_box(f"{name} 控件", place, (kind,), anchor="middle")


def _options(
    row: _Row, name: str, box: Rect, size_pt: float, is_answer: bool, kit: Kit
) -> Iterator[Frame]:
    yield empty_surface(name, box, fill=BG2)
    top = box.y + (box.height - row.options[-1].rect.bottom) / 2
    side = size_pt * BOX
    for number, option in enumerate(row.options, 1):
        is_right = is_answer and option.words in row.field.answers
        x = box.x + INSET + option.rect.x
        place = Rect(x, top + option.rect.y, option.rect.width, option.rect.height)
        line_pt = kit.measure((kit.paragraph("国", size_pt, pitch_em=PITCH),), 99).height_pt
        y = place.y + (line_pt - side) / 2
        rect = Rect(x - BOX_GAP - side, y, side, side)
        yield _tick_box(f"{name} 框 {number}", row.field.control, rect, is_right)
        words = kit.paragraph(
            option.words,
            size_pt,
            bold=is_right,
            color=TX2 if is_answer and not is_right else TX1,
            pitch_em=PITCH,
        )
        yield text_box(f"{name} 选项 {number}", place, (words,), anchor="middle")


def _tick_box(name: str, control: Control, rect: Rect, is_right: bool) -> ShapeFrame:
    """A ring or a square, filled where it is the answer; the words beside it say so in bold."""
    return ShapeFrame(
        name=name,
        rect=rect,
        geometry="ellipse" if control is Control.SINGLE else "rect",
        fill=POSITIVE if is_right else BG1,
        line=Line(color=POSITIVE, width_pt=1.25) if is_right else OUTLINE,
        decorative=True,
    )
