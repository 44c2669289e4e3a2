"""A case on slides: the story in rows, the result in a panel beside them, the lesson in the strip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from builder.components.case.syntax import Case, CasePart, CaseResult
from builder.components.shapes import hairline, split_figure, surface, text_box
from builder.components.statement import statement
from builder.components.strip import GAP_ABOVE_PT, takeaway_strip
from builder.layout.fitting import center_2_3, round_up, split_evenly
from builder.layout.frame import ACCENT1, BG1, Frame, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText, join, text

PANEL_WIDTH_PT = 272.0
PANEL_GAP_PT = 36.0
LABEL_WIDTH_PT = 72.0
ROW_PT = 87.0
LONG_ROW_PT = 120.0
STRIP_PT = (54.0, 81.0)
_ROW_SIZES = (20.0, 18.0, 16.0)
_ROW_PADDING_PT = 12.0
_PANEL_INSETS = (24.0, 18.0, 24.0, 9.0)
_FIGURES = ((88.0, 24.0), (80.0, 24.0), (64.0, 22.0), (44.0, 18.0))
_ALONE_PT = 186.0
_ALONE_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0)
"""Height of a figure's panel on a slide of its own, and the sentence beside it."""
_SENTENCE_SIZES = (18.0, 16.0)
_WORD_SIZES = (28.0, 24.0, 22.0, 20.0, 18.0, 16.0)


def layout_case(case: Case, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """One slide; when the story or the result is too long for it, the story first and then the result."""
    strip, body = _strip(case, region, kit)
    together = _together(case, body, kit)
    if together is not None:
        return ((*together, *strip),)
    story = _story_pages(case.story, region, kit)
    if case.result is None:
        return (*story, strip) if strip else story
    if strip and _panel_text(case.result, body, kit) is None:
        return (*story, _result_alone(case.result, region, kit), strip)
    return (*story, (*_result_alone(case.result, body, kit), *strip))


def _strip(case: Case, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], Rect]:
    if case.lesson is None:
        return (), region
    free = region.height - 3 * ROW_PT - GAP_ABOVE_PT
    height = min(max(free, STRIP_PT[0]), STRIP_PT[1])
    frame, body = takeaway_strip(
        case.lesson.label.plain, case.lesson.text, region, kit, height_pt=height
    )
    return (frame,), body


def _together(case: Case, body: Rect, kit: Kit) -> tuple[Frame, ...] | None:
    """Rows and panel side by side, or None when either does not fit."""
    if case.result is None:
        if not case.story:
            return ()
        rows = _fit_rows(case.story, body, LONG_ROW_PT, kit)
        return _draw_rows(case.story, rows, kit) if rows else None
    if not case.story:
        return None
    left = Rect(body.x, body.y, body.width - PANEL_WIDTH_PT - PANEL_GAP_PT, body.height)
    rows = _fit_rows(case.story, left, ROW_PT, kit)
    if rows is None:
        return None
    top = rows.area
    panel = Rect(body.right - PANEL_WIDTH_PT, top.y, PANEL_WIDTH_PT, top.height)
    paragraphs = _panel_text(case.result, panel, kit)
    if paragraphs is None:
        return None
    result = surface("结果", panel, paragraphs, fill=ACCENT1, insets=_PANEL_INSETS, anchor="top")
    return (*_draw_rows(case.story, rows, kit), result)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the rows stand and how large their text is."""

    area: Rect
    size_pt: float


def _fit_rows(story: Sequence[CasePart], area: Rect, row_pt: float, kit: Kit) -> _Rows | None:
    """The rows in ``area``: as high as their text needs, at least ``row_pt`` where there is room."""
    most = area.height / len(story)
    texts = [part.text for part in story]
    width = area.width - LABEL_WIDTH_PT
    size = kit.largest_size(texts, width, _ROW_SIZES, height_pt=most - _ROW_PADDING_PT)
    if size is None:
        return None
    height = min(most, max(row_pt, round_up(_tallest(story, size, width, kit) + 24.0)))
    top = center_2_3(area, height * len(story))
    return _Rows(Rect(area.x, top, area.width, height * len(story)), size)


def _tallest(story: Sequence[CasePart], size: float, width: float, kit: Kit) -> float:
    return max(kit.measure((kit.paragraph(part.text, size),), width).height_pt for part in story)


def _story_pages(story: Sequence[CasePart], area: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The rows over the whole width, on as few slides as hold them; what does not fit even alone is reported."""
    if not story:
        return ()
    for most in range(len(story), 0, -1):
        counts = split_evenly(len(story), most)
        ends = tuple(accumulate(counts, initial=0))
        parts = [story[first:last] for first, last in pairwise(ends)]
        fitted = [_fit_rows(part, area, LONG_ROW_PT, kit) for part in parts]
        if all(fitted):
            break
    else:
        _report_too_long(max(story, key=lambda part: len(part.text.plain)), kit)
    return tuple(
        _draw_rows(part, rows or _Rows(area, _ROW_SIZES[-1]), kit)
        for part, rows in zip(parts, fitted, strict=True)
    )


