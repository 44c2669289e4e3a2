"""A question and, on the next slide in identical positions, its answer."""

from builder.components.furniture import Furniture
from builder.components.question.options import option_frames
from builder.components.question.side import answer_side, question_side
from builder.layout.fitting import Grid
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.slide import QuestionSlide

MAIN_SPAN = 8
SIDE_GAP = 48.0


class QuestionComponent(Furniture[QuestionSlide]):
    """Always one slide: options on the left, time or explanation on the right."""

    name = "question"
    noun = "自测"

    def layout(
        self, content: QuestionSlide, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        width = Grid.width(MAIN_SPAN)
        main = Rect(region.x, region.y, width, region.height)
        x = main.right + SIDE_GAP
        side = Rect(x, region.y, region.right - x, region.height)
        make_side = answer_side if content.is_answer else question_side
        return ((*option_frames(content, main, kit), *make_side(content, side, kit)),)


component = QuestionComponent()
