"""Paragraphs in a column: their lines, width and height."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.layout.fonts import shipped_metrics
from builder.layout.frame import TextParagraph, TextRun
from builder.layout.measure import Measured, measure_text, unwrapped_width

FONTS = shipped_metrics()
FACTOR = FONTS.height_factor


def paragraph(*pieces: tuple[str, float] | str, **options: object) -> TextParagraph:
    """A paragraph from texts (18 pt) or pairs of text and size."""
    pairs = [(piece, 18.0) if isinstance(piece, str) else piece for piece in pieces]
    runs = tuple(TextRun(text=text, size_pt=size) for text, size in pairs)
    return replace(TextParagraph(runs=runs, pitch_em=1.5), **options)  # type: ignore[arg-type]


def measure(width: float, *paragraphs: TextParagraph) -> Measured:
    return measure_text(paragraphs, width, FONTS)


def test_a_line_takes_as_many_han_as_fit() -> None:
    assert measure(90, paragraph("一二三四五六七")).lines == (("一二三四五", "六七"),)


def test_a_text_that_fills_its_column_exactly_stays_on_one_line() -> None:
    measured = measure(18 * 12, paragraph("先处理心情再处理事情而且"))
    assert measured.line_count == 1
    assert measured.width_pt == pytest.approx(216)


def test_a_line_never_starts_with_a_comma() -> None:
    assert measure(90, paragraph("一二三四五，六七")).lines == (("一二三四", "五，六七"),)


def test_a_line_feed_is_a_soft_break() -> None:
    assert measure(500, paragraph("先听完\n再认")).lines == (("先听完", "再认"),)
    assert measure(500, paragraph("先听完\n")).line_count == 2


def test_spaces_at_a_lines_end_take_no_room() -> None:
    assert measure(90, paragraph("一二三四五 六七")).lines == (("一二三四五", "六七"),)


def test_a_word_wider_than_the_column_is_broken_and_reported() -> None:
    measured = measure(60, paragraph("见 supercalifragilistic 页"))
    assert measured.has_split_word
    assert measured.width_pt <= 60
    assert "".join("".join(lines) for lines in measured.lines) == "见supercalifragilistic页"
    assert not measure(60, paragraph("一二三四五")).has_split_word


def test_height_is_pitch_times_size_in_the_tallest_font() -> None:
    assert measure(90, paragraph("一二三四五六")).height_pt == pytest.approx(2 * 18 * 1.5 * FACTOR)


def test_a_line_is_as_tall_as_its_largest_run() -> None:
    mixed = paragraph(("96", 44.0), (" 分钟", 16.0), "\n以内")
    assert measure(500, mixed).height_pt == pytest.approx((44 + 18) * 1.5 * FACTOR)


def test_space_above_counts_between_paragraphs_only() -> None:
    one = paragraph("一", before_pt=12)
    single = measure(90, one).height_pt
    assert measure(90, one, one).height_pt == pytest.approx(2 * single + 12)


def test_a_hanging_indent_narrows_every_line() -> None:
    measured = measure(90, paragraph("一二三四五六七", indent_pt=18))
    assert measured.lines == (("一二三四", "五六七"),)
    assert measured.width_pt == pytest.approx(90)


def test_room_is_left_where_han_and_latin_meet() -> None:
    apart = measure(500, paragraph("时限")).width_pt + measure(500, paragraph("SLA")).width_pt
    assert measure(500, paragraph("时限SLA")).width_pt > apart + 4
    assert measure(500, paragraph("SLA")).width_pt == measure(500, paragraph("SL", "A")).width_pt


def test_an_empty_paragraph_is_one_line_tall() -> None:
    assert measure(90, paragraph("")).height_pt == pytest.approx(18 * 1.5 * FACTOR)
    assert measure(90).height_pt == 0


def test_bold_latin_is_wider() -> None:
    plain = TextParagraph(runs=(TextRun(text="SERVICE", size_pt=18),))
    bold = TextParagraph(runs=(TextRun(text="SERVICE", size_pt=18, bold=True),))
    assert measure(500, bold).width_pt > measure(500, plain).width_pt


@given(
    text=st.text(alphabet="一二三，。（）“”abc XY12.5%\n", max_size=60),
    width=st.floats(min_value=40, max_value=300),
)
def test_no_line_is_wider_than_its_column_and_no_character_is_lost(text: str, width: float) -> None:
    measured = measure(width, paragraph(text))
    assert measured.width_pt <= width + 0.02
    joined = "".join(line for lines in measured.lines for line in lines)
    assert joined.replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(
    text=st.text(alphabet="一二三，。abc 12", max_size=60), size=st.sampled_from([16.0, 20.0, 28.0])
)
def test_a_larger_type_is_never_shorter(text: str, size: float) -> None:
    small, large = measure(200, paragraph((text, 14.0))), measure(200, paragraph((text, size)))
    assert large.height_pt >= small.height_pt


def test_ten_thousand_short_paragraphs_take_less_than_two_seconds() -> None:
    item = paragraph("前 90 秒先接住人，再处理事，最后回到客户身边说清时间。")
    start = time.perf_counter()
    for _ in range(10_000):
        measure(220, item)
    assert time.perf_counter() - start < 2


@given(st.lists(st.text("高效A9 ，“”\n%", max_size=12), max_size=3))
def test_the_width_without_wrapping_is_that_in_a_column_without_end(texts: list[str]) -> None:
    whole = paragraph(
        *((text, size) for text, size in zip(texts, (18.0, 18.0, 14.0), strict=False))
    )
    assert unwrapped_width(whole.runs, FONTS) == measure(float("inf"), whole).width_pt
