"""The closing slide: what to do tomorrow on the left, the way back to the material on the right."""

from builder.components.closing.on_template import closing_on_template
from builder.components.closing.qr import qr_png
from builder.components.furniture import Furniture
from builder.components.shapes import text_box
from builder.layout.fitting import round_up
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    TX2,
    Color,
    Frame,
    Line,
    LineFrame,
    PictureFrame,
    ShapeFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.slide import Closing

BLOCK = Rect(0, 0, 628, 540)
TEXT_X, TEXT_WIDTH = 48.0, 532.0
LABEL_Y = 42.0
TITLE = Rect(TEXT_X, 102, TEXT_WIDTH, 60)
ROWS_Y, ROWS_BOTTOM, ROW_HEIGHT = 204.0, 492.0, 96.0
ACTION_X = 110.0
RULE = Line(color=Color("bg1", 0.45), width_pt=0.75)
QR = Rect(664, 204, 210, 210)
CAPTION = Rect(664, 426, 248, 66)
ROW_SIZES = ((40.0, 26.0, 18.0), (36.0, 22.0, 16.0), (28.0, 20.0, 14.0), (24.0, 16.0, 14.0))
"""Numeral, action, how; in pt."""


class ClosingSlide(Furniture[Closing]):
    """One slide."""

    name = "closing"
    noun = "小结"

    def layout(self, content: Closing, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        front = kit.page.fronts.get(self.name)
        if front:
            return (closing_on_template(content, front, kit),)
        frames: list[Frame] = [
            ShapeFrame(name="色块", rect=BLOCK, fill=ACCENT1, decorative=True),
            _title(content.title, kit),
        ]
        if content.label:
            label = kit.paragraph(content.label, 16, color=BG1, pitch_em=1.3)
            frames.append(text_box("标签", Rect(TEXT_X, LABEL_Y, TEXT_WIDTH, 24), (label,)))
        frames.extend(_actions(content.actions, kit))
        if content.url:
            frames.extend(_way_back(content, kit))
        return (tuple(frames),)


def _title(title: str, kit: Kit) -> ShapeFrame:
    size = kit.largest_size([title], TITLE.width, (44, 40, 36, 32), max_lines=1, bold=True)
    paragraph = kit.paragraph(title, size or 28, bold=True, color=BG1, pitch_em=1.2)
    height = max(TITLE.height, round_up(kit.measure((paragraph,), TITLE.width).height_pt))
    return ShapeFrame(
        name="标题",
        rect=Rect(TITLE.x, TITLE.y, TITLE.width, height),
        text=TextBody(paragraphs=(paragraph,)),
        placeholder="title",
    )


def _actions(actions: tuple[tuple[str, str], ...], kit: Kit) -> list[Frame]:
    if not actions:
        return []
    row = min(ROW_HEIGHT, (ROWS_BOTTOM - ROWS_Y) / len(actions))
    width = TEXT_X + TEXT_WIDTH - ACTION_X
    sizes = next(
        (each for each in ROW_SIZES if _fit(actions, each, row, width, kit)), ROW_SIZES[-1]
    )
    numeral_pt, action_pt, how_pt = sizes
    made: list[Frame] = []
    for number, (what, how) in enumerate(actions, 1):
        text = _action(what, how, action_pt, how_pt, kit)
        y = ROWS_Y + (number - 1) * row
        numeral = kit.paragraph(str(number), numeral_pt, bold=True, color=BG1, pitch_em=1.2)
        made += [
            LineFrame(
                name=f"分隔线 {number}", x1=TEXT_X, y1=y, x2=TEXT_X + TEXT_WIDTH, y2=y, line=RULE
            ),
            text_box(f"序号 {number}", Rect(TEXT_X, y, 56, row), (numeral,), anchor="middle"),
            text_box(f"行动 {number}", Rect(ACTION_X, y, width, row), text, anchor="middle"),
        ]
    return made


def _fit(
    actions: tuple[tuple[str, str], ...],
    sizes: tuple[float, float, float],
    row_pt: float,
    width_pt: float,
    kit: Kit,
) -> bool:
    texts = [_action(what, how, *sizes[1:], kit) for what, how in actions]
    return all(kit.measure(text, width_pt).height_pt <= row_pt - 3 for text in texts)


def _action(
    what: str, how: str, action_pt: float, how_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    head = kit.paragraph(what, action_pt, bold=True, color=BG1, pitch_em=1.3)
    if not how:
        return (head,)
    return (head, kit.paragraph(how, how_pt, color=BG1, pitch_em=1.3, before_pt=3))


def _way_back(content: Closing, kit: Kit) -> list[Frame]:
    dashed = Line(color=ACCENT2, width_pt=1, dash="dash")
    caption = kit.paragraph(content.caption, 20, bold=True, pitch_em=1.3)
    detail = kit.paragraph(content.caption_detail, 16, color=TX2, pitch_em=1.3, before_pt=3)
    return [
        PictureFrame(
            name="二维码", rect=QR, data=qr_png(content.url), alt=f"二维码：{content.url}"
        ),
        ShapeFrame(name="二维码边框", rect=QR, line=dashed, decorative=True),
        text_box("二维码说明", CAPTION, (caption, detail)),
    ]


component = ClosingSlide()
