"""Our own slide layouts: one per role, with Chinese names and placeholders where the design puts text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.deck.base import LayoutPart, Placeholder, TextStyle
from builder.layout.frame import ACCENT1, BG1, TX1, TX2, Color
from builder.layout.geometry import Rect

COVER_BLOCK = Rect(0, 0, 628, 540)
SECTION_BLOCK = Rect(0, 0, 332, 540)
TITLE = Placeholder(
    reference='type="title"',
    rect=Rect(48, 30, 864, 76),
    anchor="t",
    style=TextStyle(size_pt=28, bold=True, color=TX1, pitch_em=1.3),
)
BODY = Placeholder(
    reference='type="body" idx="1"',
    rect=Rect(48, 120, 864, 366),
    anchor="t",
    style=TextStyle(size_pt=18, color=TX1, pitch_em=1.45),
)
DATE = Placeholder(
    reference='type="dt" sz="half" idx="10"',
    rect=Rect(640, 504, 124, 18),
    anchor="ctr",
    style=TextStyle(size_pt=12, color=TX2, pitch_em=1.2),
)
FOOTER = Placeholder(
    reference='type="ftr" sz="quarter" idx="11"',
    rect=Rect(48, 504, 568, 18),
    anchor="ctr",
    style=TextStyle(size_pt=12, color=TX2, pitch_em=1.2),
)
NUMBER = Placeholder(
    reference='type="sldNum" sz="quarter" idx="12"',
    rect=Rect(788, 504, 124, 18),
    anchor="ctr",
    style=TextStyle(size_pt=12, color=TX2, pitch_em=1.2),
)
FOOTER_ROW: Mapping[str, Placeholder] = {"date": DATE, "footer": FOOTER, "number": NUMBER}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutDesign:
    """A layout before it is written."""

    role: str
    name: str
    type: str
    """``ST_SlideLayoutType``, or empty for a layout of our own kind."""
    placeholders: Mapping[str, Placeholder]
    surfaces: Mapping[Rect, Color] = field(default_factory=dict)
    logo: bool = False

    def part(self, part_name: str) -> LayoutPart:
        """What slides need to know of this layout."""
        return LayoutPart(
            name=part_name,
            placeholders=self.placeholders,
            surfaces=frozenset(self.surfaces.items()),
        )


_COVER_TITLE = Placeholder(
    reference='type="ctrTitle"',
    rect=Rect(48, 120, 532, 308),
    anchor="b",
    style=TextStyle(size_pt=60, bold=True, color=BG1, pitch_em=1.2),
)
_COVER_SUBTITLE = Placeholder(
    reference='type="subTitle" idx="1"',
    rect=Rect(48, 444, 532, 48),
    anchor="b",
    style=TextStyle(size_pt=24, color=BG1, pitch_em=1.3),
)
_SECTION_TITLE = Placeholder(
    reference='type="title"',
    rect=Rect(368, 144, 544, 66),
    anchor="t",
    style=TextStyle(size_pt=52, bold=True, color=TX1, pitch_em=1.2),
)
_SECTION_PROMISE = Placeholder(
    reference='type="body" idx="1"',
    rect=Rect(368, 228, 544, 96),
    anchor="t",
    style=TextStyle(size_pt=22, color=TX2, pitch_em=1.45),
)
_CLOSING_TITLE = Placeholder(
    reference='type="title"',
    rect=Rect(48, 102, 532, 60),
    anchor="t",
    style=TextStyle(size_pt=44, bold=True, color=BG1, pitch_em=1.2),
)

LAYOUTS: tuple[LayoutDesign, ...] = (
    LayoutDesign(
        role="cover",
        name="封面",
        type="title",
        placeholders={"title": _COVER_TITLE, "subtitle": _COVER_SUBTITLE},
        surfaces={COVER_BLOCK: ACCENT1},
        logo=True,
    ),
    LayoutDesign(role="agenda", name="目录", type="", placeholders={"title": TITLE, **FOOTER_ROW}),
    LayoutDesign(
        role="section",
        name="章节页",
        type="secHead",
        placeholders={"title": _SECTION_TITLE, "subtitle": _SECTION_PROMISE},
        surfaces={SECTION_BLOCK: ACCENT1},
    ),
    LayoutDesign(
        role="body",
        name="标题与正文",
        type="tx",
        placeholders={"title": TITLE, "body": BODY, **FOOTER_ROW},
    ),
    LayoutDesign(
        role="content",
        name="仅标题",
        type="titleOnly",
        placeholders={"title": TITLE, **FOOTER_ROW},
    ),
    LayoutDesign(
        role="closing",
        name="封底",
        type="",
        placeholders={"title": _CLOSING_TITLE},
        surfaces={COVER_BLOCK: ACCENT1},
        logo=True,
    ),
)
