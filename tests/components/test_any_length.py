"""Whatever an author writes: every word is on a slide, inside the region, readable, or reported as too long."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.components import components
from builder.components.base import Source
from builder.layout.check import check_slides
from builder.layout.frame import Frame, GroupFrame, LineFrame, ShapeFrame, SlideFrames, TableFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.settle import settle
from builder.lint.diagnostic import Report
from builder.model.block import Block, Item, ListBlock, Measure, Paragraph, Table
from builder.model.inline import RichText, Run, text
from builder.model.span import Span

SPAN = Span("content/chapter/page.md", 3)
HAN = "接到电话先说您好再问事情经过记下时间地点金额请客户慢慢讲完然后复述一遍确认无误约好几点回话"
REGIONS = st.sampled_from(
    [Rect(48, 120, 864, 366), Rect(48, 120, 864, 342), Rect(48, 120, 864, 246)]
)
ITEMS = (
    "stats", "cards", "steps", "timeline", "do-dont", "formula", "roadmap", "ladder",
    "five-whys", "fishbone", "quote", "funnel", "journey", "checklist",
)  # fmt: skip


@st.composite
def han(draw: st.DrawFn, least: int, most: int) -> RichText:
    """Text with commas, of a length that authors write, or far more."""
    length = draw(st.integers(least, most))
    start = draw(st.integers(0, len(HAN) - 1))
    characters = [HAN[(start + n) % len(HAN)] if n % 9 else "，" for n in range(1, length + 1)]
    return text("".join(characters), span=SPAN)


@st.composite
def items(draw: st.DrawFn, longest_label: int, longest_body: int) -> tuple[Item, ...]:
    count = draw(st.integers(1, 14))
    is_timed = draw(st.booleans())
    made = []
    for number in range(count):
        details = tuple(
            Item(body=draw(han(1, longest_body)), span=SPAN) for _ in range(draw(st.integers(0, 1)))
        )
        minutes = draw(st.integers(1, 90))
        made.append(
            Item(
                label=draw(han(1, longest_label)),
                measure=Measure(value=minutes, unit="分钟", text=f"{minutes} 分钟")
                if is_timed
                else None,
                body=draw(han(0, longest_body)),
                details=details,
                key=number == 1,
                span=SPAN,
            )
        )
    return tuple(made)


def _source(name: str, blocks: tuple[Block, ...]) -> Source:
    argument = "客户一天打来三次" if name == "fishbone" else ""
    return Source(name=name, argument=argument, options={}, blocks=blocks, span=SPAN)


def _flat(frames: tuple[Frame, ...]) -> list[Frame]:
    flat: list[Frame] = []
    for frame in frames:
        flat += _flat(frame.children) if isinstance(frame, GroupFrame) else [frame]
    return flat


def _shown(pages: tuple[tuple[Frame, ...], ...]) -> str:
    texts: list[str] = []
    for frame in (frame for page in pages for frame in _flat(page)):
        if isinstance(frame, ShapeFrame) and frame.text:
            texts.append(frame.text.plain)
        elif isinstance(frame, TableFrame):
            texts += [cell.text.plain for row in frame.rows for cell in row]
    return "\f".join(re.sub(r"[\s，]", "", shown) for shown in texts)


def _assert_all_shown(
    name: str, blocks: tuple[Block, ...], words: list[str], region: Rect
) -> Report:
    """What the layout reported; nothing but SLD001, and without it nothing overflows."""
    component = components()[name]
    content = component.parse(_source(name, blocks), Report())
    kit = Kit()
    pages = component.layout(content, region, kit)
    shown = _shown(pages)
    assert [word for word in words if re.sub(r"[\s，]", "", word) not in shown] == []
    slides = [
        settle(SlideFrames(id=str(n), role="content", title="", frames=page), kit.fonts)
        for n, page in enumerate(pages)
    ]
    assert {finding.code for finding in kit.report} <= {"SLD001"}
    if not kit.report.diagnostics:
        assert [str(violation) for violation in check_slides(slides, kit.fonts)] == []
    for frame in (frame for page in pages for frame in _flat(page)):
        if not isinstance(frame, LineFrame | GroupFrame) and not kit.report.diagnostics:
            assert frame.rect.y >= region.y - 0.5
            assert frame.rect.bottom <= region.bottom + 0.5
    return kit.report


def _check_items(name: str, content: tuple[Item, ...], region: Rect) -> Report:
    blocks: tuple[Block, ...] = (ListBlock(ordered=True, items=content, span=SPAN),)
    if name == "do-dont":
        labels = ("不要说", "这样说")
        content = tuple(
            Item(label=text(labels[n % 2]), body=item.body, details=item.details, span=SPAN)
            for n, item in enumerate(content)
        )
        blocks = (ListBlock(ordered=False, items=content, span=SPAN),)
    if name == "formula":
        line = RichText(
            runs=(Run(text="甲", bold=True), Run(text=" = "), Run(text="乙", bold=True))
        )
        blocks = (Paragraph(text=line, span=SPAN), *blocks)
    words = [part.plain for item in content for part in (item.label, item.body) if part]
    words += [detail.body.plain for item in content for detail in item.details]
    return _assert_all_shown(name, blocks, words, region)


@pytest.mark.parametrize("name", ITEMS)
@settings(max_examples=25)
@given(content=items(10, 40), region=REGIONS)
def test_items_of_ordinary_length_always_fit(
    name: str, content: tuple[Item, ...], region: Rect
) -> None:
    assert [d.message for d in _check_items(name, content, region)] == []


@pytest.mark.parametrize("name", ITEMS)
@settings(max_examples=15)
@given(content=items(30, 240), region=REGIONS)
def test_items_that_are_far_too_long_are_reported_and_still_shown(
    name: str, content: tuple[Item, ...], region: Rect
) -> None:
    _check_items(name, content, region)


@settings(max_examples=25)
@given(
    rows=st.lists(st.tuples(han(1, 12), han(0, 80), han(0, 80)), min_size=1, max_size=16),
    region=REGIONS,
)
def test_comparisons_of_any_length_are_all_shown(
    rows: list[tuple[RichText, ...]], region: Rect
) -> None:
    table = Table(header=(RichText(), text("旧做法"), text("新做法")), rows=tuple(rows), span=SPAN)
    words = [cell.plain for row in rows for cell in row]
    _assert_all_shown("compare", (table,), words, region)


@settings(max_examples=25)
@given(
    rows=st.integers(1, 9).flatmap(
        lambda columns: st.lists(
            st.tuples(han(1, 8), *[han(0, 16)] * columns), min_size=1, max_size=16
        )
    ),
    region=REGIONS,
)
def test_matrices_of_any_size_are_all_shown(rows: list[tuple[RichText, ...]], region: Rect) -> None:
    header = (RichText(), *(text(f"列{n}") for n in range(1, len(rows[0]))))
    words = [cell.plain for row in (header, *rows) for cell in row]
    report = _assert_all_shown(
        "matrix", (Table(header=header, rows=tuple(rows), span=SPAN),), words, region
    )
    assert [d.message for d in report] == []
