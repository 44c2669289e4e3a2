"""Moodle GIFT: a plain-text bank.

Rules are those of Moodle's importer (``question/format/gift/format.php``): a question ends at the
first blank line; ``~ = # { } :`` and the backslash are escaped; ``[plain]`` keeps ``<`` from being
read as HTML; a comment above the question carries its id and tags.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.model.inline import text
from builder.model.quiz import Choice, Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.moodle import (
    choice_fractions,
    literal_answer,
    seconds_losses,
    tag_losses,
    tags_of,
    weight_losses,
)
from builder.quiz.text import inline_losses, loss, plain_stem, plain_text, texts_of, writable

_ESCAPES = str.maketrans({**{character: "\\" + character for character in "\\~=#{}:"}, "\n": "\\n"})

# Moodle's importer puts these in place of escaped characters and turns them all back at the end.
_MOODLE_PLACEHOLDER = re.compile(r"&&(?:010|035|058|061|123|125|126);")


class GiftFormat(Format):
    name = "gift"
    suffix = ".gift"
    description = "Moodle GIFT 纯文本题库；Moodle 之外的不少平台也能导入"
    fidelity = {
        QuestionType.SINGLE: Fidelity.EXACT,
        QuestionType.MULTIPLE: Fidelity.EXACT,
        QuestionType.TRUE_FALSE: Fidelity.EXACT,
        QuestionType.BLANKS: Fidelity.DEGRADED,
    }

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8 without a byte order mark, which Moodle would take for a part of the first line."""
        losses = tuple(line for question in bank.questions for line in _losses(question))
        parts = [f"$CATEGORY: {_category(bank.title)}"]
        for question in bank.questions:
            parts.extend(_questions(question))
        content = "\n\n".join(parts) + "\n"
        return content.encode("utf-8"), LossReport(format_name=self.name, losses=losses)


format = GiftFormat()


def escape(characters: str) -> str:
    """Text in which no character means anything to GIFT, on one line."""
    return writable(characters).translate(_ESCAPES)


def _category(title: str) -> str:
    # A slash separates levels; a doubled one is a character (Moodle: split_category_path).
    name = " ".join(writable(title).split()).replace("/", "//")
    return f"$course$/top/{name}"


def _questions(question: Question) -> Iterator[str]:
    if question.type is QuestionType.BLANKS:
        yield from (_question(each, _accepted(each)) for each in _one_per_blank(question))
    elif question.type is QuestionType.TRUE_FALSE:
        yield _question(question, _verdict(question))
    elif choice_fractions(question):
        yield _question(question, _options(question))


def _question(question: Question, answers: list[str]) -> str:
    tags = "".join(f" [tag:{_in_brackets(tag)}]" for tag in tags_of(question))
    lines = [
        f"// [id:{_in_brackets(question.id)}]{tags}",
        f"::{escape(question.name)}::[plain]{escape(plain_stem(question))} {{",
        *answers,
    ]
    if question.explanation:
        lines.append(f"####{_guarded(plain_text(question.explanation))}")
    return "\n".join([*lines, "}"])


def _options(question: Question) -> list[str]:
    if question.type is QuestionType.SINGLE:
        return [
            ("=" if choice.correct else "~") + _guarded(plain_text(choice.text)) + _feedback(choice)
            for choice in question.choices
        ]
    return [
        f"~%{weight}%{_guarded(plain_text(choice.text))}{_feedback(choice)}"
        for choice, weight in zip(question.choices, choice_fractions(question), strict=True)
    ]


def _verdict(question: Question) -> list[str]:
    right = next(choice for choice in question.choices if choice.correct)
    wrong = next(choice for choice in question.choices if not choice.correct)
    truth = "T" if right is question.choices[0] else "F"
    # The first comment is for a wrong answer; it stands empty when only the second has words.
    comments = (_feedback(wrong) or "#") + _feedback(right) if right.feedback else _feedback(wrong)
    return [truth + comments]


def _accepted(question: Question) -> list[str]:
    return [f"={_guarded(literal_answer(answer))}" for answer in question.blanks[0].answers]


def _one_per_blank(question: Question) -> list[Question]:
    """GIFT knows one gap a question: several become questions ``id.1``, ``id.2`` …"""
    if _becomes_matching(question):
        return []
    if len(question.blanks) == 1:
        return [question]
    return [
        replace(
            question,
            id=f"{question.id}.{number}",
            name=f"{question.name}（第 {number} 空）",
            stem=(*question.stem, text(f"（请填第 {number} 空）")),
            blanks=(blank,),
        )
        for number, blank in enumerate(question.blanks, start=1)
    ]


def _becomes_matching(question: Question) -> bool:
    # "=a->b" is a matching pair, and the arrow cannot be escaped.
    return any("->" in answer for blank in question.blanks for answer in blank.answers)


def reads_as_matching_elsewhere(question: Question) -> bool:
    """Whether parsers that look for pairs before choices, unlike Moodle, stumble over the key."""
    if question.type is not QuestionType.SINGLE:
        return False
    first = question.choices[0]
    return first.correct and "->" in plain_text(first.text)


def _feedback(choice: Choice) -> str:
    return f"#{_guarded(plain_text(choice.feedback))}" if choice.feedback else ""


def _guarded(characters: str) -> str:
    """Escaped text that does not begin like a weight (``%50%``) or a format (``[html]``)."""
    guard = "[plain]" if characters.lstrip()[:1] in ("%", "[") else ""
    return guard + escape(characters)


def _in_brackets(characters: str) -> str:
    return " ".join(writable(characters).split()).replace("]", r"\]")


def _losses(question: Question) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=False)
    yield from tag_losses(question)
    yield from weight_losses(question)
    yield from seconds_losses(question)
    if question.points != 1:
        yield loss(question, f"分值 {question.points:g} 未带出，导入后为 1", "points left out")
    if any(choice.names_others for choice in question.choices):
        yield loss(
            question,
            "有选项提到别的选项，导入后请在 Moodle 里关闭“随机排列选项”",
            "a choice names others: turn shuffling off after the import",
        )
    if _MOODLE_PLACEHOLDER.search("".join(each.plain for each in texts_of(question))):
        yield loss(
            question, "Moodle 会改写形如“&&058;”的文字", "Moodle rewrites text like '&&058;'"
        )
    if reads_as_matching_elsewhere(question):
        yield loss(
            question,
            "第一个选项里有“->”：Moodle 读得对，别的 GIFT 程序可能当成匹配题",
            "'->' in the first choice: right in Moodle, maybe matching elsewhere",
        )
    if _becomes_matching(question):
        yield loss(
            question,
            "答案里有“->”，GIFT 会当成匹配题，题目未导出",
            "an answer holds '->', which GIFT reads as matching: question left out",
        )
    elif len(question.blanks) > 1:
        yield loss(
            question,
            f"{len(question.blanks)} 个空拆成 {len(question.blanks)} 道题",
            "one question per blank",
        )
