"""A metric on a slide: its name, the formula on a surface, the levels in a row from worst to best."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from builder.components.metric.levels import ALARMS, direction_words, levels_of
from builder.components.overflow import report_overflow
from builder.components.paging import even_pages
from builder.components.shapes import surface, text_box
from builder.layout.fitting import center_2_3, equal_columns, round_up, split_by_height
from builder.layout.frame import (
    ACCENT1,
    BG1,
    BG2,
    MUTED,
    NEGATIVE,
    NEGATIVE_TINT,
    TX1,
    TX2,
    Color,
    Frame,
    ShapeFrame,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.metric import Metric, Threshold

Pages = tuple[tuple[Frame, ...], ...]
Words = tuple[TextParagraph, ...]

MOST_STEPS = 5
_GAPS_PT = (24.0, 18.0, 12.0)
_STEP_GAP_PT = 3.0
_NAME_SIZES = (26.0, 24.0, 22.0, 20.0)
_FORMULA_SIZES = (26.0, 24.0, 20.0, 18.0, 16.0)
_STEP_SIZES = ((18.0, 28.0), (18.0, 24.0), (16.0, 20.0), (16.0, 18.0), (14.0, 16.0))
"""A level's word and its value."""
_STEP_INSETS = (12.0, 12.0, 12.0, 12.0)
_REMARK_SIZES = (20.0, 18.0, 16.0)
_FACTS_PT = 16.0
_DESCENT_EM = 0.3
"""Below the base line: what stands beside larger text is lifted by this share of the difference."""
_INSETS = (24.0, 15.0, 24.0, 15.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Something as wide as the region, and the height it needs."""

    frames: tuple[Frame, ...]
    """Laid out from y 0."""
    height: float


def layout_metric(metric: Metric, region: Rect, kit: Kit) -> Pages:
    """One slide; with more levels than it holds, name and formula first and the levels on further ones."""
    origin = Rect(region.x, 0.0, region.width, 0.0)
    levels = levels_of(metric)
    steps, remarks = levels.steps, levels.remarks
    row = _steps(steps, origin, kit) if 0 < len(steps) <= MOST_STEPS else None
    if row is None:
        remarks = (*steps, *remarks)
    for gap, name, formula, remark in product(
        _GAPS_PT, _NAME_SIZES[:3], _FORMULA_SIZES, _REMARK_SIZES
    ):
        parts = [*_head(metric, name, formula, origin, kit), *([row] if row else [])]
        parts += [_remarks(remarks, remark, origin, kit)] if remarks else []
        if _height(parts, gap) <= region.height:
            return (_stack(parts, gap, region),)
    return (_head_alone(metric, region, kit), *_levels_alone(metric, row, remarks, region, kit))


def _height(parts: Sequence[_Part], gap: float) -> float:
    return sum(part.height for part in parts) + gap * (len(parts) - 1)


def _stack(parts: Sequence[_Part], gap: float, region: Rect) -> tuple[Frame, ...]:
    y = center_2_3(region, _height(parts, gap))
    frames: list[Frame] = []
    for part in parts:
        frames += [_lowered(frame, y) for frame in part.frames]
        y += part.height + gap
    return tuple(frames)


def _lowered(frame: Frame, by: float) -> Frame:
    assert isinstance(frame, ShapeFrame)
    rect = frame.rect
    return replace(frame, rect=Rect(rect.x, rect.y + by, rect.width, rect.height))


def _head(
    metric: Metric, name_size: float, formula_size: float, area: Rect, kit: Kit
) -> list[_Part]:
    """The name with its abbreviation and facts on one line, then the formula."""
    facts = kit.paragraph(
        f"{metric.ref}　{direction_words(metric)}", _FACTS_PT, color=TX2, align="right"
    )
    facts_width = round_up(kit.measure((facts,), area.width).width_pt + 6.0)
    name = kit.paragraph(metric.name, name_size, bold=True, pitch_em=1.3)
    if metric.short and metric.short != metric.name:
        short = TextRun(text=f"　{metric.short}", size_pt=round(name_size * 0.7), color=TX2)
        name = replace(name, runs=(*name.runs, short))
    name_width = area.width - facts_width - 24.0
    height = round_up(kit.measure((name,), name_width).height_pt, 3)
    parts = [
        _Part(
            frames=(
                text_box("指标", Rect(area.x, 0.0, name_width, height), (name,), anchor="bottom"),
                text_box(
                    "编号",
                    Rect(area.right - facts_width, 0.0, facts_width, height),
                    (facts,),
                    anchor="bottom",
                    insets=(0.0, 0.0, 0.0, _DESCENT_EM * (name_size - _FACTS_PT)),
                ),
            ),
            height=height,
        )
    ]
    if metric.formula:
        words = (
            kit.paragraph("算法", _FACTS_PT, color=TX2, pitch_em=1.3),
            kit.paragraph(metric.formula, formula_size, bold=True, pitch_em=1.4, before_pt=6.0),
        )
        parts.append(_surface_part("算法", words, area, kit))
    return parts


def _surface_part(name: str, words: Words, area: Rect, kit: Kit) -> _Part:
    left, top, right, bottom = _INSETS
    height = round_up(kit.measure(words, area.width - left - right).height_pt + top + bottom)
    rect = Rect(area.x, 0.0, area.width, height)
    made = surface(name, rect, words, fill=BG2, insets=_INSETS, anchor="middle")
    return _Part(frames=(made,), height=height)


def _steps(steps: Sequence[Threshold], area: Rect, kit: Kit) -> _Part | None:
    """Levels side by side, equally wide: an order, not a scale; None where they have no room."""
    cells = equal_columns(area, len(steps), _STEP_GAP_PT)
    room = cells[0].width - _STEP_INSETS[0] - _STEP_INSETS[2]
    for level_size, value_size in _STEP_SIZES:
        texts = [
            _step(each, level_size, value_size, number == len(steps) - 1, kit)
            for number, each in enumerate(steps)
        ]
        measured = [kit.measure(words, room) for words, _ in texts]
        if all(each.line_count <= 2 and not each.has_split_word for each in measured):
            height = round_up(max(each.height_pt for each in measured) + 24.0)
            return _Part(
                frames=tuple(
                    replace(
                        text_box(
                            f"档位 {number}",
                            Rect(cell.x, 0.0, cell.width, height),
                            words,
                            anchor="middle",
                            insets=_STEP_INSETS,
                        ),
                        fill=fill,
                    )
                    for number, (cell, (words, fill)) in enumerate(
                        zip(cells, texts, strict=True), 1
                    )
                ),
                height=height,
            )
    return None


def _step(
    each: Threshold, level_size: float, value_size: float, is_best: bool, kit: Kit
) -> tuple[Words, Color]:
    is_alarm = each.level in ALARMS
    is_best = is_best and not is_alarm
    fill = NEGATIVE_TINT if is_alarm else ACCENT1 if is_best else MUTED
    color = BG1 if is_best else TX1
    label = NEGATIVE if is_alarm else color
    words = (
        kit.paragraph(each.level, level_size, bold=is_alarm or is_best, color=label, pitch_em=1.3),
        kit.paragraph(each.value, value_size, bold=True, color=color, pitch_em=1.3),
    )
    return words, fill


def _remarks(remarks: Sequence[Threshold], size: float, area: Rect, kit: Kit) -> _Part:
    words = tuple(_remark(each, size, kit) for each in remarks)
    height = round_up(kit.measure(words, area.width).height_pt, 3)
    box = text_box("档位说明", Rect(area.x, 0.0, area.width, height), words)
    return _Part(frames=(box,), height=height)


def _remark(each: Threshold, size: float, kit: Kit) -> TextParagraph:
    color = NEGATIVE if each.level in ALARMS else TX1
    label = TextRun(text=f"{each.level}　", size_pt=size, bold=True, color=color)
    value = kit.paragraph(each.value, size, color=TX2, pitch_em=1.3, before_pt=6.0)
    return replace(value, runs=(label, *value.runs))


def _head_alone(metric: Metric, region: Rect, kit: Kit) -> tuple[Frame, ...]:
    area = Rect(region.x, 0.0, region.width, 0.0)
    for name_size, formula_size in product(_NAME_SIZES, _FORMULA_SIZES):
        parts = _head(metric, name_size, formula_size, area, kit)
        if _height(parts, 24.0) <= region.height:
            break
    else:
        report_overflow(kit, metric.span, metric.formula)
    return _stack(parts, 24.0, region)


def _remark_heights(
    remarks: Sequence[Threshold], size: float, width_pt: float, kit: Kit
) -> list[float]:
    return [kit.measure((_remark(each, size, kit),), width_pt).height_pt for each in remarks]


def _levels_alone(
    metric: Metric, row: _Part | None, remarks: Sequence[Threshold], region: Rect, kit: Kit
) -> Pages:
    """The row of levels, then the remarks, evenly on as many slides as they need."""
    area = Rect(region.x, 0.0, region.width, 0.0)
    pages = [_stack([row], 0.0, region)] if row else []
    most = max(1, len(remarks))
    tried = {size: _remark_heights(remarks, size, area.width, kit) for size in _REMARK_SIZES}
    paged = {
        size: even_pages(heights, region.height - 6.0, most=most, gap_pt=9.0)
        for size, heights in tried.items()
    }
    fewest = min((len(counts) for counts in paged.values() if counts), default=0)
    size = next(
        (size for size, counts in paged.items() if counts and len(counts) == fewest),
        _REMARK_SIZES[-1],
    )
    heights, counts = tried[size], paged[size]
    for each, height in zip(remarks, heights, strict=True):
        if height > region.height:
            report_overflow(kit, metric.span, each.value)
    first = 0
    for count in counts or split_by_height(heights, region.height - 6.0, 9.0):
        part = _remarks(remarks[first : first + count], size, area, kit)
        pages.append(_stack([part], 0.0, region))
        first += count
    return tuple(pages)
