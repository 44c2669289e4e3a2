"""What slides stand on: masters, layouts and themes, ours or a company's template."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.deck.package import Part
from builder.layout.frame import TX1, Color
from builder.layout.geometry import SLIDE, Rect


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a placeholder sets its first level; runs that agree leave it to the layout."""

    size_pt: float
    bold: bool | None = False
    color: Color | None = TX1
    pitch_em: float = 1.45
    is_unknown: bool = False
    """A template's, which may add anything that paragraphs do not state."""
    keeps_look: bool = False
    """Colour, weight and alignment are the template's; runs state none of them."""
    ink: str | None = None
    """``RRGGBB`` that runs state all the same, where the template's own colour cannot be read."""


UNKNOWN_STYLE = TextStyle(size_pt=0, bold=None, color=None, pitch_em=0, is_unknown=True)
"""Agrees with nothing, so that runs in a template's placeholder state everything."""
TEMPLATE_STYLE = replace(UNKNOWN_STYLE, keeps_look=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A placeholder of a layout, as slides refer to it."""

    reference: str
    """Attributes of ``p:ph``: ``type="body" idx="1"``."""
    rect: Rect | None = None
    """None when unknown; then slides state their own position."""
    anchor: str | None = None
    keeps_insets: bool = False
    """``rect`` is the area inside the template's own insets, which stay as they are."""
    style: TextStyle | None = None
    """None when unknown; then runs state everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutPart:
    """A slide layout and what it offers."""

    name: str
    """Name of the part."""
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict)
    """By kind: ``title``, ``body``, ``subtitle``, ``footer``, ``number``."""
    surfaces: frozenset[tuple[Rect, Color]] = frozenset()
    """Plain rectangles the layout paints itself, so that slides need not repeat them."""
    panel: Rect | None = None
    """A plain surface that slides put between the layout's pictures and their own content."""
    palette: Mapping[str, str] = field(default_factory=dict)
    """Slot → ``RRGGBB`` where a slide must not use the template's colour of that slot, or another slot's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Everything in a presentation but its slides, their notes and its properties."""

    parts: tuple[Part, ...]
    layouts: Mapping[str, LayoutPart]
    """By role."""
    masters: tuple[str, ...]
    """Names of the slide masters' parts."""
    notes_master: str
    slide: Rect = SLIDE
    """Size of the slides in pt."""
    scale: float = 1.0
    """Real points to a design point."""
    others: tuple[tuple[str, str], ...] = ()
    """Further parts of the presentation: relationship kind and part name."""
