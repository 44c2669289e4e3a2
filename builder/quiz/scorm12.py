"""SCORM 1.2: a page of questions that marks itself and tells a learning platform."""

from collections.abc import Iterator

from builder.fixed_zip import zipped
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.pictures import unread_losses
from builder.quiz.scorm.files import files
from builder.quiz.text import inline_losses, loss
from builder.quiz.unplaced import unplaced_losses

MOST_REMEMBERED = 4000
"""Questions whose score can go on after a break: one character each of the 4,096 of ``cmi.suspend_data``."""


class Scorm12Format(Format):
    name = "scorm"
    suffix = ".scorm.zip"
    description = "SCORM 1.2 课件包；传到学习平台就能在线答题、记成绩，解压后也能直接打开自测"
    fidelity = {
        **{question_type: Fidelity.EXACT for question_type in QuestionType},
        QuestionType.SHORT_ANSWER: Fidelity.DEGRADED,
    }

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """A ZIP file with a manifest, one page, its scripts and styles, and the pictures."""
        return zipped(files(bank).items()), LossReport(
            format_name=self.name, losses=tuple(_losses(bank))
        )


def _losses(bank: QuizBank) -> Iterator[Loss]:
    asked = 0
    for question in bank.all_questions():
        yield from inline_losses(question, keeps_marks=True)
        yield from unread_losses(question, bank)
        yield from unplaced_losses(question, ("用时", "标签"))
        if question.type is QuestionType.SHORT_ANSWER:
            yield _own_marks(question)
        asked += not question.children
        if asked == MOST_REMEMBERED + 1 and not question.children:
            yield loss(
                question,
                f"从这题起，中途离开再回来时不记得做过：平台最多记 {MOST_REMEMBERED} 题",
                f"from here on nothing is resumed: {MOST_REMEMBERED} questions are remembered at most",
            )


def _own_marks(question: Question) -> Loss:
    return loss(
        question,
        "简答由学员自己对照评分要点打分，不经考评人",
        "the learner marks the short answer with the marking points; no person checks it",
    )


format = Scorm12Format()
