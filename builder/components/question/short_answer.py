"""简答: room to write in, and below it one row for every point that an answer is marked by."""

from dataclasses import dataclass

from builder.components.shapes import empty_surface, hairline, surface, text_box
from builder.layout.fitting import round_up
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
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.measure import TOLERANCE_PT
from builder.model.slide import QuestionSlide

SIZES = (20.0, 18.0, 16.0, 14.0)
PITCH = 1.35
ACROSS = 24.0
LABEL_SIZE = 14.0
WRITING_STEP = 36.0
LARGEST_ROOM = 204.0
"""To which the surface to write on grows where there is room, in pt."""
MARK_WIDTH = 36.0
MARK_SIZE = 22.0
OUTLINE = Line(color=POSITIVE, width_pt=2.25)
BLANK = "＿" * 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spacing:
    """Lengths in pt."""

    least_room: float
    """Of the surface to write on."""
    down: float
    """From the surface's edge to its text."""
    label: float
    """Height of the label on the surface."""
    below: float
    """From the surface to the first row."""
    least_row: float
    padding: float
    """Above and below a point's text together."""
    gap: float
    """Between two rows."""


ROOMY = _Spacing(
    least_room=132.0, down=12.0, label=24.0, below=12.0, least_row=42.0, padding=15.0, gap=6.0
)
TIGHT = _Spacing(
    least_room=84.0, down=12.0, label=24.0, below=12.0, least_row=27.0, padding=6.0, gap=4.0
)
DENSE = _Spacing(
    least_room=60.0, down=6.0, label=21.0, below=6.0, least_row=24.0, padding=4.2, gap=2.0
)


@dataclass(frozen=True, slots=True)
class _Setting:
    spacing: _Spacing
    size_pt: float
    room_pt: float
    """Height of the surface to write on."""
    row_pt: float
    """Height of each point's row."""


def short_answer_frames(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """The surface and the rows stand where they are; the answer fills them in."""
    setting = _setting(content, area, kit)
    spare = max(0.0, area.height - _height(setting, content))
    grown = min(setting.room_pt + spare, max(setting.room_pt, LARGEST_ROOM))
    room = Rect(area.x, area.y, area.width, grown)
    frames = [_room(content, room, setting, kit)]
    y = room.bottom + setting.spacing.below
    for number in range(len(content.question.model_answer.points)):
        rect = Rect(area.x, y, area.width, setting.row_pt)
        frames.append(_point(content, number, rect, setting.size_pt, kit))
        y = rect.bottom + setting.spacing.gap
    return tuple(frames)


def _setting(content: QuestionSlide, area: Rect, kit: Kit) -> _Setting:
    """The largest type at which everything fits: rows move together before text gets smaller."""
    tries = [(ROOMY, size) for size in SIZES[:2]]
    tries += [(spacing, size) for size in SIZES[1:] for spacing in (TIGHT, DENSE)]
    for spacing, size in tries:
        setting = _measured(content, spacing, size, area, kit)
        if _height(setting, content) <= area.height + TOLERANCE_PT:
            return setting
    if not content.is_answer:
        kit.report.error(
            "SLD001",
            content.question.span,
            f"题目 {content.question.id} 的参考答案和要点太长，幻灯片上放不下",
            "参考答案写成 80 个汉字以内，要点最多五条，每条 25 个汉字以内",
            f"the answer of question {content.question.id} does not fit the slide",
        )
    return setting


def _height(setting: _Setting, content: QuestionSlide) -> float:
    count = len(content.question.model_answer.points)
    rows = count * setting.row_pt + max(count - 1, 0) * setting.spacing.gap
    return setting.room_pt + (setting.spacing.below + rows if count else 0)


def _measured(
    content: QuestionSlide, spacing: _Spacing, size_pt: float, area: Rect, kit: Kit
) -> _Setting:
    answer = content.question.model_answer
    width = area.width - 2 * ACROSS
    reference = kit.measure((_paragraph(answer.reference.plain, size_pt, kit),), width).height_pt
    rows = [
        kit.measure((_paragraph(each.plain, size_pt, kit),), width - MARK_WIDTH).height_pt
        for each in answer.points
    ]
    return _Setting(
        spacing,
        size_pt,
        max(spacing.least_room, round_up(spacing.label + reference + 2 * spacing.down, 1)),
        max([spacing.least_row, *(round_up(each + spacing.padding, 1) for each in rows)]),
    )


def _paragraph(characters: str, size_pt: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(characters, size_pt, pitch_em=PITCH)


def _room(content: QuestionSlide, rect: Rect, setting: _Setting, kit: Kit) -> GroupFrame:
    reference = content.question.model_answer.reference
    label = "参考答案" if content.is_answer else "您的回答"
    down = setting.spacing.down
    if content.is_answer:
        said = (kit.paragraph(reference, setting.size_pt, pitch_em=PITCH),)
        insets = (ACROSS, down + setting.spacing.label, ACROSS, down)
        paper = surface("回答", rect, said, fill=POSITIVE_TINT, line=OUTLINE, insets=insets)
    else:
        paper = empty_surface("回答", rect, fill=BG2)
    children: list[Frame] = [paper]
    place = Rect(rect.x + ACROSS, rect.y + down, rect.width - 2 * ACROSS, setting.spacing.label)
    head = kit.paragraph(label, LABEL_SIZE, color=TX2, pitch_em=1.3)
    children.append(text_box("回答 标签", place, (head,)))
    if not content.is_answer:
        y = place.bottom + WRITING_STEP
        while y <= rect.bottom - down:
            children.append(hairline(f"书写线 {len(children) - 1}", place.x, place.right, y))
            y += WRITING_STEP
    alt = f"{label}：{reference.plain}" if content.is_answer else f"{label}：空着"
    return GroupFrame(name="回答区", children=tuple(children), alt=alt)


def _point(content: QuestionSlide, number: int, rect: Rect, size_pt: float, kit: Kit) -> GroupFrame:
    name = f"要点 {number + 1}"
    point = content.question.model_answer.points[number]
    said = kit.paragraph(
        point if content.is_answer else BLANK,
        size_pt,
        color=TX1 if content.is_answer else TX2,
        pitch_em=PITCH,
    )
    insets = (ACROSS + MARK_WIDTH, 0.0, ACROSS, 0.0)
    row = surface(name, rect, (said,), fill=BG2, insets=insets, anchor="middle")
    color = POSITIVE if content.is_answer else ACCENT1
    mark_pt = MARK_SIZE if rect.height >= ROOMY.least_row else size_pt
    mark = kit.paragraph(str(number + 1), mark_pt, bold=True, color=color, pitch_em=1.3)
    place = Rect(rect.x + ACROSS, rect.y, MARK_WIDTH - 6, rect.height)
    children = (row, text_box(f"{name} 标号", place, (mark,), anchor="middle"))
    alt = f"{name}：{point.plain}" if content.is_answer else name
    return GroupFrame(name=f"{name} 行", children=children, alt=alt)
