"""Pages, columns, corners and places that components share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.layout.fitting import (
    CONTENT,
    Grid,
    center_2_3,
    choose_size,
    equal_columns,
    equal_rows,
    round_up,
    rounded,
    rounded_top,
    snap,
    split_by_height,
    split_evenly,
    surface_height,
    surface_insets,
)
from builder.layout.geometry import Rect
from builder.layout.presets import text_area


def test_the_first_size_that_fits_the_set_is_chosen() -> None:
    assert choose_size((22, 20, 18), lambda size: size <= 20) == 20
    assert choose_size((22, 20, 18), lambda size: False) is None


@pytest.mark.parametrize(
    ("count", "maximum", "pages"),
    [
        (0, 6, ()),
        (5, 6, (5,)),
        (7, 6, (4, 3)),
        (13, 6, (5, 4, 4)),
        (4, 3, (2, 2)),
        (3, 1, (1, 1, 1)),
    ],
)
def test_items_are_spread_evenly(count: int, maximum: int, pages: tuple[int, ...]) -> None:
    assert split_evenly(count, maximum) == pages


@given(st.integers(1, 200), st.integers(3, 12))
def test_no_page_holds_a_single_leftover(count: int, maximum: int) -> None:
    pages = split_evenly(count, maximum)
    assert sum(pages) == count
    assert max(pages) <= maximum
    assert count == 1 or min(pages) > 1


def test_a_page_without_room_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        split_evenly(3, 0)


def test_rows_of_equal_height_are_spread_evenly() -> None:
    assert split_by_height([40] * 10, 160) == (4, 3, 3)


def test_gaps_count_between_items_only() -> None:
    assert split_by_height([50, 50, 50], 174, gap_pt=12) == (3,)
    assert split_by_height([50, 50, 50], 173, gap_pt=12) == (2, 1)


def test_pages_are_equally_full_rather_than_equally_long() -> None:
    assert split_by_height([100, 20, 20, 20, 20, 20], 110) == (1, 5)


def test_what_is_too_tall_stands_alone() -> None:
    assert split_by_height([30, 500, 30], 100) == (1, 1, 1)
    assert split_by_height([], 100) == ()


@given(st.lists(st.floats(5, 150), max_size=30), st.floats(40, 300), st.floats(0, 24))
def test_every_item_is_on_one_page_and_no_page_is_overfull(
    heights: list[float], available: float, gap: float
) -> None:
    start = 0
    for count in split_by_height(heights, available, gap):
        used = sum(heights[start : start + count]) + gap * (count - 1)
        assert count == 1 or used <= available + 0.02
        start += count
    assert start == len(heights)


def test_the_grid_starts_at_its_region() -> None:
    assert Grid().x(1) == 48
    assert Grid().x(12) + 50 == CONTENT.right
    assert [Grid.width(span) for span in (2, 3, 4, 5, 6, 8, 12)] == [
        124,
        198,
        272,
        346,
        420,
        568,
        864,
    ]
    assert Grid(Rect(100, 0, 568, 300)).cell(5, 4, 30, 60) == Rect(396, 30, 272, 60)


def test_equal_columns_and_rows_fill_their_region() -> None:
    columns = equal_columns(CONTENT, 5)
    assert columns[0].width == pytest.approx(153.6)
    assert columns[-1].right == pytest.approx(912)
    assert [row.y for row in equal_rows(CONTENT, 2)] == [120, 315]


def test_corners_look_the_same_at_any_size() -> None:
    for rect in (Rect(0, 0, 272, 150), Rect(0, 0, 864, 54)):
        ((_, value),) = rounded(rect)
        assert value / 100_000 * min(rect.width, rect.height) == pytest.approx(6, abs=0.01)
    assert rounded_top(Rect(0, 0, 352, 60)) == (("adj1", 10_000), ("adj2", 0))
    assert rounded(Rect(0, 0, 6, 100)) == (("adj", 50_000),)


def test_text_on_a_rounded_surface_stands_on_the_grid() -> None:
    rect = Rect(48, 120, 272, 150)
    area = text_area(rect, "roundRect", rounded(rect)).inset(*surface_insets())
    assert area.x == pytest.approx(72, abs=0.01)
    assert area.y == pytest.approx(138, abs=0.01)
    assert area.right == pytest.approx(rect.right - 24, abs=0.01)


def test_chevrons_and_circles_have_less_room_for_text() -> None:
    rect = Rect(0, 0, 200, 72)
    assert text_area(rect, "homePlate", (("adj", 25_000),)) == Rect(0, 0, 191, 72)
    assert text_area(rect, "chevron", (("adj", 25_000),)) == Rect(18, 0, 164, 72)
    assert text_area(Rect(0, 0, 100, 100), "ellipse").width == pytest.approx(70.71, abs=0.01)
    assert text_area(rect, "rect") == rect


def test_cards_grow_with_their_text_in_steps_of_six() -> None:
    assert surface_height(60) == 150
    assert surface_height(121) == 174


def test_lengths_are_rounded_to_the_baseline_steps() -> None:
    assert snap(121.6) == 123
    assert snap(121.4) == 120
    assert round_up(120.001) == 120
    assert round_up(121) == 126


@pytest.mark.parametrize(
    ("height", "top"), [(366, 120), (293, 120), (280, 153), (150, 168), (500, 120)]
)
def test_a_short_component_is_set_a_little_above_the_middle(height: float, top: float) -> None:
    assert center_2_3(CONTENT, height) == top
