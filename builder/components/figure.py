"""A figure as authors write it, ``1.8 分钟`` or ``+20 个百分点``: number and unit, set at two sizes."""

import re
from dataclasses import dataclass
from math import inf

from builder.layout.frame import TX1, Color, TextParagraph, TextRun
from builder.layout.kit import Kit
from builder.model.inline import RichText

_NUMBER = r"\d+(?:[.,:/]\d+)*"
_FIGURE = re.compile(
    rf"^(?P<number>(?:[约近超第≈≥≤<>]\s?)?[+\-−±]?{_NUMBER}(?:\s?[–~～至\-]\s?{_NUMBER})?)"
    r"(?P<space>\s*)(?P<unit>[^\d]*)$"
)
UNIT_SHARE = 0.33
"""Size of the unit against its number (visual design 3)."""
SMALLEST_UNIT_PT = 16.0
FIGURE_PITCH_EM = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Number and unit; words that hold no number are a number without unit."""

    number: str
    unit: str = ""
    """With the space before it, where the author wrote one."""
    is_numeric: bool = True

    @property
    def plain(self) -> str:
        """As written."""
        return self.number + self.unit


def read_figure(label: RichText) -> Figure:
    """Split ``1.8 分钟`` into ``1.8`` and `` 分钟``."""
    found = _FIGURE.match(label.plain.strip())
    if found is None:
        return Figure(number=label.plain.strip(), is_numeric=False)
    return Figure(number=found["number"], unit=found["space"] + found["unit"])


def figure_paragraph(
    figure: Figure, size_pt: float, *, color: Color = TX1, bold_unit: bool | None = None
) -> TextParagraph:
    """The figure on one line; the unit is bold beside figures of 64 pt and more."""
    is_bold = size_pt >= 64 if bold_unit is None else bold_unit
    unit_size = max(SMALLEST_UNIT_PT, float(round(size_pt * UNIT_SHARE)))
    runs = [TextRun(text=figure.number, size_pt=size_pt, bold=True, color=color)]
    if figure.unit:
        runs.append(TextRun(text=figure.unit, size_pt=unit_size, bold=is_bold, color=color))
    return TextParagraph(runs=tuple(runs), pitch_em=FIGURE_PITCH_EM)


def largest_figure_size(
    figures: tuple[Figure, ...], width_pt: float, sizes: tuple[float, ...], kit: Kit
) -> float | None:
    """The first of ``sizes`` at which every figure stands on one line ``width_pt`` wide."""
    for size in sizes:
        paragraphs = (figure_paragraph(figure, size) for figure in figures)
        if all(kit.measure((p,), inf).width_pt <= width_pt for p in paragraphs):
            return size
    return None
