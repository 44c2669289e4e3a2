"""The cover: title on a block of the accent colour, who the course is for on the right."""

from dataclasses import dataclass

from builder.components.cover.title import TitleSetting, set_title
from builder.components.front import front_text, front_title
from builder.components.furniture import Furniture
from builder.components.shapes import hairline, text_body, text_box
from builder.layout.fitting import round_up
from builder.layout.frame import ACCENT1, BG1, TX2, Frame, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.page import FrontArea
from builder.model.slide import Cover

BLOCK = Rect(0, 0, 628, 540)
TEXT_X, TEXT_WIDTH = 48.0, 532.0
SERIES_Y, SERIES_SIZE = 42.0, 16.0
TITLE = Rect(TEXT_X, 120, TEXT_WIDTH, 308)
"""Set from its bottom; the same rectangle as the layout's placeholder."""
SUBTITLE = Rect(TEXT_X, 444, TEXT_WIDTH, 48)
BOTTOM = 492.0
FACTS_X, FACTS_WIDTH = 664.0, 248.0
FACT_HEIGHT = 66.0
FACT_INSET = 10.0
TALLEST_FACTS = BOTTOM - 96
"""Above the facts stays room for a logo of 36 pt and its clear space."""


class CoverSlide(Furniture[Cover]):
    """One slide, however long its texts are."""

    name = "cover"
    noun = "封面"

    def layout(self, content: Cover, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        front = kit.page.fronts.get(self.name)
        if front:
            return (_on_template(content, front, kit),)
        subtitle = _subtitle(content.subtitle, kit)
        frames: list[Frame] = [
            ShapeFrame(name="色块", rect=BLOCK, fill=ACCENT1, decorative=True),
            _title(content.title, subtitle, kit),
        ]
        if content.series:
            rect = Rect(TEXT_X, SERIES_Y, TEXT_WIDTH, round_up(SERIES_SIZE * 1.5))
            series = kit.paragraph(content.series, SERIES_SIZE, color=BG1, pitch_em=1.3)
            frames.append(text_box("系列", rect, (series,)))
        if subtitle:
            frames.append(subtitle)
        return ((*frames, *_facts(content.facts, kit)),)


def _on_template(content: Cover, front: FrontArea, kit: Kit) -> tuple[Frame, ...]:
    lines = [(content.subtitle, 1.0, False)] if content.subtitle else []
    lines += [(content.series, 0.85, False)] if content.series else []
    facts = "　".join(f"{label}：{value}" for label, value in content.facts)
    lines += [(facts, 0.75, False)] if facts else []
    text = front_text("副标题", lines, front.text, kit)
    title = front_title(content.title, front, kit)
    return (title, text) if text else (title,)


def _title(title: str, subtitle: ShapeFrame | None, kit: Kit) -> ShapeFrame:
    highest = SERIES_Y + 30
    setting: TitleSetting = set_title(title, TEXT_WIDTH, kit)
    paragraph = kit.paragraph(setting.text, setting.size_pt, bold=True, color=BG1, pitch_em=1.2)
    height = kit.measure((paragraph,), TEXT_WIDTH).height_pt
    bottom = min(TITLE.bottom, subtitle.rect.y - 8 if subtitle else BOTTOM)
    top = min(TITLE.y, max(highest, bottom - round_up(height)))
    return ShapeFrame(
        name="标题",
        rect=Rect(TEXT_X, top, TEXT_WIDTH, bottom - top),
        text=text_body((paragraph,), anchor="bottom", insets=(0, 0, 0, 0)),
        placeholder="title",
    )


def _subtitle(text: str, kit: Kit) -> ShapeFrame | None:
    if not text:
        return None
    size = kit.largest_size([text], TEXT_WIDTH, (24.0, 22.0, 20.0), max_lines=1, pitch_em=1.3)
    size = size or kit.largest_size([text], TEXT_WIDTH, (20.0, 18.0), max_lines=2, pitch_em=1.3)
    paragraph = kit.paragraph(text, size or 16.0, color=BG1, pitch_em=1.3)
    height = max(SUBTITLE.height, round_up(kit.measure((paragraph,), TEXT_WIDTH).height_pt))
    return ShapeFrame(
        name="副标题",
        rect=Rect(TEXT_X, BOTTOM - height, TEXT_WIDTH, height),
        text=text_body((paragraph,), anchor="bottom", insets=(0, 0, 0, 0)),
        placeholder="subtitle",
    )


@dataclass(frozen=True, slots=True)
class _FactSizes:
    label_pt: float
    value_pt: float
    inset_pt: float = FACT_INSET
    """Above and below, at least."""


def _facts(facts: tuple[tuple[str, str], ...], kit: Kit) -> tuple[Frame, ...]:
    for sizes in (_FactSizes(14, 18), _FactSizes(14, 16), _FactSizes(14, 14, 6)):
        boxes = [_fact(label, value, sizes, kit) for label, value in facts]
        if sum(box.rect.height for box in boxes) <= TALLEST_FACTS:
            break
    frames: list[Frame] = []
    y = BOTTOM - sum(box.rect.height for box in boxes)
    for box in boxes:
        frames.append(hairline(f"{box.name} 分隔线", FACTS_X, FACTS_X + FACTS_WIDTH, y))
        frames.append(
            ShapeFrame(
                name=box.name,
                rect=Rect(FACTS_X, y, FACTS_WIDTH, box.rect.height),
                text=box.text,
            )
        )
        y += box.rect.height
    return tuple(frames)


def _fact(label: str, value: str, sizes: _FactSizes, kit: Kit) -> ShapeFrame:
    paragraphs = (
        kit.paragraph(label, sizes.label_pt, color=TX2, pitch_em=1.3),
        kit.paragraph(value, sizes.value_pt, pitch_em=1.3),
    )
    needed = kit.measure(paragraphs, FACTS_WIDTH).height_pt + 2 * sizes.inset_pt
    rect = Rect(FACTS_X, 0, FACTS_WIDTH, max(FACT_HEIGHT, round_up(needed)))
    return text_box(label, rect, paragraphs, anchor="middle")


component = CoverSlide()
