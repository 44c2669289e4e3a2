"""Pictures of questions: their files go along where a format has a place for them."""

from collections.abc import Iterator

from builder.model.picture import LoadedImage
from builder.model.quiz import Question, QuizBank
from builder.quiz.base import Loss
from builder.quiz.text import loss

_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif"}


def picture_name(question: Question, picture: LoadedImage) -> str:
    """A file name of ASCII letters that no other question of the bank has; packages want no other."""
    return f"{ascii_id(question.id)}{_SUFFIXES[picture.media_type]}"


def ascii_id(question_id: str) -> str:
    """Letters and digits stay; every other character becomes its number, so that no two ids meet."""
    return "".join(
        each if each.isascii() and (each.isalnum() or each == "-") else f"_{ord(each):x}_"
        for each in question_id
    )


def left_out_losses(question: Question) -> Iterator[Loss]:
    """A line for a picture, in formats that carry words alone."""
    if question.picture:
        yield loss(
            question,
            f"图片 {question.picture.target} 未带出，导入后请另外上传",
            "the picture is left out: upload it after the import",
        )


def unread_losses(question: Question, bank: QuizBank) -> Iterator[Loss]:
    """A line for a picture that could not be read, in formats that carry pictures."""
    if bank.picture_of(question) is None:
        yield from left_out_losses(question)
