"""A section slide: number and minutes on a block of the accent colour; name, promise, topics, the way so far."""

from dataclasses import replace

from builder.components.figure import Figure, figure_paragraph
from builder.components.front import front_text, front_title
from builder.components.furniture import Furniture
from builder.components.section.topics import topic_rows
from builder.components.shapes import text_body, text_box
from builder.layout.fitting import round_up
from builder.layout.frame import (
    ACCENT1,
    BG1,
    MUTED,
    TX1,
    TX2,
    Frame,
    GroupFrame,
    ShapeFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.page import FrontArea
from builder.layout.softbreak import repair_breaks
from builder.model.slide import AGENDA_ID, Divider, section_id

BLOCK = Rect(0, 0, 332, 540)
NUMBER = Rect(48, 99, 278, 288)
NUMBER_SIZES = (216.0, 180.0, 144.0, 96.0)
TITLE = Rect(368, 144, 544, 66)
PROMISE_GAP = 18.0
PROMISE_HEIGHT = 96.0
"""At least, as the layout's placeholder has it."""
MINUTES = Rect(48, 420, 236, 72)
MINUTES_SIZE = 44.0
TITLE_Y_ABOVE_TOPICS = 84.0
TOPICS_TOP, TOPICS_GAP = 270.0, 24.0
"""Topics begin on one line on all dividers, unless a promise reaches below it."""
BARS_Y, BAR_HEIGHT, BAR_GAP = 450.0, 6.0, 12.0
CURRENT_BAR_HEIGHT = 12.0
"""The current section's is told from those done by its height, not by colour alone."""
LABEL_Y, LABEL_HEIGHT = 462.0, 27.0
LABEL_SIZES = (16.0, 14.0)
MOST_LABELS = 5
"""With more sections only the current one is named."""


class SectionSlide(Furniture[Divider]):
    """One slide."""

    name = "section"
    noun = "章节"

    def layout(self, content: Divider, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        front = kit.page.fronts.get(self.name)
        if front:
            return (_on_template(content, front, kit),)
        title = _title(content, kit)
        frames: list[Frame] = [
            ShapeFrame(name="色块", rect=BLOCK, fill=ACCENT1, decorative=True),
            title,
            _number(content.number, kit),
        ]
        bottom = title.rect.bottom
        if content.minutes:
            frames.append(_minutes(content.minutes))
        if content.promise:
            promise = _promise(content.promise, bottom + PROMISE_GAP, kit, bool(content.topics))
            frames.append(promise)
            bottom = promise.rect.bottom
        frames.extend(_topics(content.topics, bottom, kit))
        if len(content.peers) > 1:
            frames.append(_bars(content))
            frames.extend(_labels(content, kit))
        return (tuple(frames),)


def _topics(topics: tuple[str, ...], above_pt: float, kit: Kit) -> tuple[Frame, ...]:
    top = max(TOPICS_TOP, above_pt + TOPICS_GAP)
    room = Rect(TITLE.x, top, TITLE.width, BARS_Y - TOPICS_GAP - top)
    return topic_rows(topics, room, kit)


def _minutes(minutes: int) -> ShapeFrame:
    paragraph = figure_paragraph(Figure(number=str(minutes), unit=" 分钟"), MINUTES_SIZE, color=BG1)
    return text_box("时长", MINUTES, (paragraph,), anchor="bottom")


def _on_template(content: Divider, front: FrontArea, kit: Kit) -> tuple[Frame, ...]:
    of_all = f" / {len(content.peers)}" if len(content.peers) > 1 else ""
    minutes = f"　{content.minutes} 分钟" if content.minutes else ""
    lines = [(f"模块 {content.number}{of_all}{minutes}", 0.9, True)]
    lines += [(content.promise, 1.0, False)] if content.promise else []
    title = front_title(content.title, front, kit)
    text = front_text("学习目标", lines, front.text, kit)
    return (title, text) if text else (title,)


def _number(number: int, kit: Kit) -> ShapeFrame:
    shown = str(number)
    size = kit.largest_size([shown], NUMBER.width, NUMBER_SIZES, max_lines=1, bold=True)
    paragraph = kit.paragraph(shown, size or NUMBER_SIZES[-1], bold=True, color=BG1, pitch_em=1.2)
    return text_box("章节序号", NUMBER, (paragraph,), anchor="middle")


def _title(content: Divider, kit: Kit) -> ShapeFrame:
    """Higher on dividers that name their topics; all dividers of a course then do."""
    title = content.title
    y = TITLE_Y_ABOVE_TOPICS if content.topics else TITLE.y
    one_line = kit.largest_size([title], TITLE.width, (52, 44), max_lines=1, bold=True)
    size = one_line or kit.largest_size(
        [title], TITLE.width, (44, 36, 32, 28), max_lines=2, bold=True
    )
    paragraph = kit.paragraph(title, size or 28, bold=True, pitch_em=1.2)
    height = kit.measure((paragraph,), TITLE.width).height_pt
    return ShapeFrame(
        name="标题",
        rect=Rect(TITLE.x, y, TITLE.width, max(TITLE.height, round_up(height - 0.5))),
        text=TextBody(paragraphs=(paragraph,)),
        placeholder="title",
    )


def _promise(promise: str, y: float, kit: Kit, is_followed: bool) -> ShapeFrame:
    """As tall as the layout's placeholder, or as its text where topics follow."""
    room = BARS_Y - 12 - y
    size = kit.largest_size([promise], TITLE.width, (22, 20, 18), height_pt=room)
    paragraph = kit.paragraph(promise, size or 16, color=TX2)
    paragraph = repair_breaks(paragraph, TITLE.width, kit.fonts, by_sense=True)
    height = kit.measure((paragraph,), TITLE.width).height_pt
    least = 0.0 if is_followed else PROMISE_HEIGHT
    return ShapeFrame(
        name="学习目标",
        rect=Rect(TITLE.x, y, TITLE.width, max(least, round_up(height))),
        text=text_body((paragraph,), anchor="top", insets=(0, 0, 0, 0)),
        placeholder="subtitle",
    )


def _segments(count: int) -> tuple[Rect, ...]:
    width = (TITLE.width - BAR_GAP * (count - 1)) / count
    return tuple(
        Rect(TITLE.x + number * (width + BAR_GAP), BARS_Y, width, BAR_HEIGHT)
        for number in range(count)
    )


def _raised(bar: Rect) -> Rect:
    return Rect(bar.x, bar.bottom - CURRENT_BAR_HEIGHT, bar.width, CURRENT_BAR_HEIGHT)


def _bars(content: Divider) -> GroupFrame:
    bars = tuple(
        ShapeFrame(
            name=f"进度 {number}",
            rect=_raised(rect) if number == content.number else rect,
            fill=ACCENT1 if number <= content.number else MUTED,
            decorative=True,
        )
        for number, rect in enumerate(_segments(len(content.peers)), 1)
    )
    alt = f"课程进度：第 {content.number} 个模块，共 {len(content.peers)} 个"
    return GroupFrame(name="课程进度", children=bars, alt=alt)


def _labels(content: Divider, kit: Kit) -> list[Frame]:
    segments = _segments(len(content.peers))
    width = segments[0].width
    size = None
    if len(segments) <= MOST_LABELS:
        size = kit.largest_size(content.peers, width, LABEL_SIZES, max_lines=1, bold=True)
    if size is None:
        return [_current_label(content, segments, kit)]
    made: list[Frame] = []
    for number, (name, segment) in enumerate(zip(content.peers, segments, strict=True), 1):
        current = number == content.number
        paragraph = kit.paragraph(
            name, size, bold=current, color=TX1 if current else TX2, pitch_em=1.3
        )
        rect = Rect(segment.x, LABEL_Y, width, LABEL_HEIGHT)
        label = text_box(f"进度名称 {number}", rect, (paragraph,))
        made.append(replace(label, link=_jump(AGENDA_ID if current else section_id(number))))
    return made


def _current_label(content: Divider, segments: tuple[Rect, ...], kit: Kit) -> Frame:
    """The current section's name below its segment, kept inside the column."""
    name = content.peers[content.number - 1] if 0 < content.number <= len(segments) else ""
    segment = segments[min(max(content.number, 1), len(segments)) - 1]
    size = kit.largest_size([name], TITLE.width, LABEL_SIZES, max_lines=1, bold=True)
    width = min(TITLE.width, kit.width(name, size or 14, bold=True) + 6)
    x = min(segment.x, TITLE.right - width)
    paragraph = kit.paragraph(name, size or 14, bold=True, pitch_em=1.3)
    label = text_box("进度名称", Rect(x, LABEL_Y, width, LABEL_HEIGHT), (paragraph,))
    return replace(label, link=_jump(AGENDA_ID))


def _jump(slide: str) -> str:
    """The current section's name leads back to the agenda, the others to their own slides.

    Small labels at the foot: whoever clicks somewhere to go on does not hit them.
    """
    return f"slide:{slide}"


component = SectionSlide()
