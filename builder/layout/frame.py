"""Frames: what layout hands to the deck writer. Few kinds, all lengths in points, colours as theme slots.

Text in frames is already broken where a break must stand (``"\\n"`` in a run is a soft break) and has explicit sizes.
The writer draws frames as they are and decides nothing.
"""

from dataclasses import dataclass, field
from typing import Literal

from builder.layout.geometry import Rect


@dataclass(frozen=True, slots=True)
class Color:
    """A theme slot with opacity: ``Color("accent1", 0.12)`` is the soft tint."""

    slot: Literal[
        "bg1", "tx1", "bg2", "tx2",
        "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    ]  # fmt: skip
    alpha: float = 1.0
    """Opacity between 0 and 1."""


BG1, TX1, BG2, TX2 = Color("bg1"), Color("tx1"), Color("bg2"), Color("tx2")
ACCENT1, ACCENT2, ACCENT3 = Color("accent1"), Color("accent2"), Color("accent3")
POSITIVE, NEGATIVE = Color("accent5"), Color("accent6")
SOFT = Color("accent1", 0.12)
POSITIVE_TINT = Color("accent5", 0.14)
NEGATIVE_TINT = Color("accent6", 0.12)
MUTED = Color("accent2", 0.35)
BEFORE = Color("accent2", 0.55)
THIRD_PART = Color("accent3", 0.55)
HAIRLINE = Color("accent2", 0.70)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stroke."""

    color: Color
    width_pt: float
    dash: Literal["solid", "dash"] = "solid"
    head: bool = False
    """Arrowhead at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """Characters of one size, weight and colour; ``"\\n"`` is a soft line break."""

    text: str
    size_pt: float
    bold: bool = False
    color: Color = TX1
    link: str | None = None
    """An absolute address, or ``slide:<slide id>`` for a jump inside the deck."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextParagraph:
    """Runs set as one paragraph."""

    runs: tuple[TextRun, ...]
    align: Literal["left", "center", "right"] = "left"
    pitch_em: float = 1.45
    """Distance of baselines in multiples of the font size."""
    before_pt: float = 0.0
    """Extra space above the paragraph; ignored for a frame's first one."""
    bullet: str | None = None
    """Bullet character, ``"1."`` for automatic numbers, None for none."""
    bullet_start: int = 1
    level: int = 0
    indent_pt: float = 0.0
    """Hanging indent of this paragraph's text from the frame's left inset."""

    @property
    def plain(self) -> str:
        """The characters alone."""
        return "".join([run.text for run in self.runs])

    @property
    def size_pt(self) -> float:
        """The largest size among the runs, which rules the pitch."""
        return max([run.size_pt for run in self.runs], default=18.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBody:
    """Text inside a shape or a table cell."""

    paragraphs: tuple[TextParagraph, ...]
    anchor: Literal["top", "middle", "bottom"] = "top"
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom in pt."""

    @property
    def plain(self) -> str:
        """Paragraphs joined by line feeds."""
        return "\n".join(paragraph.plain for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeFrame:
    """A preset shape; without fill and line it is a text box."""

    name: str
    rect: Rect
    geometry: str = "rect"
    """A DrawingML preset: ``rect roundRect round2SameRect homePlate chevron ellipse …``."""
    adjust: tuple[tuple[str, int], ...] = ()
    """Adjustment values of the preset, ``("adj", 16667)``."""
    fill: Color | None = None
    line: Line | None = None
    text: TextBody | None = None
    placeholder: Literal["title", "body", "subtitle"] | None = None
    """Fills this placeholder of the slide's layout instead of standing free."""
    alt: str = ""
    decorative: bool = False
    """Screen readers skip it: rules, rails, surfaces without text."""
    link: str = ""
    """Where a click on the shape leads, as in ``TextRun.link``; unlike there, the text keeps its look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFrame:
    """A straight line from one point to another."""

    name: str
    x1: float
    y1: float
    x2: float
    y2: float
    line: Line
    start: str = ""
    """Name of the rectangle on the same slide that the line's first point is glued to, and follows when moved."""
    end: str = ""
    """The same for the second point."""
    decorative: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """A step of an outline: ``move`` and ``line`` take a point, ``arc`` radii and angles, ``close`` nothing."""

    kind: Literal["move", "line", "arc", "close"]
    x: float = 0.0
    y: float = 0.0
    radius_x: float = 0.0
    radius_y: float = 0.0
    start_deg: float = 0.0
    """Start angle, clockwise from three o'clock, as DrawingML counts."""
    sweep_deg: float = 0.0
    """Positive is clockwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeformFrame:
    """A shape with an outline of its own; steps are in pt relative to ``rect``'s top left corner."""

    name: str
    rect: Rect
    steps: tuple[PathStep, ...]
    fill: Color | None = None
    line: Line | None = None
    text: TextBody | None = None
    alt: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFrame:
    """A table cell."""

    text: TextBody
    fill: Color | None = None
    rule_below: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFrame:
    """A native table; the first row is its header when ``has_header``."""

    name: str
    rect: Rect
    column_widths: tuple[float, ...]
    row_heights: tuple[float, ...]
    rows: tuple[tuple[CellFrame, ...], ...]
    has_header: bool = True
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One data series of a chart."""

    name: str
    values: tuple[float | None, ...]
    color: Color
    label_color: Color = TX2
    label_bold: bool = False
    label_size_pt: float = 16.0
    point_colors: tuple[Color | None, ...] = ()
    """Colours of single points where they differ from the series (the key bar, doughnut parts)."""
    unlabelled: tuple[int, ...] = ()
    """Positions of values that carry no label: pieces of a stack too thin for a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFrame:
    """A native chart with its data."""

    name: str
    rect: Rect
    type: Literal["column", "bar", "line", "pie", "doughnut", "radar"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "General"
    """Excel number format of the data labels, the unit included: ``0"%"``."""
    axis_minimum: float | None = 0.0
    axis_maximum: float | None = None
    legend: bool = False
    value_axis: bool = False
    """Shows the value axis with a few hairline gridlines (lines without labels)."""
    grouping: Literal["clustered", "stacked", "percent"] = "clustered"
    """How the series of columns and bars stand: side by side, on one another, or as shares of 100 %."""
    gap_percent: int = 60
    """Space between two groups of columns or bars, against the width of one."""
    plot: Rect | None = None
    """The plot without its labels in pt from the frame's corner, where text beside it must line up with its marks."""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFrame:
    """A picture file, already checked; ``source`` is a path below the project or ``data``."""

    name: str
    rect: Rect
    data: bytes = field(repr=False)
    media_type: Literal["image/png", "image/jpeg", "image/gif"] = "image/png"
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFrame:
    """Frames that move together in the editor; children keep slide coordinates."""

    name: str
    children: tuple["Frame", ...]
    alt: str = ""


Frame = ShapeFrame | LineFrame | FreeformFrame | TableFrame | ChartFrame | PictureFrame | GroupFrame


SlideRole = Literal["cover", "agenda", "section", "body", "content", "closing"]
"""Which layout of the theme carries a slide: ``body`` has title and body placeholder, ``content`` a title only."""


SOURCE_NOTE = "来源"
"""Name of the frame that holds a slide's source note, which may be set smaller than other text."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """What a click lets appear: a frame, or some paragraphs of its text."""

    frame: str
    """Name of the frame, unique on its slide; a group's, not its children's."""
    paragraphs: range | None = None
    """Indexes of paragraphs, counted from 0; None for the whole frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideFrames:
    """A slide ready to be written."""

    id: str
    """Stable id, unique in the deck."""
    role: SlideRole
    title: str
    """Plain title, unique in the deck; the title frame shows it."""
    frames: tuple[Frame, ...]
    """In reading order, the title's frame first."""
    footer: str = ""
    """Left footer text; empty on cover, section and closing slides, which carry no footer."""
    notes: tuple[str, ...] = ()
    """Paragraphs of the speaker notes."""
    section: str = ""
    """Name of the course section it belongs to."""
    reveal: tuple[tuple[Reveal, ...], ...] = ()
    """What each click lets appear, in order; everything else stands there from the start."""
