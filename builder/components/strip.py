"""The strip at a slide's foot: a short label, then one sentence or a few phrases."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Literal

from builder.components.shapes import surface
from builder.layout.fitting import CONTENT
from builder.layout.frame import (
    ACCENT1,
    BG2,
    NEGATIVE,
    NEGATIVE_TINT,
    Color,
    Frame,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText

GAP_ABOVE_PT = 24.0
LABEL_SIZE_PT = 20.0
SIDE_INSET_PT = 24.0
TALLEST_PT = 81.0
"""On a page of ours; narrower areas of templates take as many more lines as they are narrower."""
PITCH_EM = 1.3
_TEXT_STARTS_PT = 72.0
"""Distance from the label's left edge to the sentence's, when the label leaves room for it."""
_PHRASE_GAP_PT = 36.0
_TEXT_INSET_PT = 6.0
_EM_SPACE = "\u3000"
_BAR = "｜"


def takeaway_strip(
    label: str, text: RichText, region: Rect, kit: Kit, *, height_pt: float = 72.0
) -> tuple[Frame, Rect]:
    """The strip at the foot of ``region`` (``height_pt`` high, 54 to 81) and the region left above it.

    One shape with one line of text; a sentence too long for that takes two, one too long for two is reported (SLD001).
    """
    candidates = [
        _labelled(label, ACCENT1, kit.paragraph(text, size, bold=True, pitch_em=PITCH_EM), kit)
        for size in (22.0, 20.0, 18.0)
    ]
    paragraph, needed = _first_on_one_line(candidates, region, kit)
    if needed > _tallest(region):
        kit.report.error(
            "SLD001",
            text.span,
            f"页脚的“{label}”太长，两行也放不下",
            "缩短到 32 个汉字以内，多出来的话写进正文段落",
            f"takeaway {label!r} does not fit in two lines",
        )
    return _strip("要点条", paragraph, BG2, region, max(height_pt, needed))


def phrase_strip(
    label: str,
    phrases: Sequence[RichText],
    region: Rect,
    kit: Kit,
    *,
    tone: Literal["accent", "negative"] = "accent",
    height_pt: float = 54.0,
) -> tuple[Frame, Rect]:
    """The strip with up to three phrases; in the negative tone short vertical rules stand between them."""
    negative = tone == "negative"
    color = NEGATIVE if negative else ACCENT1
    label_size = LABEL_SIZE_PT if negative else 18.0
    candidates = [
        _labelled(
            label, color, _phrases(phrases, size, negative, kit), kit, label_size, _PHRASE_GAP_PT
        )
        for size in (18.0, 16.0)
    ]
    paragraph, needed = _first_on_one_line(candidates, region, kit)
    if needed > _tallest(region) and phrases:
        kit.report.error(
            "SLD001",
            phrases[0].span,
            f"页脚的“{label}”太长，两行也放不下",
            "最多三条短语，每条不超过 12 个汉字",
            f"phrases of {label!r} do not fit in two lines",
        )
    fill = NEGATIVE_TINT if negative else BG2
    return _strip(label, paragraph, fill, region, max(height_pt, needed))


def _labelled(
    label: str,
    color: Color,
    rest: TextParagraph,
    kit: Kit,
    size_pt: float = LABEL_SIZE_PT,
    least_gap_pt: float = 24.0,
) -> TextParagraph:
    """Label and text in one paragraph, so that the strip stays one shape to edit."""
    head = kit.paragraph(label, size_pt, bold=True, color=color)
    gap = max(least_gap_pt, _TEXT_STARTS_PT - kit.width(label, size_pt, bold=True))
    space = TextRun(text=_EM_SPACE * 2, size_pt=round(gap / 2))
    return replace(rest, runs=(*head.runs, space, *rest.runs), pitch_em=PITCH_EM)


def _phrases(
    phrases: Sequence[RichText], size_pt: float, with_rules: bool, kit: Kit
) -> TextParagraph:
    runs: list[TextRun] = []
    for number, phrase in enumerate(phrases):
        if number and with_rules:
            space = TextRun(text=_EM_SPACE, size_pt=12.0)
            bar = TextRun(text=_BAR, size_pt=14.0, color=NEGATIVE)
            runs.extend((space, bar, space))
        elif number:
            runs.append(TextRun(text=_EM_SPACE * 2, size_pt=_PHRASE_GAP_PT / 2))
        runs.extend(kit.paragraph(phrase, size_pt).runs)
    return TextParagraph(runs=tuple(runs), pitch_em=PITCH_EM)


def _tallest(region: Rect) -> float:
    return TALLEST_PT * ceil(max(1.0, CONTENT.width / region.width))


def _first_on_one_line(
    candidates: Sequence[TextParagraph], region: Rect, kit: Kit
) -> tuple[TextParagraph, float]:
    """The first candidate that takes one line, or else the last; with the height the strip then needs."""
    width = region.width - 2 * SIDE_INSET_PT
    for candidate in candidates:
        if kit.measure((candidate,), width).line_count == 1:
            return candidate, 0.0
    last = candidates[-1]
    return last, 3 * ceil((kit.measure((last,), width).height_pt + 2 * _TEXT_INSET_PT) / 3)


def _strip(
    name: str, paragraph: TextParagraph, fill: Color, region: Rect, height_pt: float
) -> tuple[Frame, Rect]:
    rect = Rect(region.x, region.bottom - height_pt, region.width, height_pt)
    insets = (SIDE_INSET_PT, _TEXT_INSET_PT, SIDE_INSET_PT, _TEXT_INSET_PT)
    frame = surface(name, rect, (paragraph,), fill=fill, insets=insets, anchor="middle")
    left = Rect(region.x, region.y, region.width, region.height - height_pt - GAP_ABOVE_PT)
    return frame, left
