"""Cards on a slide: rounded surfaces of one size in one or two rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.cards.lone import lone_card
from builder.components.cards.syntax import Card, Cards
from builder.components.shapes import surface, text_box
from builder.layout.fitting import (
    SMALLEST_SURFACE_PT,
    center_2_3,
    equal_columns,
    round_up,
    split_evenly,
    surface_height,
)
from builder.layout.frame import (
    ACCENT1,
    BG1,
    BG2,
    TX1,
    TX2,
    Frame,
    GroupFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

GAP_PT = 24.0
MOST_CARDS = 6
INSET_X_PT = 24.0
INSETS_Y_PT = (18.0, 12.0)
"""The lower one where it saves a size."""
FOOT_GAP_PT = 9.0
"""Least space between a card's text and what is pinned to its foot."""
SHORT_BODY_HAN = 16
"""Four cards whose texts are no longer stand in one row."""
SIZES = ((22.0, 18.0), (20.0, 16.0), (18.0, 16.0), (16.0, 14.0))
SPARSE_SIZES = (24.0, 20.0)
"""Where even these leave cards about as low as cards get; smaller type would leave them half empty."""
TALLEST_SPARSE_PT = SMALLEST_SURFACE_PT + 6
LOWEST_SPARSE_PT = 126.0
"""Height of cards with a name and one line; as tall as others they would be half empty."""
HEADING_PITCH = 1.3


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes of heading and text, and the space above and below them in pt."""

    heading: float
    text: float
    inset_y: float


SPARSE = _Look(*SPARSE_SIZES, INSETS_Y_PT[0])
LOOKS = tuple(_Look(heading, text, inset) for heading, text in SIZES for inset in INSETS_Y_PT)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns and rows of a page; items never widen when cells stay empty."""

    columns: int
    rows: int

    @property
    def cells(self) -> int:
        return self.columns * self.rows


def layout_cards(content: Cards, region: Rect, kit: Kit) -> Pages:
    """The first arrangement that takes all cards: all on one page where possible, else evenly on several."""
    cards = content.cards
    if len(cards) > 1:
        for grid in _arrangements(cards):
            height = _card_height(cards, grid, SPARSE, region, kit)
            if height is not None and height <= TALLEST_SPARSE_PT:
                return _pages(cards, grid, SPARSE, height, region, kit)
            for look in LOOKS:
                if height := _card_height(cards, grid, look, region, kit):
                    return _pages(cards, grid, look, height, region, kit)
    return tuple(lone_card(card, region, kit) for card in cards)


def _arrangements(cards: Sequence[Card]) -> tuple[_Grid, ...]:
    """From the fullest page to the emptiest, each with room for an even share of the cards."""
    largest = max(split_evenly(len(cards), MOST_CARDS))
    if largest == 4:
        is_short = all(len(card.text.plain) <= SHORT_BODY_HAN for card in cards)
        grids = [_Grid(4, 1), _Grid(2, 2)] if is_short else [_Grid(2, 2), _Grid(4, 1)]
    else:
        grids = [_Grid(3, 2) if largest > 4 else _Grid(largest, 1)]
    for most in range(largest - 1, 1, -1):
        shares = split_evenly(len(cards), most)
        grid = _Grid(shares[0], 1)
        if most <= 3 and grid not in grids and (shares[-1] > 1 or len(cards) == 3):
            grids.append(grid)
    return tuple(grids)


def _card_height(
    cards: Sequence[Card], grid: _Grid, look: _Look, region: Rect, kit: Kit
) -> float | None:
    """Height in pt of every card, or None where the longest does not fit its cell."""
    width = equal_columns(region, grid.columns)[0].width - 2 * INSET_X_PT
    room = (region.height - GAP_PT * (grid.rows - 1)) / grid.rows
    needed = 0.0
    for card in cards:
        body, foot = _texts(card, look, kit)
        measured = [kit.measure(part, width) for part in (body, foot) if part]
        gap = FOOT_GAP_PT if body and foot else 0.0
        needed = max(needed, sum(part.height_pt for part in measured) + gap)
        if any(part.has_split_word for part in measured):
            return None
    if needed + 2 * look.inset_y > room:
        return None
    height = surface_height(needed)
    if look == SPARSE and height == SMALLEST_SURFACE_PT:
        height = max(LOWEST_SPARSE_PT, round_up(needed + 2 * INSET_X_PT))
    return min(height, max(room // 3 * 3, needed + 2 * look.inset_y))


def _texts(
    card: Card, look: _Look, kit: Kit
) -> tuple[tuple[TextParagraph, ...], tuple[TextParagraph, ...]]:
    """Paragraphs from the top and those pinned to the foot."""
    main, quiet, foot_color = (BG1, BG1, BG1) if card.key else (TX1, TX2, ACCENT1)
    body: list[TextParagraph] = []
    if card.title:
        body.append(
            kit.paragraph(card.title, look.heading, bold=True, color=main, pitch_em=HEADING_PITCH)
        )
    if card.text:
        color = quiet if card.title else main
        body.append(kit.paragraph(card.text, look.text, color=color, before_pt=6))
    foot = tuple(
        kit.paragraph(line, look.text, bold=True, color=foot_color, before_pt=3)
        for line in card.foot
    )
    return tuple(body), foot


def _pages(
    cards: Sequence[Card],
    grid: _Grid,
    look: _Look,
    height_pt: float,
    region: Rect,
    kit: Kit,
) -> Pages:
    columns = equal_columns(region, grid.columns)
    pages: list[tuple[Frame, ...]] = []
    first = 0
    for count in split_evenly(len(cards), grid.cells):
        total = height_pt * grid.rows + GAP_PT * (grid.rows - 1)
        top = center_2_3(region, total)
        frames: list[Frame] = []
        for place, card in enumerate(cards[first : first + count]):
            row, column = divmod(place, grid.columns)
            y = top + row * (height_pt + GAP_PT)
            rect = Rect(columns[column].x, y, columns[column].width, height_pt)
            frames.append(_card(card, first + place + 1, rect, look, kit))
        pages.append(tuple(frames))
        first += count
    return tuple(pages)


def _card(card: Card, number: int, rect: Rect, look: _Look, kit: Kit) -> Frame:
    body, foot = _texts(card, look, kit)
    shape = surface(
        f"卡片 {number}",
        rect,
        body,
        fill=ACCENT1 if card.key else BG2,
        insets=(INSET_X_PT, look.inset_y, INSET_X_PT, look.inset_y),
    )
    if not foot:
        return shape
    room = rect.inset(INSET_X_PT, look.inset_y, INSET_X_PT, look.inset_y)
    height = kit.measure(foot, room.width).height_pt
    below = Rect(room.x, room.bottom - height, room.width, height)
    pinned = text_box(f"卡片底注 {number}", below, foot, anchor="bottom")
    alt = "：".join(text.plain for text in (card.title, card.text) if text)
    return GroupFrame(name=f"卡片组 {number}", children=(shape, pinned), alt=alt)
