"""Where a theme's slides have room: their size, the title's place and the content area.

Lengths are design points: a page always has the area of 960 by 540 pt, whatever the template's slides measure,
so that type sizes and distances mean the same to an audience. The deck writer scales frames to real points.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from builder.layout.geometry import SLIDE, Rect


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontArea:
    """Room on a template's cover, section or closing layout."""

    title: Rect
    title_pt: float
    """Size that the template sets the title in; ours is never larger."""
    text: Rect
    """For everything else: the subtitle's placeholder, or the free area below the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArea:
    """The page that slides are laid out on; without a template, our own."""

    slide: Rect = SLIDE
    title: Rect = Rect(48, 30, 864, 76)
    content: Rect = Rect(48, 120, 864, 366)
    note_bottom: float = 492.0
    """Where the source note ends."""
    footer_width: float = 568.0
    """Room for the footer at 12 pt."""
    fronts: Mapping[str, FrontArea] = field(default_factory=lambda: MappingProxyType({}))
    """By role, on templates only: cover, section and closing stand on the template's own design."""

    @property
    def is_template(self) -> bool:
        """The company's own layouts carry the slides, so we paint no blocks."""
        return bool(self.fronts)
