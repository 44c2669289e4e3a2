"""What cannot be shown even alone and at the smallest size is an error that names its line."""

from builder.layout.kit import Kit
from builder.model.inline import RichText
from builder.model.span import Span


def report_overflow(kit: Kit, span: Span, what: RichText | str) -> None:
    """The text of one item is longer than a slide takes (SLD001)."""
    words = what if isinstance(what, str) else what.plain
    kit.report.error(
        "SLD001",
        span,
        f"这一项太长，用最小的字号一页也放不下：{words[:16]}",
        "删短，或拆成几项",
        "an item is too long for a slide of its own",
    )
