"""The fish: a spine that ends in the effect, ribs above and below it, causes as lines that end at the ribs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf

from builder.components.fishbone.syntax import Category, Cause, Fishbone
from builder.components.shapes import hairline, surface, text_box
from builder.layout.fitting import center_2_3, choose_size, round_up
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BG1,
    BG2,
    TX1,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

SIZES = (20.0, 18.0, 16.0, 14.0)
"""Causes."""
HEAD_WIDTHS = (320.0, 210.0, 168.0)
LARGEST_HEAD_PT = (28.0, 24.0, 22.0)
"""The effect's box and type beside one, two or three pairs of ribs."""
HEAD_SIZES = (28.0, 24.0, 22.0, 20.0, 18.0, 16.0)
LEAST_ON_ONE_LINE_PT = 20.0
"""An effect that fits one line at this size is not broken to be larger."""
HEAD_INSETS = (18.0, 18.0, 18.0, 18.0)
LEAST_HEAD_PT = 84.0
SLANT_PT = 54.0
"""How much further left a rib's outer end is than its foot on the spine."""
FOOT_PT = 24.0
"""From the last rib's foot to the effect."""
RIB_GAP_PT = 18.0
"""Between a rib and the causes of the next one."""
TEXT_GAP_PT = 6.0
"""Between a cause and its own rib, at least."""
OUTER_PT, INNER_PT = 6.0, 12.0
"""Free space at the outer and inner end of a rib; the other way round below the spine, as causes stand above lines."""
LINE_GAP_PT = 3.0
"""Between a cause and the line below it."""
LEADING_PT = (6.0, 24.0)
"""Above each cause, at least and at most."""
MOST_LINES = 2
LEAST_NAME_WIDTH_PT, LEAST_NAME_PT = 84.0, 33.0
NAME_INSETS = (18.0, 3.0, 18.0, 3.0)
SPINE = Line(color=ACCENT2, width_pt=2.25)
RIB = Line(color=ACCENT2, width_pt=1.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fish:
    """Sizes and places, in pt, that the whole fish shares."""

    region: Rect
    pairs: int
    cause_pt: float
    head_pt: float
    head_height: float
    name_height: float
    text_height: float
    """Of every cause."""
    pitch: float
    """From one cause to the next."""
    most_causes: int
    has_lower: bool

    @property
    def head_width(self) -> float:
        return _head_width(self.pairs)

    @property
    def rib_length(self) -> float:
        """Height of a rib."""
        return OUTER_PT + self.most_causes * self.pitch + INNER_PT

    @property
    def text_width(self) -> float:
        """Of every cause: it stays off its rib, which leans over the text above the spine."""
        lean = SLANT_PT * (self.text_height + LINE_GAP_PT) / self.rib_length
        return self.column - RIB_GAP_PT - TEXT_GAP_PT - lean

    @property
    def above(self) -> float:
        """Height of the part above the spine."""
        return max(self.rib_length + self.name_height, self.head_height / 2)

    @property
    def height(self) -> float:
        half = self.above
        return 2 * half if self.has_lower else half + self.head_height / 2

    @property
    def spine_y(self) -> float:
        return center_2_3(self.region, self.height) + self.above

    @property
    def column(self) -> float:
        return _column(self.region, self.pairs)

    def foot(self, pair: int) -> float:
        """Where the ribs of a pair, from 0, meet the spine."""
        return self.region.x + SLANT_PT - RIB_GAP_PT + (pair + 1) * self.column


def _head_width(pairs: int) -> float:
    return HEAD_WIDTHS[pairs - 1]


def _column(region: Rect, pairs: int) -> float:
    """Distance of two feet."""
    room = region.width - _head_width(pairs) - FOOT_PT - SLANT_PT + RIB_GAP_PT
    return room / pairs


def fit_fish(content: Fishbone, region: Rect, kit: Kit) -> Fish | None:
    """The fish at the largest type that fits; None when it fits at none."""
    for cause_pt in SIZES:
        for lines in (1, MOST_LINES):
            fish = _fish(content, cause_pt, lines, region, kit)
            if fish is not None:
                return fish
    return None


def _fish(content: Fishbone, cause_pt: float, lines: int, region: Rect, kit: Kit) -> Fish | None:
    """The fish whose causes take this many lines at most; None when they take more, or too much room."""
    categories = content.categories
    pairs = ceil(len(categories) / 2)
    has_lower = len(categories) > 1
    most = max(1, *(len(category.causes) for category in categories))
    names = [(_name(category, cause_pt, kit),) for category in categories]
    name_width = _column(region, pairs) - RIB_GAP_PT - NAME_INSETS[0] - NAME_INSETS[2]
    name_height = _tallest(names, name_width, MOST_LINES, kit)
    if name_height is None:
        return None
    name_height = max(LEAST_NAME_PT, round_up(name_height + 2 * NAME_INSETS[1], 3))
    sample = kit.paragraph("\n".join("字" * lines), cause_pt, bold=True, pitch_em=1.3)
    text_height = kit.measure((sample,), inf).height_pt
    half = region.height / 2 if has_lower else region.height * 2 / 3
    share = (half - name_height - OUTER_PT - INNER_PT) / most
    pitch = min(share, text_height + LEADING_PT[1])
    if pitch < text_height + LEADING_PT[0]:
        return None
    rib = name_height + OUTER_PT + most * pitch + INNER_PT
    room = 2 * rib if has_lower else min(2 * rib, 2 * (region.height - rib))
    head = _head_size(content.effect, pairs, max(room, LEAST_HEAD_PT), kit)
    if head is None:
        return None
    fish = Fish(
        region=region,
        pairs=pairs,
        cause_pt=cause_pt,
        head_pt=head[0],
        head_height=head[1],
        name_height=name_height,
        text_height=text_height,
        pitch=pitch,
        most_causes=most,
        has_lower=has_lower,
    )
    causes = [(_cause(c, cause_pt, kit),) for category in categories for c in category.causes]
    return None if _tallest(causes, fish.text_width, lines, kit) is None else fish


def _tallest(
    texts: Sequence[Sequence[TextParagraph]], width: float, most_lines: int, kit: Kit
) -> float | None:
    """Height of the tallest text in pt; None where one has too many lines or too wide a word."""
    measured = [kit.measure(paragraphs, width) for paragraphs in texts]
    if any(each.has_split_word or each.line_count > most_lines for each in measured):
        return None
    return max((each.height_pt for each in measured), default=0.0)


def _head_size(effect: str, pairs: int, room: float, kit: Kit) -> tuple[float, float] | None:
    """Type size of the effect and height of its box."""
    width = _head_width(pairs) - HEAD_INSETS[0] - HEAD_INSETS[2]

    def height(size: float) -> float | None:
        text = _tallest([(_effect(effect, size, kit),)], width, 5, kit)
        return None if text is None else text + HEAD_INSETS[1] + HEAD_INSETS[3]

    sizes = [size for size in HEAD_SIZES if size <= LARGEST_HEAD_PT[pairs - 1]]
    on_one_line = [
        s for s in sizes if s >= LEAST_ON_ONE_LINE_PT and kit.width(effect, s, bold=True) <= width
    ]
    size = choose_size([*on_one_line, *sizes], lambda pt: (height(pt) or room + 1) <= room)
    if size is None:
        return None
    return size, min(room, max(LEAST_HEAD_PT, round_up(height(size) or 0.0)))


def _effect(effect: str, size: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(effect, size, bold=True, color=BG1, pitch_em=1.3)


def _name(category: Category, cause_pt: float, kit: Kit) -> TextParagraph:
    color = ACCENT1 if category.key else TX1
    size = max(16.0, min(20.0, cause_pt + 2))
    return kit.paragraph(category.name, size, bold=True, color=color, pitch_em=1.3, align="center")


def _cause(cause: Cause, size: float, kit: Kit) -> TextParagraph:
    color = ACCENT1 if cause.key else TX1
    return kit.paragraph(cause.text, size, bold=cause.key, color=color, pitch_em=1.3)


def draw_fish(content: Fishbone, fish: Fish, kit: Kit) -> GroupFrame:
    """All of it in one group, a group for every category inside."""
    y = fish.spine_y
    head_x = fish.region.right - fish.head_width
    head = surface(
        "结果",
        Rect(head_x, y - fish.head_height / 2, fish.head_width, fish.head_height),
        (_effect(content.effect, fish.head_pt, kit),),
        fill=ACCENT1,
        insets=HEAD_INSETS,
        anchor="middle",
    )
    spine = LineFrame(name="主骨", x1=fish.region.x, y1=y, x2=head_x, y2=y, end="结果", line=SPINE)
    bones = (
        GroupFrame(
            name=f"类别 {number + 1} {category.name.plain}",
            children=tuple(_bone(category, number, fish, kit)),
            alt=f"{category.name.plain}：{'、'.join(cause.text.plain for cause in category.causes)}",
        )
        for number, category in enumerate(content.categories)
    )
    said = "；".join(
        f"{category.name.plain}（{'、'.join(cause.text.plain for cause in category.causes)}）"
        for category in content.categories
    )
    alt = f"鱼骨图：{content.effect}，原因是 {said}"
    return GroupFrame(name="鱼骨图", children=(head, spine, *bones), alt=alt)


def _bone(category: Category, number: int, fish: Fish, kit: Kit) -> Iterator[Frame]:
    pair, is_lower = divmod(number, 2)
    foot, spine = fish.foot(pair), fish.spine_y
    end_x = foot - SLANT_PT
    end_y = spine + (fish.rib_length if is_lower else -fish.rib_length)
    box = f"类别 {number + 1}"
    paragraph = _name(category, fish.cause_pt, kit)
    widest = fish.column - RIB_GAP_PT
    wanted = kit.measure((paragraph,), widest).width_pt + NAME_INSETS[0] + NAME_INSETS[2] + 12
    width = min(widest, max(LEAST_NAME_WIDTH_PT, round_up(wanted)))
    top = end_y if is_lower else end_y - fish.name_height
    rect = Rect(end_x - width / 2, top, width, fish.name_height)
    yield surface(box, rect, (paragraph,), fill=BG2, insets=NAME_INSETS, anchor="middle")
    yield LineFrame(
        name=f"大骨 {number + 1}", x1=end_x, y1=end_y, x2=foot, y2=spine, start=box, line=RIB
    )
    outermost = end_y - INNER_PT if is_lower else end_y + OUTER_PT + fish.pitch
    first = outermost - (len(category.causes) - 1) * fish.pitch if is_lower else outermost
    for place, cause in enumerate(category.causes):
        line_y = first + place * fish.pitch
        right = foot - SLANT_PT * abs(line_y - spine) / fish.rib_length
        left = right - fish.column + RIB_GAP_PT
        name = f"{number + 1}-{place + 1}"
        text_y = line_y - LINE_GAP_PT - fish.text_height
        text = Rect(left, text_y, fish.text_width, fish.text_height)
        yield text_box(f"原因 {name}", text, (_cause(cause, fish.cause_pt, kit),), anchor="bottom")
        yield hairline(f"小骨 {name}", left, right, line_y)
