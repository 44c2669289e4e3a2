"""What components ask the kit."""

import pytest

from builder.layout.frame import TextBody
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText, Run, text

KIT = Kit()


def test_width_is_that_of_the_longest_line() -> None:
    assert KIT.width("先听完\n再认再歉", 20) == pytest.approx(80)
    assert KIT.width(text("先听完"), 20) == pytest.approx(60)


def test_width_counts_bold_runs_as_bold() -> None:
    label = RichText(runs=(Run(text="SLA", bold=True),))
    assert KIT.width(label, 20) == KIT.width("SLA", 20, bold=True) > KIT.width("SLA", 20)


def test_a_text_fits_when_its_lines_do_insets_included() -> None:
    body = TextBody(
        paragraphs=(KIT.paragraph("一二三四五", 20, pitch_em=1.3),), insets=(10, 5, 10, 5)
    )
    line = 20 * 1.3 * KIT.fonts.height_factor
    assert KIT.fits(body, Rect(0, 0, 120, line + 10))
    assert not KIT.fits(body, Rect(0, 0, 119, line + 10))
    assert not KIT.fits(body, Rect(0, 0, 120, line + 9))


def test_a_text_whose_word_must_be_broken_does_not_fit() -> None:
    body = TextBody(paragraphs=(KIT.paragraph("counterproductive", 20),))
    assert not KIT.fits(body, Rect(0, 0, 60, 500))


def test_a_set_takes_the_largest_size_that_fits_all_of_it() -> None:
    labels = ["倾听", "复述确认", "表达时间与责任人"]
    sizes = (22, 20, 18, 16)
    assert KIT.largest_size(labels[:2], 160, sizes, max_lines=1) == 22
    assert KIT.largest_size(labels, 160, sizes, max_lines=1) == 20
    assert KIT.largest_size(labels, 100, sizes, max_lines=1) is None
    assert KIT.largest_size(labels, 100, sizes, max_lines=2) == 22


def test_a_size_is_also_limited_by_height() -> None:
    sentence = "先处理心情，再处理事情"
    assert KIT.largest_size([sentence], 120, (20, 18, 16), height_pt=60) == 18
    assert KIT.largest_size([sentence], 120, (20, 18, 16), height_pt=20) is None
