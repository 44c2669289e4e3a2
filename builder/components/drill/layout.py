"""An exercise on slides: rows on hairlines, each with its bar on one scale of minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from builder.components.drill.syntax import Drill, Phase, number_text
from builder.components.shapes import hairline, text_box
from builder.components.strip import GAP_ABOVE_PT, phrase_strip
from builder.layout.fitting import center_2_3, round_up, split_evenly
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
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

SCALE_WIDTH_PT = 444.0
SCALE_SHARES = (444 / 864, 0.4, 0.3)
"""Most of the region's width that the scale takes; less where the tasks need more room."""
SCALE_HEAD_PT = 24.0
ROW_PT, LOWEST_ROW_PT = 54.0, 42.0
BAR_PT = 36.0
NAME_WIDTH_PT = (90.0, 150.0)
STRIP_GAP_PT = 18.0
_GAP_PT = 18.0
_TASK_SIZES = (18.0, 16.0, 14.0)
_ALONE_ROW_PT, _ALONE_BAR_PT, _ALONE_TASK_PT = 78.0, 54.0, 22.0
"""The only phase there is stands larger."""
_LABEL_PT = 14.0
_LABEL_ROOM_PT = 66.0
_INSIDE_FROM_PT = 24.0


@dataclass(frozen=True, slots=True)
class _Form:
    """One form for all slides of the exercise."""

    count: int
    """Phases on the fullest slide."""
    row_pt: float
    name_pt: float
    task_pt: float
    name_width_pt: float
    scale_x: float
    scale_width_pt: float
    total: float


def layout_drill(drill: Drill, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """As few slides as hold the phases at a readable size; all share the scale of the whole exercise."""
    strip, body = _strip(drill, region, kit)
    form = _choose_form(drill, body, kit)
    counts = split_evenly(len(drill.phases), form.count)
    top = center_2_3(body, SCALE_HEAD_PT + form.count * form.row_pt)
    slides: list[tuple[Frame, ...]] = []
    first = 0
    for position, count in enumerate(counts):
        phases = drill.phases[first : first + count]
        start = sum(phase.minutes for phase in drill.phases[:first])
        frames = [*_scale(form, top, kit), *_rows(phases, first, start, form, region, top, kit)]
        slides.append((*frames, *(strip if position == len(counts) - 1 else ())))
        first += count
    return tuple(slides)


def _strip(drill: Drill, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], Rect]:
    if drill.observers is None:
        return (), region
    label, phrases = drill.observers.label.plain, drill.observers.phrases
    frame, left = phrase_strip(label, phrases, region, kit)
    height = left.height + GAP_ABOVE_PT - STRIP_GAP_PT
    return (frame,), Rect(left.x, left.y, left.width, height)


def _choose_form(drill: Drill, body: Rect, kit: Kit) -> _Form:
    """All phases on one slide if the rows can be low enough, else on as few as possible."""
    height = body.height - SCALE_HEAD_PT
    count = len(drill.phases)
    if count == 1 and height >= _ALONE_ROW_PT:
        form = _form(drill, body, 1, _ALONE_ROW_PT, _ALONE_TASK_PT, kit)
        if _needed(drill.phases, form, body, kit) <= _ALONE_ROW_PT:
            return form
    for slides in range(1, count + 1):
        on_slide = ceil(count / slides)
        row = min(ROW_PT, height / on_slide)
        for task_pt in _TASK_SIZES:
            form = _form(drill, body, on_slide, row, task_pt, kit)
            needed = _needed(drill.phases, form, body, kit)
            if max(needed, LOWEST_ROW_PT) <= row:
                return form
    for share in SCALE_SHARES:
        form = _form(drill, body, 1, height, _TASK_SIZES[-1], kit, share)
        needed = _needed(drill.phases, form, body, kit)
        if needed <= height:
            return _form(drill, body, 1, needed, _TASK_SIZES[-1], kit, share)
    _report_too_long(drill.phases, kit)
    return form


def _form(
    drill: Drill,
    body: Rect,
    count: int,
    row: float,
    task_pt: float,
    kit: Kit,
    share: float = SCALE_SHARES[0],
) -> _Form:
    name_pt = task_pt + 2
    widest = max(kit.width(phase.name, name_pt, bold=True) for phase in drill.phases)
    scale = min(SCALE_WIDTH_PT, share * body.width) if drill.minutes else 0.0
    return _Form(
        count=count,
        row_pt=row,
        name_pt=name_pt,
        task_pt=task_pt,
        name_width_pt=min(NAME_WIDTH_PT[1], max(NAME_WIDTH_PT[0], round_up(widest + _GAP_PT))),
        scale_x=body.right - scale,
        scale_width_pt=scale,
        total=drill.minutes,
    )


def _task_width(form: _Form, body: Rect) -> float:
    return form.scale_x - _GAP_PT - body.x - form.name_width_pt


def _name(phase: Phase, form: _Form, kit: Kit) -> TextParagraph:
    return kit.paragraph(phase.name, form.name_pt, bold=True, pitch_em=1.3)


def _task(phase: Phase, form: _Form, kit: Kit) -> TextParagraph:
    return kit.paragraph(phase.task, form.task_pt, color=TX2, pitch_em=1.3)


