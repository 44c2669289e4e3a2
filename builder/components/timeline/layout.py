"""A timeline on a slide: times above a rail, events below, in one row or two."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from builder.components.figure import figure_paragraph, largest_figure_size
from builder.components.overflow import report_overflow
from builder.components.paging import positions
from builder.components.shapes import text_box
from builder.components.timeline.syntax import Event, Timeline
from builder.layout.fitting import center_2_3, equal_columns, round_up, split_evenly
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    TX1,
    TX2,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    ShapeFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

NODE_PT = 20.0
TIME_GAP_PT = 15.0
"""From the times to the rail."""
EVENT_DROP_PT = 30.0
"""From the rail to the events."""
ROW_GAP_PT = 18.0
FIGURE_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0)
WORD_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0)
"""Times that are words, and numbers that share a slide with them."""
EVENT_SIZES = ((20.0, 18.0), (18.0, 16.0), (16.0, 14.0))
MOST_IN_A_ROW = 5
MOST_IN_TWO_ROWS = 8
FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Setting:
    """Columns, rows a page and sizes that fit the whole set."""

    columns: int
    rows: int
    time_size: float
    event_sizes: tuple[float, float]
    time_pt: float
    text_pt: float

    @property
    def row_pt(self) -> float:
        return self.time_pt + TIME_GAP_PT + EVENT_DROP_PT + self.text_pt

    @property
    def height_pt(self) -> float:
        return self.rows * self.row_pt + (self.rows - 1) * ROW_GAP_PT


def layout_timeline(content: Timeline, region: Rect, kit: Kit) -> Pages:
    """One row, two rows, or several pages of one row; the same columns on every page."""
    for columns, rows in _arrangements(len(content.events)):
        if setting := _setting(content.events, columns, rows, region, kit):
            return _pages(content, setting, region, kit)
    return _overfull(content, region, kit)


def _arrangements(count: int) -> tuple[tuple[int, int], ...]:
    """Columns and rows a page, the best first."""
    if count <= MOST_IN_A_ROW:
        found = [(max(count, FEWEST_COLUMNS), 1)]
    elif count <= MOST_IN_TWO_ROWS:
        found = [((count + 1) // 2, 2), ((count + 1) // 2, 1)]
    else:
        found = [(max(split_evenly(count, MOST_IN_A_ROW)), 1)]
    narrowest = found[-1][0]
    return (*found, *((columns, 1) for columns in (4, 3) if columns < narrowest))


def _setting(
    events: Sequence[Event], columns: int, rows: int, region: Rect, kit: Kit
) -> _Setting | None:
    width = equal_columns(region, columns)[0].width
    times = tuple(event.time for event in events)
    has_words = not all(time.is_numeric for time in times)
    time_sizes = WORD_SIZES if has_words else FIGURE_SIZES
    widest = largest_figure_size(times, width, time_sizes, kit)
    if widest is None:
        return None
    for event_sizes, time_size in product(EVENT_SIZES, (s for s in time_sizes if s <= widest)):
        measured = [kit.measure(_texts(event, event_sizes, kit), width) for event in events]
        if any(text.has_split_word for text in measured):
            continue
        time_pt = max(kit.measure((_time(event, time_size),), width).height_pt for event in events)
        setting = _Setting(
            columns=columns,
            rows=rows,
            time_size=time_size,
            event_sizes=event_sizes,
            time_pt=round_up(time_pt, 3),
            text_pt=round_up(max(text.height_pt for text in measured), 3),
        )
        if setting.height_pt <= region.height:
            return setting
    return None


def _overfull(content: Timeline, region: Rect, kit: Kit) -> Pages:
    """At the floor sizes, with what does not fit reported."""
    longest = max(content.events, key=lambda event: sum(len(d.plain) for d in event.details))
    report_overflow(kit, longest.span, longest.name)
    columns = min(max(len(content.events), FEWEST_COLUMNS), MOST_IN_A_ROW)
    room = region.height - 24 - TIME_GAP_PT - EVENT_DROP_PT
    setting = _Setting(columns, 1, WORD_SIZES[-1], EVENT_SIZES[-1], 24.0, room)
    return _pages(content, setting, region, kit)


def _time(event: Event, size_pt: float) -> TextParagraph:
    color = ACCENT1 if event.key else TX1
    return figure_paragraph(event.time, size_pt, color=color, bold_unit=False)


def _texts(event: Event, sizes: tuple[float, float], kit: Kit) -> tuple[TextParagraph, ...]:
    name = kit.paragraph(event.name, sizes[0], bold=True, pitch_em=1.3)
    details = (kit.paragraph(text, sizes[1], color=TX2, before_pt=6) for text in event.details)
    return tuple(paragraph for paragraph in (name, *details) if paragraph.runs)


def _pages(content: Timeline, setting: _Setting, region: Rect, kit: Kit) -> Pages:
    events = content.events
    pages: list[tuple[Frame, ...]] = []
    for part in positions(split_evenly(len(events), setting.columns * setting.rows)):
        frames: list[Frame] = []
        top = center_2_3(region, setting.height_pt)
        for row in range(setting.rows):
            numbers = part[row * setting.columns : (row + 1) * setting.columns]
            if numbers:
                y = top + row * (setting.row_pt + ROW_GAP_PT)
                frames += _row(content, numbers, setting, y, region, kit)
        pages.append(tuple(frames))
    return tuple(pages)


def _row(
    content: Timeline, numbers: range, setting: _Setting, top: float, region: Rect, kit: Kit
) -> list[Frame]:
    rail_y = top + setting.time_pt + TIME_GAP_PT
    columns = equal_columns(region, setting.columns)
    frames: list[Frame] = [_rail(content, numbers, columns, rail_y)]
    for number, column in zip(numbers, columns, strict=False):
        event = content.events[number]
        time_box = Rect(column.x, top, column.width, setting.time_pt)
        frames.append(
            text_box(
                f"时间 {number + 1}", time_box, (_time(event, setting.time_size),), anchor="bottom"
            )
        )
        if texts := _texts(event, setting.event_sizes, kit):
            box = Rect(column.x, rail_y + EVENT_DROP_PT, column.width, setting.text_pt)
            frames.append(text_box(f"事件 {number + 1}", box, texts))
    return frames


def _rail(content: Timeline, numbers: range, columns: Sequence[Rect], rail_y: float) -> GroupFrame:
    """Rail, key interval and nodes, which move together in the editor."""
    events = content.events
    is_last = numbers[-1] == len(events) - 1
    # A single event on no line would be a circle that means nothing.
    goes_on = not is_last or content.continues or len(events) == 1
    right = columns[-1].right if goes_on else columns[len(numbers) - 1].x + NODE_PT / 2
    rail = Line(color=ACCENT2, width_pt=1.5, head=is_last and content.continues)
    children: list[Frame] = [
        LineFrame(
            name=f"时间轴线 {numbers[0] + 1}",
            x1=columns[0].x,
            y1=rail_y,
            x2=right,
            y2=rail_y,
            line=rail,
        )
    ]
    for place, number in enumerate(numbers[:-1]):
        if events[number].key and events[number + 1].key:
            children.append(
                LineFrame(
                    name=f"重点时段 {number + 1}",
                    x1=columns[place].x + NODE_PT / 2,
                    y1=rail_y,
                    x2=columns[place + 1].x + NODE_PT / 2,
                    y2=rail_y,
                    line=Line(color=ACCENT1, width_pt=6.0),
                )
            )
    for place, number in enumerate(numbers):
        children.append(_node(events[number], number, columns[place].x, rail_y))
    alt = "；".join(f"{events[n].time.plain} {events[n].name.plain}".strip() for n in numbers)
    return GroupFrame(
        name=f"时间轴 {numbers[0] + 1}", children=tuple(children), alt=f"时间线：{alt}"
    )


def _node(event: Event, number: int, x: float, rail_y: float) -> ShapeFrame:
    color = ACCENT1 if event.key else ACCENT2
    return ShapeFrame(
        name=f"节点 {number + 1}",
        rect=Rect(x, rail_y - NODE_PT / 2, NODE_PT, NODE_PT),
        geometry="ellipse",
        fill=ACCENT1 if event.key else BG1,
        line=Line(color=color, width_pt=2.25),
        decorative=True,
    )
