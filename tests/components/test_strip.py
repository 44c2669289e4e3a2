"""The strip at a slide's foot."""

from builder.components.strip import phrase_strip, takeaway_strip
from builder.layout.frame import NEGATIVE_TINT, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import text

REGION = Rect(48, 120, 864, 366)
SENTENCE = "先定下这一桌归谁，再谈用什么工具。"


def test_the_strip_ends_on_the_region_s_bottom_and_leaves_24_pt_above_it() -> None:
    frame, left = takeaway_strip("要点", text(SENTENCE), REGION, Kit())
    assert isinstance(frame, ShapeFrame)
    assert frame.rect.bottom == REGION.bottom
    assert frame.rect.y - left.bottom == 24


def test_label_and_sentence_stand_in_one_shape_on_one_line() -> None:
    kit = Kit()
    frame, _ = takeaway_strip("要点", text(SENTENCE), REGION, kit)
    assert isinstance(frame, ShapeFrame)
    assert frame.text is not None
    assert "要点" in frame.text.plain
    assert SENTENCE in frame.text.plain
    assert kit.measure(frame.text.paragraphs, 816).line_count == 1


def test_a_sentence_of_32_han_stays_on_one_line() -> None:
    frame, _ = takeaway_strip("要点", text("说" * 31 + "。"), REGION, Kit())
    assert isinstance(frame, ShapeFrame)
    assert frame.rect.height == 72


def test_a_sentence_too_long_for_two_lines_is_reported_and_still_shown() -> None:
    kit = Kit()
    frame, _ = takeaway_strip("要点", text(SENTENCE * 8), REGION, kit)
    assert [finding.code for finding in kit.report] == ["SLD001"]
    assert isinstance(frame, ShapeFrame)
    assert frame.text is not None
    assert SENTENCE * 8 in frame.text.plain
    assert kit.fits(frame.text, frame.rect)


def test_never_say_phrases_stand_between_rules_on_the_negative_tint() -> None:
    phrases = [text("大概过几天吧"), text("这不归我管"), text("你什么事？")]
    frame, _ = phrase_strip("不要说", phrases, REGION, Kit(), tone="negative")
    assert isinstance(frame, ShapeFrame)
    assert frame.fill == NEGATIVE_TINT
    assert frame.text is not None
    assert frame.text.plain.count("｜") == 2