def _needed(phases: Sequence[Phase], form: _Form, body: Rect, kit: Kit) -> float:
    """Height in pt of the tallest row's text."""
    names = (kit.measure((_name(phase, form, kit),), form.name_width_pt - 12.0) for phase in phases)
    tasks = (kit.measure((_task(phase, form, kit),), _task_width(form, body)) for phase in phases)
    return max(measured.height_pt for measured in (*names, *tasks))


def _scale(form: _Form, top: float, kit: Kit) -> tuple[Frame, ...]:
    """Labels above the first rule; the last one stands at the end and carries the unit."""
    if not form.total:
        return ()
    step = 2 if form.total <= 10 else 5 if form.total <= 40 else 10
    labels: list[Frame] = []
    ticks = [tick for tick in range(0, ceil(form.total), step) if tick < form.total]
    for tick in ticks:
        x = form.scale_x + form.scale_width_pt * tick / form.total
        if tick and form.scale_x + form.scale_width_pt - x < _LABEL_ROOM_PT:
            continue
        rect = Rect(x - 15.0 if tick else x, top, 30.0, 21.0)
        labels.append(_tick(str(tick), rect, "center" if tick else "left", kit))
    end = Rect(form.scale_x + form.scale_width_pt - _LABEL_ROOM_PT, top, _LABEL_ROOM_PT, 21.0)
    labels.append(_tick(f"{number_text(form.total)} 分钟", end, "right", kit))
    alt = f"时间刻度，共 {number_text(form.total)} 分钟"
    return (GroupFrame(name="时间刻度", children=tuple(labels), alt=alt),)


def _tick(word: str, rect: Rect, align: Literal["left", "center", "right"], kit: Kit) -> Frame:
    paragraph = kit.paragraph(word, _LABEL_PT, color=TX2, pitch_em=1.3, align=align)
    return text_box(f"刻度 {word}", rect, (paragraph,))


def _rows(
    phases: Sequence[Phase],
    first: int,
    start: float,
    form: _Form,
    region: Rect,
    top: float,
    kit: Kit,
) -> tuple[Frame, ...]:
    y = top + SCALE_HEAD_PT
    frames: list[Frame] = [hairline("线 0", region.x, region.right, y)]
    for number, phase in enumerate(phases, first + 1):
        task_x = region.x + form.name_width_pt
        name = Rect(region.x, y, form.name_width_pt - 12.0, form.row_pt)
        task = Rect(task_x, y, _task_width(form, region), form.row_pt)
        frames.append(text_box(f"阶段 {number}", name, (_name(phase, form, kit),), anchor="middle"))
        if phase.task:
            frames.append(
                text_box(f"任务 {number}", task, (_task(phase, form, kit),), anchor="middle")
            )
        if phase.minutes:
            frames += _bar(phase, number, start, y, form, kit)
        start += phase.minutes
        y += form.row_pt
        frames.append(hairline(f"线 {number}", region.x, region.right, y))
    return tuple(frames)


def _bar(
    phase: Phase, number: int, start: float, y: float, form: _Form, kit: Kit
) -> tuple[Frame, ...]:
    """The bar to scale with its minutes inside, or beside it where it is too short for them."""
    x = form.scale_x + form.scale_width_pt * start / form.total
    width = form.scale_width_pt * phase.minutes / form.total
    tallest = _ALONE_BAR_PT if form.row_pt >= _ALONE_ROW_PT else BAR_PT
    height = min(tallest, form.row_pt - 12.0)
    rect = Rect(x, y + (form.row_pt - height) / 2, width, height)
    kind = "练习时间条" if phase.practice else "时间条"
    fill = ACCENT1 if phase.practice else MUTED
    words = phase.short_length
    inside = width >= max(_INSIDE_FROM_PT, kit.width(words, 18.0, bold=True))
    color = BG1 if phase.practice and inside else TX1
    label = kit.paragraph(words, 18.0, bold=True, color=color, pitch_em=1.3, align="center")
    body = TextBody(paragraphs=(label,), anchor="middle")
    alt = f"{phase.name.plain}，{phase.length}"
    bar = ShapeFrame(
        name=f"{kind} {number}", rect=rect, fill=fill, text=body if inside else None, alt=alt
    )
    if inside:
        return (bar,)
    needed = kit.width(words, 18.0, bold=True) + 6.0
    room = Rect(rect.right + 6.0, rect.y, needed, height)
    is_left = room.right > form.scale_x + form.scale_width_pt
    if is_left:
        room = Rect(rect.x - 6.0 - needed, rect.y, needed, height)
    beside = replace(label, align="right" if is_left else "left")
    return (bar, text_box(f"分钟 {number}", room, (beside,), anchor="middle"))


def _report_too_long(phases: Sequence[Phase], kit: Kit) -> None:
    longest = max(phases, key=lambda phase: len(phase.task.plain))
    kit.report.error(
        "SLD001",
        longest.span,
        f"演练的“{longest.name.plain}”任务太长，一张幻灯片放不下",
        "任务缩短到一两句，做法写进讲师备注",
        "drill task does not fit on a slide",
    )
