"""What a component needs to lay itself out: measuring, the grid, type sizes, a place for diagnostics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from builder.layout.fonts import FontMetrics, shipped_metrics
from builder.layout.frame import TX1, Color, TextBody, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.measure import TOLERANCE_PT, Measured, measure_text, unwrapped_width
from builder.layout.page import PageArea
from builder.layout.typeset import runs_of
from builder.lint.diagnostic import Report
from builder.model.block import Image
from builder.model.inline import RichText
from builder.model.picture import LoadedImage


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Passed to every layout; immutable but for the report it collects into."""

    fonts: FontMetrics = field(default_factory=shipped_metrics)
    report: Report = field(default_factory=Report)
    language: str = "zh-CN"
    page: PageArea = field(default_factory=PageArea)
    resolve_link: Callable[[str], str | None] = lambda target: None
    """Turns a link as written into an absolute address or a jump in the deck; None drops the link, not its text."""
    load_image: Callable[[Image], LoadedImage | None] = lambda image: None
    """The file behind an image; None when it cannot be shown, which the loader has then reported."""

    def paragraph(
        self,
        content: RichText | str,
        size_pt: float,
        *,
        bold: bool = False,
        color: Color = TX1,
        pitch_em: float = 1.45,
        before_pt: float = 0.0,
        align: Literal["left", "center", "right"] = "left",
        bullet: str | None = None,
        indent_pt: float = 0.0,
    ) -> TextParagraph:
        """A paragraph of one size from rich text; bold runs stay bold, links are kept where they can be resolved."""
        return TextParagraph(
            runs=runs_of(content, size_pt, bold=bold, color=color, resolve_link=self.resolve_link),
            align=align,
            pitch_em=pitch_em,
            before_pt=before_pt,
            bullet=bullet,
            indent_pt=indent_pt,
        )

    def measure(self, paragraphs: Sequence[TextParagraph], width_pt: float) -> Measured:
        """Height and lines in a column ``width_pt`` wide, in the widest and tallest font of the stack."""
        return measure_text(paragraphs, width_pt, self.fonts)

    def width(self, content: RichText | str, size_pt: float, *, bold: bool = False) -> float:
        """Width in pt of the longest line of ``content`` set without wrapping."""
        return unwrapped_width(runs_of(content, size_pt, bold=bold), self.fonts)

    def fits(self, body: TextBody, rect: Rect) -> bool:
        """Whether ``body`` with its insets stays inside ``rect``."""
        room = rect.inset(*body.insets)
        measured = self.measure(body.paragraphs, room.width)
        return (
            measured.height_pt <= room.height + TOLERANCE_PT
            and measured.width_pt <= room.width + TOLERANCE_PT
            and not measured.has_split_word
        )

    def largest_size(
        self,
        texts: Sequence[RichText | str],
        width_pt: float,
        sizes: Sequence[float],
        *,
        height_pt: float | None = None,
        max_lines: int | None = None,
        bold: bool = False,
        pitch_em: float = 1.45,
    ) -> float | None:
        """The first of ``sizes`` (given from large to small) at which every text fits; None when none does.

        Items of one set share one size, so all texts are tried together. A size at which a word would have to be
        broken does not fit.
        """

        def fits_at(content: RichText | str, size_pt: float) -> bool:
            paragraph = self.paragraph(content, size_pt, bold=bold, pitch_em=pitch_em)
            measured = self.measure((paragraph,), width_pt)
            return (
                not measured.has_split_word
                and (max_lines is None or measured.line_count <= max_lines)
                and (height_pt is None or measured.height_pt <= height_pt + TOLERANCE_PT)
            )

        return next(
            (size for size in sizes if all(fits_at(content, size) for content in texts)), None
        )


__all__ = ["Kit", "TextRun"]
