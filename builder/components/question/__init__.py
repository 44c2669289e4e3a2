"""A question and, on the next slide in identical positions, its answer."""

from builder.components.furniture import Furniture
from builder.components.image.picture import picture_frame, scaled
from builder.components.question.form import form_frames
from builder.components.question.matching import matching_frames
from builder.components.question.options import option_frames
from builder.components.question.scene import scene_frames
from builder.components.question.short_answer import short_answer_frames
from builder.components.question.side import answer_side, question_side
from builder.components.shapes import text_box
from builder.layout.fitting import Grid, round_up
from builder.layout.frame import Frame, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.quiz import QuestionType
from builder.model.slide import QuestionSlide

MAIN_SPAN = 8
MAIN_SPAN_BESIDE_PICTURE = 6
SIDE_GAP = 48.0
NARROWEST_SIDE = 200.0
"""Room for the instruction; templates with narrow areas give up width of the options for it."""
STACKED_BELOW = 640.0
"""In areas narrower than this the column stands below the options."""
STACKED_SHARE = 0.58
STACKED_GAP = 24.0
STEM_SIZES = (18.0, 16.0, 14.0)
STEM_SHARE = 0.22
"""Of the height that a stem may take before it is set smaller."""
STEM_PITCH = 1.4
STEM_GAP = 18.0
PICTURE_SHARE = 0.45
"""Of the side column's height, or of its width where it is low, that a picture takes at most."""
LOW = 1.5
"""Width by height from which the column is low: below the options of a narrow area."""
PICTURE_GAP = 18.0

_MAIN = {
    QuestionType.SHORT_ANSWER: short_answer_frames,
    QuestionType.MATCHING: matching_frames,
    QuestionType.WORK_ORDER: form_frames,
    QuestionType.SCENARIO: scene_frames,
}
"""What stands on the left where it is no column of options."""


class QuestionComponent(Furniture[QuestionSlide]):
    """Always one slide: what to answer on the left, time or explanation on the right; below in a narrow area."""

    name = "question"
    noun = "自测"

    def layout(
        self, content: QuestionSlide, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        stem = _stem(content, region, kit)
        if stem:
            taken = stem.rect.height + STEM_GAP
            region = Rect(region.x, region.y + taken, region.width, region.height - taken)
        main, side = _areas(region, has_picture=content.question.picture is not None)
        picture, side = _picture(content, side, kit)
        make_main = _MAIN.get(content.question.type, option_frames)
        make_side = answer_side if content.is_answer else question_side
        frames = (*make_main(content, main, kit), *picture, *make_side(content, side, kit))
        return ((stem, *frames) if stem else frames,)


def _areas(region: Rect, *, has_picture: bool) -> tuple[Rect, Rect]:
    """Where the options and the column stand."""
    if region.width < STACKED_BELOW and region.height > region.width / 2:
        height = region.height * STACKED_SHARE
        y = region.y + height + STACKED_GAP
        return (
            Rect(region.x, region.y, region.width, height),
            Rect(region.x, y, region.width, region.bottom - y),
        )
    span = MAIN_SPAN_BESIDE_PICTURE if has_picture else MAIN_SPAN
    width = min(Grid.width(span), region.width - SIDE_GAP - NARROWEST_SIDE)
    x = region.x + width + SIDE_GAP
    return (
        Rect(region.x, region.y, width, region.height),
        Rect(x, region.y, region.right - x, region.height),
    )


def _stem(content: QuestionSlide, region: Rect, kit: Kit) -> ShapeFrame | None:
    """A stem that is too long for the title, over the whole width."""
    if not content.stem:
        return None
    for size in STEM_SIZES:
        paragraphs = (kit.paragraph(content.stem, size, pitch_em=STEM_PITCH),)
        height = round_up(kit.measure(paragraphs, region.width).height_pt)
        if height <= region.height * STEM_SHARE:
            break
    return text_box("题干", Rect(region.x, region.y, region.width, height), paragraphs)


def _picture(content: QuestionSlide, side: Rect, kit: Kit) -> tuple[tuple[Frame, ...], Rect]:
    """The stem's picture on top of the side column, or beside its text where that is low, and what is left."""
    picture = content.question.picture
    if picture is None:
        return (), side
    loaded = kit.load_image(picture)
    if side.width > LOW * side.height:
        place = scaled(loaded, Rect(side.x, side.y, side.width * PICTURE_SHARE, side.height))
        taken = place.width + PICTURE_GAP
        rest = Rect(side.x + taken, side.y, side.width - taken, side.height)
    else:
        place = scaled(loaded, Rect(side.x, side.y, side.width, side.height * PICTURE_SHARE))
        taken = place.height + PICTURE_GAP
        rest = Rect(side.x, side.y + taken, side.width, side.height - taken)
    return (picture_frame(picture, loaded, place, kit),), rest


component = QuestionComponent()
