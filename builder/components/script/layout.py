"""A script on slides: step and intent on the left, the wording on a surface to the right, what to avoid below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from builder.components.script.syntax import Script, ScriptStep
from builder.components.shapes import surface, text_box
from builder.components.strip import phrase_strip
from builder.layout.fitting import GUTTER_PT, Grid, center_2_3, round_up, split_evenly
from builder.layout.frame import ACCENT1, BG2, TX2, Frame, ShapeFrame, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.measure import Measured

HEAD_PT = 21.0
GAP_PT = 6.0
ROW_PT, TIGHT_ROW_PT = 60.0, 48.0
STRIP_PT, TIGHT_STRIP_PT = 60.0, 54.0
MOST_STEPS = 5
NUMERAL_WIDTH_PT = 40.0
NAME_COLUMN_PT = 80.0
_READABLE_SIZES = (22.0, 20.0, 18.0)
_ONLY_STEP_SIZES = (28.0, 24.0, *_READABLE_SIZES)
"""Of the only step there is."""
_SMALL_SIZES = (16.0, 14.0)
"""Where a step needs a slide of its own."""
_PADDING_PT = 6.0
_SIDE_INSET_PT = 24.0
_WORDING_PITCH_EM = 1.35
_OPTICAL = (0.0, 0.0, 0.0, 3.0)
"""A large numeral lowers the line it stands in; this lifts the name to the height of its intent."""
_STACKED_FROM_PT = 110.0
"""From this name width on, the intent stands below the name, not beside it."""
_NARROWEST_INTENT_PT = 72.0


@dataclass(frozen=True, slots=True)
class _Form:
    """How the steps of every slide are set; one form for the whole script."""

    wording_pt: float
    intent_pt: float
    row_pt: float
    names_pt: float
    """Width of the name column; the intent starts behind it."""
    stacked: bool

    @property
    def name_pt(self) -> float:
        return min(22.0, self.wording_pt)


def layout_script(script: Script, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """As few slides as hold the steps in one form; the never-say strip closes the last one."""
    pages = _pages(script, region, kit)
    if pages is None and script.never is not None:
        # Steps that need a whole slide each leave the strip to one of its own.
        spoken = layout_script(replace(script, never=None), region, kit)
        return (*spoken, _strip_alone(script, region, kit))
    if pages is None:
        _report_too_long(script.steps, kit)
        form = _floor_form(script.steps, region.height - HEAD_PT, region, kit)
        pages = _cut(script.steps, (1,) * len(script.steps), form)
    most = max(len(steps) for steps, _ in pages)
    slides: list[tuple[Frame, ...]] = []
    number = 1
    for position, (steps, form) in enumerate(pages):
        is_last = position == len(pages) - 1
        strip, free = _strip(script, region, kit, _tight(most))
        top = center_2_3(free, HEAD_PT + most * (form.row_pt + GAP_PT) - GAP_PT)
        area = Rect(region.x, top, region.width, region.bottom - top)
        frames = _draw(steps, number, form, area, kit)
        slides.append((*frames, *(strip if is_last else ())))
        number += len(steps)
    return tuple(slides)


def _pages(
    script: Script, region: Rect, kit: Kit
) -> list[tuple[tuple[ScriptStep, ...], _Form]] | None:
    """Steps and form of each slide; None where a step does not fit even alone."""
    steps = script.steps
    most = min(MOST_STEPS, len(steps))
    readable = _ONLY_STEP_SIZES if most == 1 else _READABLE_SIZES
    for sizes, fewest in (
        (readable, min(2, most)),
        *(((size,), 1) for size in _SMALL_SIZES),
    ):
        for count in range(most, fewest - 1, -1):
            counts = split_evenly(len(steps), count)
            height = _room(script, max(counts), region, kit)
            form = _choose_form(steps, max(counts), height, sizes, region, kit)
            if form is not None:
                return _cut(steps, counts, form)
    return None


def _strip_alone(script: Script, region: Rect, kit: Kit) -> tuple[Frame, ...]:
    (strip,), _ = _strip(script, region, kit, tight=False)
    assert isinstance(strip, ShapeFrame)
    top = center_2_3(region, strip.rect.height)
    return (replace(strip, rect=replace(strip.rect, y=top)),)


def _room(script: Script, count: int, region: Rect, kit: Kit) -> float:
    """Height in pt for the rows of a slide with ``count`` steps."""
    return _strip(script, region, kit, _tight(count))[1].height - HEAD_PT


def _cut(
    steps: Sequence[ScriptStep], counts: Sequence[int], form: _Form
) -> list[tuple[tuple[ScriptStep, ...], _Form]]:
    starts = [sum(counts[:number]) for number in range(len(counts))]
    return [
        (tuple(steps[start : start + count]), form)
        for start, count in zip(starts, counts, strict=True)
    ]


def _tight(count: int) -> bool:
    return count >= MOST_STEPS


def _strip(script: Script, region: Rect, kit: Kit, tight: bool) -> tuple[tuple[Frame, ...], Rect]:
    never = script.never
    if never is None:
        return (), region
    height = TIGHT_STRIP_PT if tight else STRIP_PT
    frame, left = phrase_strip(
        never.label.plain, never.phrases, region, kit, tone="negative", height_pt=height
    )
    return (frame,), left


def _choose_form(
    steps: Sequence[ScriptStep],
    count: int,
    height: float,
    sizes: Sequence[float],
    region: Rect,
    kit: Kit,
) -> _Form | None:
    """The largest form in which ``count`` steps stand below one another: on one line before two."""
    most = (height - GAP_PT * (count - 1)) / count
    for lines in (1, 2, 3) if sizes is _READABLE_SIZES else (1, 2, 3, inf):
        for size in sizes:
            form = _form(steps, size, region, kit)
            if _lines(steps, size, region, kit) <= lines:
                row = max(_needed(steps, form, region, kit), TIGHT_ROW_PT)
                if row <= most:
                    return _with_row(form, max(row, min(ROW_PT, most)))
    return None


def _form(steps: Sequence[ScriptStep], wording_pt: float, region: Rect, kit: Kit) -> _Form:
    """The form for one size of wording."""
    name_pt = min(22.0, wording_pt)
    widest = max(kit.width(step.name, name_pt, bold=True) for step in steps)
    left = _left_width(region) - NUMERAL_WIDTH_PT
    stacked = widest > min(_STACKED_FROM_PT, left - 24.0 - _NARROWEST_INTENT_PT)
    names = left if stacked else max(NAME_COLUMN_PT, widest + 24.0)
    intent = min(18.0, max(14.0, wording_pt - 2))
    return _Form(wording_pt, intent, ROW_PT, names, stacked)


def _with_row(form: _Form, row_pt: float) -> _Form:
    return _Form(form.wording_pt, form.intent_pt, row_pt, form.names_pt, form.stacked)


def _floor_form(steps: Sequence[ScriptStep], height: float, region: Rect, kit: Kit) -> _Form:
    form = _form(steps, _SMALL_SIZES[-1], region, kit)
    return _with_row(form, min(height, _needed(steps, form, region, kit)))


def _left_width(region: Rect) -> float:
    return Grid(region).part(4)


def _wording_x(region: Rect) -> float:
    return region.x + _left_width(region) + GUTTER_PT


def _wording_width(region: Rect) -> float:
    return region.right - _wording_x(region) - 2 * _SIDE_INSET_PT


def _lines(steps: Sequence[ScriptStep], size: float, region: Rect, kit: Kit) -> int:
    width = _wording_width(region)
    return max(kit.measure((_wording(step, size, kit),), width).line_count for step in steps)


def _needed(steps: Sequence[ScriptStep], form: _Form, region: Rect, kit: Kit) -> float:
    """Height in pt of the tallest step, its padding included; infinite where a word is wider than its column."""
    texts: list[Measured] = []
    for step in steps:
        left, right = _left_texts(step, 1, form, kit)
        texts.append(kit.measure((_wording(step, form.wording_pt, kit),), _wording_width(region)))
        texts.append(kit.measure(left, NUMERAL_WIDTH_PT + form.names_pt))
        texts.append(kit.measure(right, _intent_width(form, region)))
    if any(measured.has_split_word for measured in texts):
        return inf
    return round_up(max(measured.height_pt for measured in texts) + 2 * _PADDING_PT)


def _intent_width(form: _Form, region: Rect) -> float:
    return _left_width(region) - NUMERAL_WIDTH_PT - form.names_pt


def _wording(step: ScriptStep, size: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(step.wording, size, pitch_em=_WORDING_PITCH_EM)


def _left_texts(
    step: ScriptStep, number: int, form: _Form, kit: Kit
) -> tuple[tuple[TextParagraph, ...], tuple[TextParagraph, ...]]:
    """Numeral and name, and the intent: below them when stacked, else as a text of its own."""
    numeral = kit.paragraph(str(number), form.name_pt + 6, bold=True, color=ACCENT1, pitch_em=1.3)
    space = TextRun(text="\u3000", size_pt=NUMERAL_WIDTH_PT - 16.0)
    name = kit.paragraph(step.name, form.name_pt, bold=True, pitch_em=1.3)
    head = TextParagraph(runs=(*numeral.runs, space, *name.runs), pitch_em=1.3)
    if not step.intent:
        return (head,), ()
    intent = kit.paragraph(step.intent, form.intent_pt, color=TX2, pitch_em=1.3)
    return ((head, intent), ()) if form.stacked else ((head,), (intent,))


def _draw(
    steps: Sequence[ScriptStep], first: int, form: _Form, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    right = _wording_x(region)
    has_intent = any(step.intent for step in steps)
    frames: list[Frame] = []
    for x, width, text in (
        (region.x, _left_width(region), "步骤与意图" if has_intent else "步骤"),
        (right, region.right - right, "这样说"),
    ):
        head = kit.paragraph(text, 14.0, color=TX2, pitch_em=1.3)
        frames.append(text_box(f"栏目 {text}", Rect(x, region.y, width, HEAD_PT), (head,)))
    for offset, step in enumerate(steps):
        number = first + offset
        y = region.y + HEAD_PT + offset * (form.row_pt + GAP_PT)
        left, beside = _left_texts(step, number, form, kit)
        head_width = NUMERAL_WIDTH_PT + form.names_pt
        rect = Rect(region.x, y, head_width, form.row_pt)
        frames.append(text_box(f"步骤 {number}", rect, left, anchor="middle", insets=_OPTICAL))
        if beside:
            rect = Rect(region.x + head_width, y, _intent_width(form, region), form.row_pt)
            frames.append(text_box(f"意图 {number}", rect, beside, anchor="middle"))
        frames.append(
            surface(
                f"话术 {number}",
                Rect(right, y, region.right - right, form.row_pt),
                (_wording(step, form.wording_pt, kit),),
                fill=BG2,
                insets=(_SIDE_INSET_PT, 3.0, _SIDE_INSET_PT, 3.0),
                anchor="middle",
            )
        )
    return tuple(frames)


def _report_too_long(steps: Sequence[ScriptStep], kit: Kit) -> None:
    longest = max(steps, key=lambda step: len(step.wording.plain))
    kit.report.error(
        "SLD001",
        longest.span,
        f"话术的“{longest.name.plain}”太长，一张幻灯片放不下",
        "说出来的话缩短到两句以内，其余写成下一步",
        "script step does not fit on a slide",
    )
