"""Cover, section and closing slides on a company's template: its placeholders, its look, our words."""

from collections.abc import Sequence

from builder.components.overflow import report_overflow
from builder.layout.frame import ShapeFrame, TextBody, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.page import FrontArea
from builder.model.span import Span

TITLE_SIZES = (
    80.0,
    72.0,
    66.0,
    60.0,
    54.0,
    48.0,
    44.0,
    40.0,
    36.0,
    32.0,
    28.0,
    24.0,
    20.0,
    18.0,
    16.0,
)
TEXT_SIZES = (28.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)


def front_title(title: str, area: FrontArea, kit: Kit) -> ShapeFrame:
    """The title in the template's own placeholder, never larger than the template sets it."""
    sizes = [size for size in TITLE_SIZES if size <= max(area.title_pt, TITLE_SIZES[-1]) + 0.5]
    size = kit.largest_size(
        [title], area.title.width, sizes, height_pt=area.title.height, bold=True, pitch_em=1.2
    )
    if size is None:
        report_overflow(kit, Span(""), title)
    paragraph = kit.paragraph(title, size or sizes[-1], bold=True, pitch_em=1.2)
    body = TextBody(paragraphs=(paragraph,))
    return ShapeFrame(name="标题", rect=area.title, text=body, placeholder="title")


def front_text(
    name: str, lines: Sequence[tuple[str, float, bool]], rect: Rect, kit: Kit
) -> ShapeFrame | None:
    """Lines with their relative size and weight, as large as ``rect`` allows; None without lines."""
    if not lines:
        return None
    for size in TEXT_SIZES:
        paragraphs = _paragraphs(lines, size, kit)
        measured = kit.measure(paragraphs, rect.width)
        if measured.height_pt <= rect.height and not measured.has_split_word:
            break
    else:
        report_overflow(kit, Span(""), lines[0][0])
    body = TextBody(paragraphs=paragraphs)
    return ShapeFrame(name=name, rect=rect, text=body, placeholder="subtitle")


def _paragraphs(
    lines: Sequence[tuple[str, float, bool]], size_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    return tuple(
        kit.paragraph(
            line,
            max(TEXT_SIZES[-1], round(size_pt * share)),
            bold=is_bold,
            pitch_em=1.3,
            before_pt=round(size_pt * 0.25) if number else 0,
        )
        for number, (line, share, is_bold) in enumerate(lines)
    )