def _draw_rows(story: Sequence[CasePart], rows: _Rows, kit: Kit) -> tuple[Frame, ...]:
    area, height = rows.area, rows.area.height / len(story)
    frames: list[Frame] = [hairline("线 1", area.x, area.right, area.y)]
    for number, part in enumerate(story):
        y = area.y + number * height
        name = part.label.plain
        label = kit.paragraph(part.label, 20.0, bold=True, color=ACCENT1, pitch_em=1.3)
        words = kit.paragraph(part.text, rows.size_pt)
        text_x = area.x + LABEL_WIDTH_PT
        label_rect = Rect(area.x, y, LABEL_WIDTH_PT, height)
        text_rect = Rect(text_x, y, area.right - text_x, height)
        frames.append(text_box(f"{name} 标签", label_rect, (label,), anchor="middle"))
        frames.append(text_box(name, text_rect, (words,), anchor="middle"))
        frames.append(hairline(f"线 {number + 2}", area.x, area.right, y + height))
    return tuple(frames)


def _panel_text(result: CaseResult, panel: Rect, kit: Kit) -> tuple[TextParagraph, ...] | None:
    """Label, figure and sentence at the largest sizes that fit the panel, or None."""
    room = panel.inset(*_PANEL_INSETS)
    candidates = _with_figure(result, kit) if result.figure else _in_words(result, kit)
    for paragraphs in candidates:
        measured = kit.measure(paragraphs, room.width)
        one_line = not result.figure or len(measured.lines[1]) == 1
        if one_line and measured.height_pt <= room.height and not measured.has_split_word:
            return paragraphs
    return None


def _with_figure(result: CaseResult, kit: Kit) -> list[tuple[TextParagraph, ...]]:
    return [
        (
            _label(result, kit),
            _figure(result.figure, size, unit, kit),
            *_sentence(result, sentence, kit),
        )
        for sentence in _SENTENCE_SIZES
        for size, unit in _FIGURES
    ]


def _in_words(result: CaseResult, kit: Kit) -> list[tuple[TextParagraph, ...]]:
    return [
        (
            _label(result, kit),
            kit.paragraph(
                result.text, size, bold=size >= 20, color=BG1, pitch_em=1.3, before_pt=18.0
            ),
        )
        for size in _WORD_SIZES
    ]


def _label(result: CaseResult, kit: Kit) -> TextParagraph:
    return kit.paragraph(result.label, 20.0, bold=True, color=BG1, pitch_em=1.3)


def _figure(words: str, size_pt: float, unit_pt: float, kit: Kit) -> TextParagraph:
    """A large figure with its unit behind it; Han units keep a space."""
    number, unit = split_figure(words)
    figure = kit.paragraph(number, size_pt, bold=True, color=BG1, pitch_em=1.2, before_pt=9.0)
    if not unit:
        return figure
    space = "" if unit[0] in "%‰℃" else " "
    run = TextRun(text=f"{space}{unit}", size_pt=unit_pt, bold=True, color=BG1)
    return replace(figure, runs=(*figure.runs, run))


def _sentence(result: CaseResult, size_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    if not result.text:
        return ()
    return (kit.paragraph(result.text, size_pt, color=BG1, before_pt=9.0),)


def _result_alone(result: CaseResult | None, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """The figure in a panel with its sentence beside it, or the result in words as the slide's statement."""
    if result is None:
        return ()
    frames = _beside_figure(result, area, kit) if result.figure else None
    if frames is not None:
        return frames
    words = result.text if not result.figure else join((text(result.figure), result.text), "　")
    stated = statement(result.label.plain, words, (), area, kit, name="结果")
    if stated is None:
        _report_too_long(result, kit)
        taller = Rect(area.x, area.y, area.width, 10_000.0)
        stated = statement(result.label.plain, words, (), taller, kit, name="结果")
    return (stated,) if stated else ()


def _beside_figure(result: CaseResult, area: Rect, kit: Kit) -> tuple[Frame, ...] | None:
    """Label and figure on the accent, the sentence large to the right; None when either does not fit."""
    height = min(_ALONE_PT, area.height)
    top = center_2_3(area, height)
    panel = Rect(area.x, top, PANEL_WIDTH_PT, height)
    head = _panel_text(replace(result, text=RichText()), panel, kit)
    x = panel.right + PANEL_GAP_PT
    room = Rect(x, top, area.right - x, height)
    size = kit.largest_size([result.text], room.width, _ALONE_SIZES, height_pt=height)
    if head is None or size is None:
        return None
    figure = surface("结果", panel, head, fill=ACCENT1, insets=_PANEL_INSETS, anchor="middle")
    if not result.text:
        return (figure,)
    sentence = kit.paragraph(result.text, size)
    return (figure, text_box("结果说明", room, (sentence,), anchor="middle"))


def _report_too_long(part: CasePart | CaseResult, kit: Kit) -> None:
    kit.report.error(
        "SLD001",
        part.span,
        f"案例的“{part.label.plain}”太长，一张幻灯片放不下",
        "缩短到一两句话，细节写进正文段落",
        "part of a case does not fit on a slide",
    )
