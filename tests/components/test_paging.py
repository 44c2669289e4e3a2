"""Spreading items over slides."""

from builder.components.paging import even_pages


def test_slides_are_as_few_as_hold_the_items_and_evenly_filled() -> None:
    assert even_pages([30] * 11, 300, most=10) == (6, 5)


def test_no_item_is_left_over_on_a_last_slide() -> None:
    assert even_pages([100] * 3, 250, most=10) == (1, 1, 1)


def test_gaps_between_items_take_room_too() -> None:
    assert even_pages([100, 100], 210, most=10, gap_pt=12) == (1, 1)


def test_nothing_fits_where_one_item_is_too_tall() -> None:
    assert even_pages([100, 400], 300, most=10) == ()
