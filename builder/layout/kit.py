"""What a component needs to lay itself out: measuring, the grid, type sizes, a place for diagnostics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from builder.layout.fonts import FontMetrics
from builder.layout.frame import TX1, Color, TextBody, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.measure import Measured, measure_text
from builder.lint.diagnostic import Report
from builder.model.inline import RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Passed to every layout; immutable but for the report it collects into."""

    fonts: FontMetrics
    report: Report = field(default_factory=Report)
    language: str = "zh-CN"
    resolve_link: Callable[[str], str | None] = lambda target: None
    """Turns a link as written into an absolute address or a jump in the deck; None drops the link, not its text."""

    def paragraph(
        self,
        content: RichText | str,
        size_pt: float,
        *,
        bold: bool = False,
        color: Color = TX1,
        pitch_em: float = 1.45,
        before_pt: float = 0.0,
        align: str = "left",
        bullet: str | None = None,
        indent_pt: float = 0.0,
    ) -> TextParagraph:
        """A paragraph of one size from rich text; bold runs stay bold, links are kept where they can be resolved."""
        raise NotImplementedError

    def measure(self, paragraphs: Sequence[TextParagraph], width_pt: float) -> Measured:
        """Height and lines in a column ``width_pt`` wide, in the widest and tallest font of the stack."""
        return measure_text(paragraphs, width_pt, self.fonts)

    def width(self, content: RichText | str, size_pt: float, *, bold: bool = False) -> float:
        """Width in pt of the longest line of ``content`` set without wrapping."""
        raise NotImplementedError

    def fits(self, body: TextBody, rect: Rect) -> bool:
        """Whether ``body`` with its insets stays inside ``rect``."""
        raise NotImplementedError

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

        Items of one set share one size, so all texts are tried together.
        """
        raise NotImplementedError


__all__ = ["Kit", "TextRun"]
