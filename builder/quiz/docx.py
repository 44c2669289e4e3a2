"""Printed papers: variants A and B, each with its answer sheet and its key, as Word files in one ZIP."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from builder.fixed_zip import zipped
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.exam_answers import write_answer_sheet
from builder.quiz.exam_key import write_key
from builder.quiz.exam_paper import write_paper
from builder.quiz.exam_variant import variants_of
from builder.quiz.pictures import left_out_losses, unread_losses
from builder.quiz.text import inline_losses
from builder.word.exam_sheet import ExamSheet

# A Word file records when it was made; a fixed moment keeps the bytes equal.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxFormat(Format):
    seed: str = ""
    """What the variants are shuffled by; empty: the bank's id."""
    minutes: int = 0
    """For the exam; 0: what the questions' 用时 add up to, as a suggestion."""

    name = "docx"
    suffix = ".docx.zip"
    description = "纸质试卷：A、B 卷，各带答题卡和答案与解析，打印即用"
    fidelity = {question_type: Fidelity.EXACT for question_type in QuestionType}

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """``A 卷.docx``, ``A 卷答题卡.docx``, ``A 卷答案与解析.docx``, then the same of B."""
        files: dict[str, bytes] = {}
        without_picture: set[str] = set()
        for variant in variants_of(bank, self.seed or bank.id):
            paper, unshown = write_paper(variant, bank, self.minutes)
            without_picture |= {question.id for question in unshown}
            name = f"{variant.letter} 卷"
            files[f"{name}.docx"] = _bytes(paper)
            files[f"{name}答题卡.docx"] = _bytes(write_answer_sheet(variant))
            files[f"{name}答案与解析.docx"] = _bytes(write_key(variant))
        losses = tuple(
            line
            for question in bank.all_questions()
            for line in _losses(question, bank, is_shown=question.id not in without_picture)
        )
        return zipped(files.items()), LossReport(format_name=self.name, losses=losses)


format = DocxFormat()


def _bytes(sheet: ExamSheet) -> bytes:
    return sheet.to_bytes(author="", created=_CREATED)


def _losses(question: Question, bank: QuizBank, *, is_shown: bool) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=True)
    yield from unread_losses(question, bank)
    if not is_shown:
        yield from left_out_losses(question)
