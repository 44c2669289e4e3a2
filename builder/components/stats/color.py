"""The colour of a figure."""

from builder.components.stats.syntax import Stat, Stats
from builder.layout.frame import ACCENT1, TX1, Color


def color_of(stat: Stat, content: Stats) -> Color:
    """The key figure is in the accent colour; where none is marked, all are."""
    has_key = any(item.key for item in content.items)
    return ACCENT1 if stat.key or not has_key else TX1
