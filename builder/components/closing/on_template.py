"""The closing slide on a company's template: actions on the left, the code on the right."""

from builder.components.closing.qr import qr_png
from builder.components.front import TEXT_SIZES, front_title
from builder.components.overflow import report_overflow
from builder.components.shapes import hairline, text_box
from builder.layout.frame import ACCENT1, TX2, Frame, PictureFrame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.page import FrontArea
from builder.model.slide import Closing
from builder.model.span import Span

GAP = 24.0
LARGEST_CODE, SMALLEST_CODE = 190.0, 90.0
CAPTION = 60.0
TALLEST_ROW = 96.0


def closing_on_template(content: Closing, front: FrontArea, kit: Kit) -> tuple[Frame, ...]:
    """Title, actions, and the way back to the material, all inside the template's area."""
    area = front.text
    side = min(LARGEST_CODE, area.width * 0.28, area.height - CAPTION)
    shows_code = bool(content.url) and side >= SMALLEST_CODE
    rows = area.inset(0, 0, side + GAP if shows_code else 0, 0)
    frames: list[Frame] = [front_title(content.title, front, kit)]
    frames += _actions(content.actions, rows, kit)
    if shows_code:
        frames += _way_back(content, Rect(area.right - side, area.y, side, side), kit)
    return tuple(frames)


def _actions(actions: tuple[tuple[str, str], ...], area: Rect, kit: Kit) -> list[Frame]:
    if not actions:
        return []
    height = min(TALLEST_ROW, area.height / len(actions))
    numeral = min(56.0, area.width * 0.15)
    room = area.width - numeral
    for size in TEXT_SIZES:
        texts = [_action(what, how, size, kit) for what, how in actions]
        if all(kit.measure(text, room).height_pt <= height - 3 for text in texts):
            break
    else:
        report_overflow(kit, Span(""), actions[0][0])
    made: list[Frame] = []
    for number, text in enumerate(texts, 1):
        y = area.y + (number - 1) * height
        figure = kit.paragraph(str(number), size * 1.4, bold=True, color=ACCENT1, pitch_em=1.2)
        made += [
            hairline(f"分隔线 {number}", area.x, area.right, y),
            text_box(
                f"序号 {number}", Rect(area.x, y, numeral, height), (figure,), anchor="middle"
            ),
            text_box(
                f"行动 {number}", Rect(area.x + numeral, y, room, height), text, anchor="middle"
            ),
        ]
    return made


def _action(what: str, how: str, size_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    head = kit.paragraph(what, size_pt, bold=True, pitch_em=1.3)
    if not how:
        return (head,)
    smaller = max(TEXT_SIZES[-1], size_pt - 4)
    return (head, kit.paragraph(how, smaller, color=TX2, pitch_em=1.3, before_pt=2))


def _way_back(content: Closing, rect: Rect, kit: Kit) -> list[Frame]:
    made: list[Frame] = [
        PictureFrame(
            name="二维码", rect=rect, data=qr_png(content.url), alt=f"二维码：{content.url}"
        )
    ]
    size = kit.largest_size([content.caption], rect.width, (18.0, 16.0, 14.0, 12.0), max_lines=2)
    caption = kit.paragraph(content.caption, size or 12.0, bold=True, pitch_em=1.3)
    height = kit.measure((caption,), rect.width).height_pt
    made.append(
        text_box("二维码说明", Rect(rect.x, rect.bottom + 6, rect.width, height), (caption,))
    )
    return made
