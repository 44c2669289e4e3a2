"""The scene of a 情景: what happened, to be read before the parts are asked."""

from builder.components.shapes import surface
from builder.layout.fitting import choose_size, round_up
from builder.layout.frame import BG2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.measure import TOLERANCE_PT
from builder.model.slide import QuestionSlide

SIZES = (24.0, 22.0, 20.0, 18.0, 16.0)
PITCH = 1.5
ACROSS, DOWN = 24.0, 18.0


def scene_frames(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """One surface as tall as the text; SLD001 where it does not fit at the floor."""
    width = area.width - 2 * ACROSS

    def fits(size: float) -> bool:
        height = kit.measure(_paragraphs(content, size, kit), width).height_pt
        return height + 2 * DOWN <= area.height + TOLERANCE_PT

    size = choose_size(SIZES, fits)
    if size is None:
        kit.report.error(
            "SLD001",
            content.question.span,
            f"题目 {content.question.id} 的情景太长，幻灯片上放不下",
            "情景写成 300 个汉字以内，只留各小题用得着的事",
            f"the scene of question {content.question.id} does not fit the slide",
        )
    paragraphs = _paragraphs(content, size or SIZES[-1], kit)
    height = round_up(kit.measure(paragraphs, width).height_pt + 2 * DOWN)
    rect = Rect(area.x, area.y, area.width, min(area.height, height))
    return (surface("情景", rect, paragraphs, fill=BG2, insets=(ACROSS, DOWN, ACROSS, DOWN)),)


def _paragraphs(content: QuestionSlide, size_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    return tuple(
        kit.paragraph(each, size_pt, pitch_em=PITCH, before_pt=9 if number else 0)
        for number, each in enumerate(content.question.stem)
    )
