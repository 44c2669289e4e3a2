"""A ladder on a slide: blocks on one baseline, each higher than the one before by the same rise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.components.paging import even_shares, positions
from builder.components.shapes import text_box
from builder.components.stage import Stage, Stages
from builder.components.stage_table import layout_stage_rows
from builder.layout.fitting import (
    CORNER_PT,
    Grid,
    center_2_3,
    round_up,
    rounded_top,
    split_evenly,
)
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    BG2,
    HAIRLINE,
    TX1,
    TX2,
    Color,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    ShapeFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.presets import CORNER_SHARE

Pages = tuple[tuple[Frame, ...], ...]

NATURAL_LEVELS = 5
SPREAD_LEVELS = range(3, NATURAL_LEVELS + 1)
"""Where levels are spread over slides: two blocks do not climb."""
MOST_LEVELS = 7
GAP_PT = 6.0
RISES_PT = (48.0, 42.0, 36.0, 30.0, 24.0)
"""How much higher each block is than the one before."""
LOWEST_BLOCK_PT = 96.0
AIR_PT = 15.0
"""Above a block's first line and below its last."""
PROOF_GAP_PT = 9.0
"""Between requirement, hairline and proofs."""
SIZES = ((22.0, 18.0, 16.0), (20.0, 16.0, 16.0), (18.0, 16.0, 14.0), (18.0, 14.0, 14.0))
"""Level, requirement, period and proofs."""
SMALL_SIZES = ((18.0, 16.0, 14.0), (18.0, 14.0, 14.0), (16.0, 14.0, 14.0))
"""With six or seven blocks."""
BASELINE = Line(color=ACCENT2, width_pt=1.5)
ON_KEY = Color("bg1", 0.45)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Type sizes and lengths in pt that fit the whole set."""

    sizes: tuple[float, float, float]
    width: float
    inset: float
    lowest: float
    """Height of the first block."""
    rise: float
    proof_pt: float
    """Height of the tallest proofs, 0 where no level has any."""

    def height(self, place: int) -> float:
        return self.lowest + place * self.rise


def layout_ladder(content: Stages, region: Rect, kit: Kit) -> Pages:
    """All levels on one slide up to seven, fewer where texts are long; the longest ones one a row."""
    for shares in even_shares(len(content.stages), most=MOST_LEVELS, when_spread=SPREAD_LEVELS):
        if setting := _setting(content, shares[0], region, kit):
            return _pages(content, shares, setting, region, kit)
    return layout_stage_rows(content, "阶梯表", region, kit)


def _setting(content: Stages, columns: int, region: Rect, kit: Kit) -> _Setting | None:
    width = min((region.width - GAP_PT * (columns - 1)) / columns, Grid.width(5))
    is_narrow = columns > NATURAL_LEVELS
    inset = 12.0 if is_narrow else 18.0 if columns < NATURAL_LEVELS else 15.0
    for sizes in SMALL_SIZES if is_narrow else SIZES:
        tops = [kit.measure(_top(stage, sizes, kit), width - 2 * inset) for stage in content.stages]
        proofs = [
            kit.measure(_proofs(stage, sizes, kit), width - 2 * inset) for stage in content.stages
        ]
        if any(measured.has_split_word for measured in (*tops, *proofs)):
            continue
        proof = round_up(max(measured.height_pt for measured in proofs), 3)
        foot = proof + 2 * PROOF_GAP_PT if proof else 0.0
        needed = [measured.height_pt + foot + 2 * AIR_PT for measured in tops]
        for rise in RISES_PT:
            lowest = _lowest(needed, columns, rise)
            if lowest + rise * (columns - 1) <= region.height:
                return _Setting(sizes, width, inset, lowest, rise, proof)
    return None


def _lowest(needed: Sequence[float], columns: int, rise: float) -> float:
    """Height in pt of a slide's first block with which every block holds its text."""
    places = _places(len(needed), columns)
    first = (height - place * rise for height, place in zip(needed, places, strict=True))
    return round_up(max(LOWEST_BLOCK_PT, *first))


def _places(count: int, columns: int) -> tuple[int, ...]:
    """At which place of its slide each level stands."""
    return tuple(place for share in split_evenly(count, columns) for place in range(share))


def _top(stage: Stage, sizes: tuple[float, float, float], kit: Kit) -> tuple[TextParagraph, ...]:
    main, quiet = (BG1, BG1) if stage.key else (TX1, TX2)
    name = kit.paragraph(stage.name, sizes[0], bold=True, color=main, pitch_em=1.3)
    period = kit.paragraph(stage.period, sizes[2], color=quiet, pitch_em=1.3)
    text = kit.paragraph(stage.text, sizes[1], color=main, pitch_em=1.4, before_pt=6)
    return tuple(paragraph for paragraph in (name, period, text) if paragraph.runs)


def _proofs(stage: Stage, sizes: tuple[float, float, float], kit: Kit) -> tuple[TextParagraph, ...]:
    color = BG1 if stage.key else TX2
    return tuple(
        kit.paragraph(point, sizes[2], color=color, pitch_em=1.4, before_pt=6)
        for point in stage.points
    )


def _pages(
    content: Stages, shares: Sequence[int], setting: _Setting, region: Rect, kit: Kit
) -> Pages:
    return tuple(
        tuple(_frames(content, numbers, shares[0], setting, region, kit))
        for numbers in positions(shares)
    )


def _frames(
    content: Stages, numbers: range, columns: int, setting: _Setting, region: Rect, kit: Kit
) -> Iterator[Frame]:
    total = setting.height(columns - 1)
    base = center_2_3(region, total) + total
    for place, number in enumerate(numbers):
        x = region.x + place * (setting.width + GAP_PT)
        height = setting.height(place)
        rect = Rect(x, base - height, setting.width, height)
        yield _level(content.stages[number], number, rect, setting, kit)
    right = region.x + len(numbers) * (setting.width + GAP_PT) - GAP_PT
    yield LineFrame(name="底线", x1=region.x, y1=base, x2=right, y2=base, line=BASELINE)


def _level(stage: Stage, number: int, rect: Rect, setting: _Setting, kit: Kit) -> Frame:
    """The block; with its proofs pinned to the baseline, a group that moves together."""
    corner = CORNER_PT * CORNER_SHARE
    side = setting.inset - corner
    block = ShapeFrame(
        name=f"台阶 {number + 1}",
        rect=rect,
        geometry="round2SameRect",
        adjust=rounded_top(rect),
        fill=ACCENT1 if stage.key else BG2,
        text=TextBody(
            paragraphs=_top(stage, setting.sizes, kit),
            insets=(side, AIR_PT - corner, side, AIR_PT),
        ),
    )
    proofs = _proofs(stage, setting.sizes, kit)
    if not proofs:
        return block
    room = rect.inset(setting.inset, 0.0, setting.inset, AIR_PT)
    top = room.bottom - setting.proof_pt
    line = Line(color=ON_KEY if stage.key else HAIRLINE, width_pt=0.5)
    y = top - PROOF_GAP_PT
    return GroupFrame(
        name=f"台阶组 {number + 1}",
        children=(
            block,
            LineFrame(name=f"依据线 {number + 1}", x1=room.x, y1=y, x2=room.right, y2=y, line=line),
            text_box(f"依据 {number + 1}", Rect(room.x, top, room.width, setting.proof_pt), proofs),
        ),
        alt=f"{number + 1} {stage.name.plain}",
    )
