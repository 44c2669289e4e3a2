"""What the visual design wants checked (section 12) on every composed slide, and no other gate looks at."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

import pytest

from builder.components.figure import UNIT_SHARE
from builder.layout.fonts import shipped_metrics
from builder.layout.frame import (
    SOURCE_NOTE,
    FreeformFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.kit import Kit
from builder.layout.measure import character_widths, fill_lines
from builder.layout.presets import text_area
from builder.model.slide import SAMPLE_NOTE
from builder.model.walk import texts_in
from tests.gates.composed import Composed, flat
from tests.gates.findings import expect_none

SCALE_PT = frozenset({
    12, 14, 16, 18, 20, 22, 24, 26, 28, 32, 36, 40, 44, 48, 52, 54, 58, 60, 64, 72, 80, 84, 88, 96,
    108, 120, 132, 144, 180, 216,
})  # fmt: skip
"""Section 3 and the steps between, which fitting goes through; nothing else is set."""
UNITS_PT = frozenset(
    rounded for size in SCALE_PT for rounded in (round(size * UNIT_SHARE), ceil(size * UNIT_SHARE))
)
"""Units stand beside their figures at a fixed share of them."""
NEAR_PT = 2.0
SLACK_PT = 0.5
LAST_TITLE_LINE_EM = 4
_NUMBERED = re.compile(r"^(\D+?) ?\d[\d-]*$")
QUANTITIES = frozenset({
    "对照前", "对照后", "用时", "时间条", "练习时间条", "阶段", "台阶", "刻度",
})  # fmt: skip
"""Kinds of filled shapes whose size says how much."""
WORDS = frozenset({"情绪分", "答", "类别"})
"""Kinds as large as their words: labels on a curve, answers in a chain of rows, heads of a fishbone's bones."""
TIED_TO_TYPE = frozenset({"事项"})
"""A check without a name is set as text, beside others that have one."""


def test_text_edges_that_nearly_meet_do_meet(composed: Composed) -> None:
    expect_none(
        f"{slide.id}: {one} and {other} begin {right - left:.1f} pt apart"
        for slide in composed.slides
        for (left, one), (right, other) in pairwise(sorted(_left_edges(slide)))
        if SLACK_PT < right - left < NEAR_PT
    )


def test_surfaces_of_one_set_have_one_size(composed: Composed) -> None:
    expect_none(
        f"{slide.id}: {kind}: {sorted(sizes)}"
        for slide in composed.slides
        for kind, sizes in _sizes_of_surfaces(slide).items()
        if len(sizes) > 1
    )


def test_texts_of_one_set_have_one_type_size(composed: Composed) -> None:
    expect_none(
        f"{slide.id}: {kind}: {sorted(sizes)} pt"
        for slide in composed.slides
        for kind, sizes in _type_sizes(slide).items()
        if len(sizes) > 1 and kind not in TIED_TO_TYPE
    )


def test_sizes_come_from_the_scale(composed: Composed) -> None:
    expect_none(
        f"{slide.id}: {name}: {size:g} pt: {words}"
        for slide in composed.slides
        for name, body in _bodies(slide)
        for size, words in _sizes(body)
        if size not in SCALE_PT and size not in UNITS_PT
    )


def test_titles_take_two_lines_and_the_last_is_no_orphan(composed: Composed) -> None:
    findings = []
    for slide in composed.slides:
        if slide.role not in {"body", "content", "agenda"}:
            continue
        paragraph, room_pt = _title(slide)
        lines = fill_lines(
            paragraph.plain, character_widths(paragraph.runs, shipped_metrics()), room_pt
        )
        if len(lines) > 2:
            findings.append(f"{slide.id}: {len(lines)} lines: {slide.title}")
        if len(lines) > 1 and lines[-1].width_pt < LAST_TITLE_LINE_EM * paragraph.size_pt - 1:
            last = paragraph.plain[lines[-1].start :]
            findings.append(f"{slide.id}: “{last}” alone on the last line")
    expect_none(findings)


def test_figures_that_nobody_measured_say_so(composed: Composed) -> None:
    frames = {slide.id: slide for slide in composed.slides}
    marked = [
        slide.id
        for slide in composed.plan.slides
        if any(part.has_sample for part in texts_in(slide.content))
    ]
    expect_none(
        f"{slide}: no “{SAMPLE_NOTE}”"
        for slide in marked
        if SAMPLE_NOTE not in _note(frames[slide])
    )


