"""The ZIP file of a bank, and what it does not say."""

from collections.abc import Iterator

from builder.fixed_zip import zipped
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Loss
from builder.quiz.moodle import seconds_losses
from builder.quiz.pictures import unread_losses
from builder.quiz.qti.asked import ask
from builder.quiz.qti.assessment import assessment, item_path
from builder.quiz.qti.form import TYPED_TIMES
from builder.quiz.qti.item import entries, item
from builder.quiz.qti.manifest import MANIFEST, TEST, Profile, item_resource, manifest, picture_path
from builder.quiz.qti.tree import Node
from builder.quiz.qti.vocabulary import Vocabulary
from builder.quiz.text import hint_losses, inline_losses, loss

FIDELITY = {
    **{question_type: Fidelity.EXACT for question_type in QuestionType},
    QuestionType.SCENARIO: Fidelity.DEGRADED,
    QuestionType.WORK_ORDER: Fidelity.DEGRADED,
}


def package(bank: QuizBank, vocabulary: Vocabulary, profile: Profile) -> bytes:
    """Manifest, test, items and pictures."""
    return zipped(_files(bank, vocabulary, profile))


def _files(bank: QuizBank, vocabulary: Vocabulary, profile: Profile) -> Iterator[tuple[str, bytes]]:
    items: list[tuple[str, bytes]] = []
    resources: list[Node] = []
    for entry in (entry for question in bank.questions for entry in entries(question)):
        asked = ask(entry.question)
        content = vocabulary.document(item(entry, asked, bank))
        items.append((item_path(entry.question), content))
        resources.append(item_resource(entry, asked, bank, profile))
    yield MANIFEST, manifest(bank, resources, profile)
    yield TEST, vocabulary.document(assessment(bank))
    yield from items
    for question in bank.all_questions():
        if file := bank.picture_of(question):
            yield picture_path(question, bank), file.data


def losses(bank: QuizBank) -> tuple[Loss, ...]:
    """The same for both versions."""
    return tuple(line for question in bank.all_questions() for line in _losses(question, bank))


def _losses(question: Question, bank: QuizBank) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=True)
    yield from hint_losses(question)
    yield from unread_losses(question, bank)
    if question.type is QuestionType.SCENARIO:
        yield from seconds_losses(question)
        yield loss(
            question,
            "情景的每道小题各成一题，题面前重复情景；情景的解析跟在最后一道小题后面",
            "parts are items of their own that repeat the scene; the last one ends with its explanation",
        )
    if any(field.control in TYPED_TIMES for field in question.form):
        yield loss(
            question,
            "日期和时间是文本框，要按提示的写法输入",
            "dates and times are typed into text boxes as their placeholders show",
        )
