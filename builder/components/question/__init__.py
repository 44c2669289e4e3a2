"""A question and, on the next slide in identical positions, its answer."""

from builder.components.furniture import Furniture
from builder.components.question.options import option_frames
from builder.components.question.side import answer_side, question_side
from builder.components.shapes import text_box
from builder.layout.fitting import Grid, round_up
from builder.layout.frame import Frame, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.slide import QuestionSlide

MAIN_SPAN = 8
SIDE_GAP = 48.0
STEM_SIZE = 18.0
STEM_PITCH = 1.4
STEM_GAP = 18.0


class QuestionComponent(Furniture[QuestionSlide]):
    """Always one slide: options on the left, time or explanation on the right."""

    name = "question"
    noun = "自测"

    def layout(
        self, content: QuestionSlide, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        stem = _stem(content, region, kit)
        if stem:
            taken = stem.rect.height + STEM_GAP
            region = Rect(region.x, region.y + taken, region.width, region.height - taken)
        width = Grid.width(MAIN_SPAN)
        main = Rect(region.x, region.y, width, region.height)
        x = main.right + SIDE_GAP
        side = Rect(x, region.y, region.right - x, region.height)
        make_side = answer_side if content.is_answer else question_side
        frames = (*option_frames(content, main, kit), *make_side(content, side, kit))
        return ((stem, *frames) if stem else frames,)


def _stem(content: QuestionSlide, region: Rect, kit: Kit) -> ShapeFrame | None:
    """A stem that is too long for the title, over the whole width."""
    if not content.stem:
        return None
    paragraphs = (kit.paragraph(content.stem, STEM_SIZE, pitch_em=STEM_PITCH),)
    height = round_up(kit.measure(paragraphs, region.width).height_pt)
    return text_box("题干", Rect(region.x, region.y, region.width, height), paragraphs)


component = QuestionComponent()
