"""The colour of a verdict; its word always stands beside it."""

from builder.components.dashboard.syntax import Verdict
from builder.layout.frame import ACCENT1, NEGATIVE, POSITIVE, Color

CLASSES: tuple[tuple[Verdict, str], ...] = (("达标", "good"), ("留意", "fair"), ("预警", "bad"))


def tone(verdict: Verdict | None) -> Color:
    """Colour of the value's bar and of the verdict's word."""
    match verdict:
        case "达标":
            return POSITIVE
        case "预警":
            return NEGATIVE
    return ACCENT1
