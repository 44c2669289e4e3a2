"""What is held in the hand: handouts for trainees and the presenter's summary, as Word files and Markdown."""

from builder.handout.course import course_handout
from builder.handout.exercise import exercise_pack, exercises
from builder.handout.presenter import presenter_docx, presenter_markdown
from builder.handout.running_order import RunningOrder, running_order

__all__ = [
    "RunningOrder",
    "course_handout",
    "exercise_pack",
    "exercises",
    "presenter_docx",
    "presenter_markdown",
    "running_order",
]