def test_no_continued_slide_holds_a_single_item_left_over(composed: Composed) -> None:
    pages: dict[str, list[SlideFrames]] = defaultdict(list)
    for slide in composed.slides:
        pages[re.sub(r"-p\d+$", "", slide.id)].append(slide)
    expect_none(
        f"{name}: {counts}"
        for name, parts in pages.items()
        if len(parts) > 1 and (counts := [_items_on(part) for part in parts])
        if counts[-1] == 1 and max(counts) > 2  # of three items that go by twos, one is left
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [("卡片 3", "卡片"), ("对照 1-2", "对照"), ("标题", None), ("分隔线 上", None)],
)
def test_a_set_is_told_by_its_name(name: str, kind: str | None) -> None:
    found = _NUMBERED.match(name)
    assert (found[1] if found else None) == kind


def _left_edges(slide: SlideFrames) -> Iterator[tuple[float, str]]:
    """Where left aligned texts begin; those inside drawn diagrams follow the drawing."""
    for frame in flat(slide.frames):
        if not isinstance(frame, ShapeFrame) or frame.text is None or not frame.text.plain.strip():
            continue
        if all(part.align == "left" for part in frame.text.paragraphs):
            area = text_area(frame.rect, frame.geometry, frame.adjust)
            yield area.x + frame.text.insets[0], frame.name


def _sizes_of_surfaces(slide: SlideFrames) -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for frame in flat(slide.frames):
        kind = _NUMBERED.match(frame.name)
        if kind is None or not isinstance(frame, ShapeFrame) or frame.decorative:
            continue
        if frame.fill is not None and kind[1] not in QUANTITIES | WORDS:
            found[kind[1]].add((round(frame.rect.width), round(frame.rect.height)))
    return found


def _type_sizes(slide: SlideFrames) -> dict[str, set[float]]:
    """Largest size in each text of a set."""
    found: dict[str, set[float]] = defaultdict(set)
    for frame in flat(slide.frames):
        kind = _NUMBERED.match(frame.name)
        if kind and isinstance(frame, ShapeFrame) and frame.text and frame.text.plain.strip():
            found[kind[1]].add(max(size for size, _ in _sizes(frame.text)))
    return found


def _bodies(slide: SlideFrames) -> Iterator[tuple[str, TextBody]]:
    for frame in flat(slide.frames):
        if isinstance(frame, ShapeFrame | FreeformFrame) and frame.text is not None:
            yield frame.name, frame.text
        elif isinstance(frame, TableFrame):
            for cell in (cell for row in frame.rows for cell in row):
                yield frame.name, cell.text


def _sizes(body: TextBody) -> Iterator[tuple[float, str]]:
    for paragraph in body.paragraphs:
        yield from ((run.size_pt, run.text) for run in paragraph.runs if run.text.strip())


def _title(slide: SlideFrames) -> tuple[TextParagraph, float]:
    frame = next(
        frame
        for frame in slide.frames
        if isinstance(frame, ShapeFrame) and frame.placeholder == "title"
    )
    assert frame.text is not None
    return frame.text.paragraphs[0], frame.rect.inset(*frame.text.insets).width


def _note(slide: SlideFrames) -> str:
    notes = [frame for frame in slide.frames if frame.name == SOURCE_NOTE]
    return "".join(f.text.plain for f in notes if isinstance(f, ShapeFrame) and f.text)


def _items_on(slide: SlideFrames) -> int:
    """Items on a slide: rows of its table, paragraphs of its list, or the largest set of texts."""
    counts = [0]
    bullets: Sequence[TextParagraph] = ()
    kinds: dict[str, int] = defaultdict(int)
    for frame in flat(slide.frames):
        if isinstance(frame, TableFrame):
            counts.append(len(frame.rows) - frame.has_header)
        if isinstance(frame, ShapeFrame) and frame.text is not None:
            bullets = (*bullets, *(p for p in frame.text.paragraphs if p.bullet and not p.level))
            if kind := _NUMBERED.match(frame.name):
                kinds[kind[1]] += 1
    return max(*counts, len(bullets), *kinds.values(), 0)


def test_an_orphan_in_a_title_would_be_noticed(composed: Composed) -> None:
    slide = next(each for each in composed.slides if each.role == "content")
    kit = Kit()
    title = ShapeFrame(
        name="标题",
        rect=kit.page.title,
        text=TextBody(paragraphs=(kit.paragraph("客" * 34, 26, bold=True, pitch_em=1.3),)),
        placeholder="title",
    )
    broken = replace(slide, frames=(title, *slide.frames[1:]))
    with pytest.raises(pytest.fail.Exception, match="alone"):
        test_titles_take_two_lines_and_the_last_is_no_orphan(replace(composed, slides=(broken,)))
