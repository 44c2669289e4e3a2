"""Native charts (to come)."""

from builder.deck.scope import SlideScope
from builder.layout.frame import ChartFrame


def chart(frame: ChartFrame, scope: SlideScope) -> str:
    """``p:graphicFrame`` that shows a chart part."""
    return ""
