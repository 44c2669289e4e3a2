"""A brand: colours, fonts and words that colour decks and site alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SLOTS = (
    "bg1", "tx1", "bg2", "tx2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme as read from ``themes/<id>/theme.yml``, checked for contrast."""

    id: str
    name: str
    colors: Mapping[str, str]
    """Slot → ``RRGGBB``, every slot of ``SLOTS`` by role (bg1 is the page, dark or light)."""
    is_dark: bool
    """The page is darker than its text: the master's colour map is swapped."""
    latin_font: str
    east_asian_font: str
    organisation: str = ""
    footer: str = ""
    logo: str = ""
    """Path of a PNG or JPEG below the project, or empty."""
    site_url: str = ""
    """Address of the published site; the closing slide's QR code leads there."""
    edit_url: str = ""
    """Address below which the site's pages are edited: with a page's path after it, the page's file in an editor."""
    template: str = ""
    """Path of the company's own template below the project, or empty."""
    layouts: Mapping[str, str] = field(default_factory=dict)
    """On a template: role → name of the layout that carries it, where the choice is not left to us."""
