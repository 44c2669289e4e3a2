"""The presenter's summary: the deck's own numbers, a running clock, what to say and what to do."""

from datetime import datetime
from pathlib import Path

import pytest

from builder.handout import RunningOrder, presenter_docx, presenter_markdown, running_order
from builder.handout.running_order import clock
from builder.layout.kit import Kit
from builder.slides.compose import compose, compose_each
from tests.handout.conftest import CREATED, Trial, as_pdf, below, lines, opened


@pytest.fixture(scope="module")
def order(trial: Trial) -> RunningOrder:
    return running_order(trial.plan, [len(slides) for slides in compose_each(trial.plan, Kit())])


def test_slides_have_the_numbers_of_the_deck(trial: Trial, order: RunningOrder) -> None:
    composed = compose(trial.plan, Kit())
    stops = [stop for part in order.parts for stop in part.stops]
    assert order.slide_count == len(composed)
    assert [composed[stop.first - 1].title for stop in stops] == [stop.title for stop in stops]


def test_a_slide_that_continues_takes_several_numbers(trial: Trial) -> None:
    counts = [1] * len(trial.plan.slides)
    counts[3] = 3
    order = running_order(trial.plan, counts)
    stops = [stop for part in order.parts for stop in part.stops]
    assert [stop.numbers for stop in stops[2:5]] == ["3", "4–6", "7"]


def test_the_clock_runs_on_through_the_course(order: RunningOrder) -> None:
    stops = {stop.title: stop for part in order.parts for stop in part.stops}
    assert (stops["先看见他"].begins, stops["先看见他"].ends) == (0, 2)
    assert stops["三人一组练"].begins == 67
    assert [clock(minutes) for minutes in (0, 9.9, 60, 67, 601)] == [
        "0:00", "0:09", "1:00", "1:07", "10:01",
    ]  # fmt: skip


def test_markdown_says_what_to_say_and_what_to_do(order: RunningOrder) -> None:
    text = presenter_markdown(order)
    topic = text.split("### ")[4]
    assert topic.startswith("第 4 页　先看见他\n\n2 分钟，0:00–0:02\n\n**说**\n")
    assert "走近柜台，先抬头。\n" in topic
    assert topic.index("**做**") > topic.index("走近柜台")
    assert "- 请两位上来演。\n" in topic


def test_markdown_lists_the_phases_of_an_exercise(order: RunningOrder) -> None:
    text = presenter_markdown(order)
    assert "| 环节 | 用时 | 任务 |\n| --- | --- | --- |\n| 独想 | 2 分钟 | 写一句 |\n" in text
    assert "观察员只看三点：有没有依据" in text


def test_words_of_the_content_are_no_markup() -> None:
    from builder.handout.presenter import _escape

    assert _escape("*重点* [示例] <b> a|b") == r"\*重点\* \[示例\] \<b\> a\|b"
    assert _escape("1. 先听") == r"1\. 先听"
    assert _escape("- 再说") == r"\- 再说"
    assert _escape("1.8 分钟") == "1.8 分钟"


def test_the_word_file_has_the_same_in_real_headings(order: RunningOrder, trial: Trial) -> None:
    document = opened(presenter_docx(order, trial.theme, CREATED))
    heads = [text for style, text in lines(document) if style in ("Heading 1", "Heading 2")]
    expected = [
        line.lstrip("# ").replace("\\", "")
        for line in presenter_markdown(order).split("\n")
        if line[:2] == "##"
    ]
    assert heads == expected
    rows = below(document, "第 4 页　先看见他")
    assert ("List Bullet", "请两位上来演。") in rows
    assert ("Source Note", "2 分钟，0:00–0:02") in rows


def test_two_word_files_are_equal(order: RunningOrder, trial: Trial) -> None:
    made = presenter_docx(order, trial.theme, CREATED)
    assert made == presenter_docx(order, trial.theme, CREATED)
    assert made != presenter_docx(order, trial.theme, datetime(2026, 4, 1))


def test_libreoffice_prints_it(order: RunningOrder, trial: Trial, tmp_path: Path) -> None:
    assert "请两位上来演" in as_pdf(presenter_docx(order, trial.theme, CREATED), tmp_path)
