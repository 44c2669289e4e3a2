"""A bullet graph: a muted track, the value as a bar on it, a tick with its words at each threshold."""

from math import ceil

from builder.components.dashboard.scale import Scale, scale_of, spread
from builder.components.dashboard.syntax import Gauge, Mark
from builder.components.dashboard.tone import tone
from builder.components.shapes import text_box
from builder.layout.frame import (
    MUTED,
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

_TICK_BEYOND_PT = 3.0
_LABEL_BELOW_PT = 3.0
_LABEL_GAP_PT = 12.0
_BAR_SHARE = 0.43
_TICK = Line(color=TX1, width_pt=2.25)


def bullet_height(
    gauge: Gauge, track_pt: float, label_pt: float, width_pt: float, kit: Kit
) -> float:
    """Height in pt with the labels, which take a line each where they are too wide for one together."""
    labels = sum(height for _, height in _label_rows(gauge, label_pt, width_pt, kit))
    return track_pt + 2 * _TICK_BEYOND_PT + (labels + _LABEL_BELOW_PT if labels else 0.0)


def _label_rows(
    gauge: Gauge, label_pt: float, width_pt: float, kit: Kit
) -> tuple[tuple[tuple[Mark, ...], float], ...]:
    """Labels side by side with their line's height, or one below the other where they have no room."""
    marks = gauge.marks
    if not marks:
        return ()
    widths = [_label_width(mark, label_pt, kit) for mark in marks]
    rows = (marks,) if sum(widths) <= width_pt else tuple((mark,) for mark in marks)
    return tuple(
        (row, max(kit.measure((_label(m, label_pt, kit),), width_pt).height_pt for m in row))
        for row in rows
    )


def _label(mark: Mark, label_pt: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(mark.words, label_pt, color=TX2, pitch_em=1.3, align="center")


def _label_width(mark: Mark, label_pt: float, kit: Kit) -> float:
    return ceil(kit.width(mark.words, label_pt)) + _LABEL_GAP_PT


def bullet(
    number: int, gauge: Gauge, area: Rect, track_pt: float, label_pt: float, kit: Kit
) -> GroupFrame:
    """The graph in the middle of ``area``; all its parts move together."""
    height = bullet_height(gauge, track_pt, label_pt, area.width, kit)
    y = area.y + (area.height - height) / 2 + _TICK_BEYOND_PT
    track = Rect(area.x, y, area.width, track_pt)
    scale = scale_of(gauge)
    frames: list[Frame] = [
        ShapeFrame(name=f"量程 {number}", rect=track, fill=MUTED, decorative=True)
    ]
    if gauge.value is not None:
        frames += _bar(number, gauge, scale, track)
    for position, mark in enumerate(gauge.marks, 1):
        x = track.x + track.width * scale.share(gauge.edge(mark))
        frames.append(
            LineFrame(
                name=f"刻线 {number}-{position}",
                x1=x,
                y1=track.y - _TICK_BEYOND_PT,
                x2=x,
                y2=track.bottom + _TICK_BEYOND_PT,
                line=_TICK,
            )
        )
    frames += _labels(number, gauge, scale, track, label_pt, kit)
    return GroupFrame(name=f"标尺 {number}", children=tuple(frames), alt=gauge_words(gauge))


def gauge_words(gauge: Gauge) -> str:
    """The metric in one sentence, for those who do not see the scale."""
    parts = [f"{gauge.name.plain} {gauge.figure.plain}", *(mark.words for mark in gauge.marks)]
    verdict = f"：{gauge.verdict}" if gauge.verdict else ""
    return "，".join(parts) + verdict


def _bar(number: int, gauge: Gauge, scale: Scale, track: Rect) -> list[Frame]:
    """The value's bar, from 0 to the value, thinner than the track."""
    assert gauge.value is not None
    zero, end = scale.share(0.0), scale.share(gauge.value)
    left, width = min(zero, end) * track.width, abs(end - zero) * track.width
    if width <= 0:
        return []
    height = round(track.height * _BAR_SHARE)
    rect = Rect(track.x + left, track.y + (track.height - height) / 2, width, height)
    return [ShapeFrame(name=f"值 {number}", rect=rect, fill=tone(gauge.verdict), decorative=True)]


def _labels(
    number: int, gauge: Gauge, scale: Scale, track: Rect, label_pt: float, kit: Kit
) -> list[Frame]:
    frames: list[Frame] = []
    y = track.bottom + _TICK_BEYOND_PT + _LABEL_BELOW_PT
    for row, height in _label_rows(gauge, label_pt, track.width, kit):
        widths = [min(track.width, _label_width(mark, label_pt, kit)) for mark in row]
        centres = [track.width * scale.share(gauge.edge(mark)) for mark in row]
        for mark, x, width in zip(row, spread(centres, widths, track.width), widths, strict=True):
            rect = Rect(track.x + x, y, width, height)
            name = f"刻度 {number}-{len(frames) + 1}"
            frames.append(text_box(name, rect, (_label(mark, label_pt, kit),)))
        y += height
    return frames
