"""A roadmap on a slide: phases as bands on one axis, what each is to reach and to do below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.components.paging import even_shares, positions
from builder.components.shapes import text_body, text_box
from builder.components.stage import Stage, Stages
from builder.components.stage_table import layout_stage_rows
from builder.layout.fitting import center_2_3, round_up
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    BG2,
    HAIRLINE,
    TX1,
    TX2,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    ShapeFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

MOST_PHASES = 5
SPREAD_PHASES = range(3, MOST_PHASES + 1)
"""Where phases are spread over slides."""
FEWEST_COLUMNS = 2
BAND_GAP_PT = 3.0
ARROW_PT = 18.0
"""What the axis reaches beyond the last band."""
INSET_PT = 15.0
RIGHT_INSET_PT = 12.0
BAND_AIR_PT = 12.0
"""Above and below a band's text."""
TEXT_DROP_PT = 15.0
"""From the axis to the texts."""
SIZES = ((24.0, 16.0, 18.0), (22.0, 16.0, 18.0), (20.0, 16.0, 16.0), (18.0, 14.0, 14.0))
"""Name, period and text."""
AXIS = Line(color=ACCENT2, width_pt=1.5, head=True)
BORDER = Line(color=HAIRLINE, width_pt=0.5)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Columns a page, type sizes and lengths in pt that fit the whole set."""

    columns: int
    sizes: tuple[float, float, float]
    pitch: float
    """From one band's left edge to the next one's."""
    band_pt: float
    text_pt: float

    @property
    def height(self) -> float:
        return self.band_pt + (TEXT_DROP_PT + self.text_pt if self.text_pt else 0.0)

    @property
    def text_width(self) -> float:
        return _text_width(self.pitch)


def layout_roadmap(content: Stages, region: Rect, kit: Kit) -> Pages:
    """Up to five phases on a slide, fewer where texts are long; the longest ones one a row."""
    for shares in even_shares(len(content.stages), most=MOST_PHASES, when_spread=SPREAD_PHASES):
        if setting := _setting(content, shares[0], region, kit):
            return _pages(content, shares, setting, region, kit)
    return layout_stage_rows(content, "路线表", region, kit)


def _text_width(pitch: float) -> float:
    return pitch - BAND_GAP_PT - INSET_PT - RIGHT_INSET_PT


def _setting(content: Stages, most: int, region: Rect, kit: Kit) -> _Setting | None:
    columns = max(most, FEWEST_COLUMNS)
    pitch = (region.width - ARROW_PT + BAND_GAP_PT) / columns
    width = _text_width(pitch)
    for sizes in SIZES:
        heads = [kit.measure(_head(stage, sizes, kit), width) for stage in content.stages]
        texts = [kit.measure(_texts(stage, sizes, kit), width) for stage in content.stages]
        if any(measured.has_split_word for measured in (*heads, *texts)):
            continue
        setting = _Setting(
            columns=columns,
            sizes=sizes,
            pitch=pitch,
            band_pt=round_up(max(head.height_pt for head in heads) + 2 * BAND_AIR_PT),
            text_pt=round_up(max(text.height_pt for text in texts), 3),
        )
        if setting.height <= region.height:
            return setting
    return None


def _head(stage: Stage, sizes: tuple[float, float, float], kit: Kit) -> tuple[TextParagraph, ...]:
    main, quiet = (BG1, BG1) if stage.key else (TX1, TX2)
    name = kit.paragraph(stage.name, sizes[0], bold=True, color=main, pitch_em=1.3)
    period = kit.paragraph(stage.period, sizes[1], color=quiet, pitch_em=1.3)
    return (name, period) if stage.period else (name,)


def _texts(stage: Stage, sizes: tuple[float, float, float], kit: Kit) -> tuple[TextParagraph, ...]:
    aim = kit.paragraph(stage.text, sizes[2], bold=True, pitch_em=1.4)
    actions = (
        kit.paragraph(point, sizes[2], color=TX2, pitch_em=1.4, before_pt=9)
        for point in stage.points
    )
    return tuple(paragraph for paragraph in (aim, *actions) if paragraph.runs)


def _pages(
    content: Stages, shares: Sequence[int], setting: _Setting, region: Rect, kit: Kit
) -> Pages:
    return tuple(
        tuple(_frames(content, numbers, setting, region, kit)) for numbers in positions(shares)
    )


def _frames(
    content: Stages, numbers: range, setting: _Setting, region: Rect, kit: Kit
) -> Iterator[Frame]:
    top = center_2_3(region, setting.height)
    axis_y = top + setting.band_pt
    for place, number in enumerate(numbers):
        stage = content.stages[number]
        x = region.x + place * setting.pitch
        rect = Rect(x, top, setting.pitch - BAND_GAP_PT, setting.band_pt)
        yield _phase(stage, number, rect, setting, kit)
    right = region.x + len(numbers) * setting.pitch - BAND_GAP_PT + ARROW_PT
    yield LineFrame(name="时间轴", x1=region.x, y1=axis_y, x2=right, y2=axis_y, line=AXIS)


def _phase(stage: Stage, number: int, rect: Rect, setting: _Setting, kit: Kit) -> Frame:
    """Band, border and texts of a phase, which move together in the editor."""
    head = _head(stage, setting.sizes, kit)
    insets = (INSET_PT, 0.0, RIGHT_INSET_PT, 0.0)
    band = ShapeFrame(
        name=f"阶段 {number + 1}",
        rect=rect,
        fill=ACCENT1 if stage.key else BG2,
        text=text_body(head, anchor="middle", insets=insets),
    )
    texts = _texts(stage, setting.sizes, kit)
    if not texts:
        return band
    bottom = rect.bottom + TEXT_DROP_PT + setting.text_pt
    border = LineFrame(
        name=f"阶段线 {number + 1}", x1=rect.x, y1=rect.bottom, x2=rect.x, y2=bottom, line=BORDER
    )
    box = Rect(rect.x + INSET_PT, rect.bottom + TEXT_DROP_PT, setting.text_width, setting.text_pt)
    return GroupFrame(
        name=f"阶段组 {number + 1}",
        children=(band, border, text_box(f"行动 {number + 1}", box, texts)),
        alt=f"{stage.name.plain} {stage.period}".strip(),
    )
