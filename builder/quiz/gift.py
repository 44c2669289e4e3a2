"""Moodle GIFT: a plain-text bank.

Rules are those of Moodle's importer (``question/format/gift/format.php``): a question ends at the
first blank line; ``~ = # { } :`` and the backslash are escaped; ``[plain]`` keeps ``<`` from being
read as HTML; a comment above the question carries its id and tags.
"""

import re
from collections.abc import Iterator

from builder.model.answer_key import shown_order
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
from builder.quiz.pictures import left_out_losses
from builder.quiz.split import one_per_blank, one_per_field
from builder.quiz.text import (
    hint_losses,
    inline_losses,
    loss,
    model_answer_text,
    plain_stem,
    plain_text,
    texts_of,
    writable,
)

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
        QuestionType.SHORT_ANSWER: Fidelity.DEGRADED,
        QuestionType.ORDERING: Fidelity.DEGRADED,
        QuestionType.MATCHING: Fidelity.EXACT,
        QuestionType.SCENARIO: Fidelity.DEGRADED,
        QuestionType.WORK_ORDER: Fidelity.DEGRADED,
    }

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8 without a byte order mark, which Moodle would take for a part of the first line."""
        losses = tuple(line for question in bank.all_questions() for line in _losses(question))
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
    match question.type:
        case QuestionType.BLANKS:
            if not _becomes_matching(question):
                yield from (_question(each, _accepted(each)) for each in one_per_blank(question))
        case QuestionType.TRUE_FALSE:
            yield _question(question, _verdict(question))
        case QuestionType.ORDERING:
            if not _has_arrow(question):
                yield _question(question, _places(question))
        case QuestionType.MATCHING:
            if not _has_arrow(question):
                yield _question(question, _pairs(question))
        case QuestionType.SHORT_ANSWER:
            yield _question(question, [])
        case QuestionType.WORK_ORDER:
            for field in one_per_field(question):
                yield from _questions(field)
        case QuestionType.SCENARIO:
            yield "\n".join(_head(question))
            for part in question.children:
                yield from _questions(part)
        case _:
            if choice_fractions(question):
                yield _question(question, _options(question))


def _head(question: Question) -> list[str]:
    """The comment with id and tags, and the stem; by itself it is a description."""
    tags = "".join(f" [tag:{_in_brackets(tag)}]" for tag in tags_of(question))
    return [
        f"// [id:{_in_brackets(question.id)}]{tags}",
        f"::{escape(question.name)}::[plain]{escape(plain_stem(question))}",
    ]


def _question(question: Question, answers: list[str]) -> str:
    comment, stem = _head(question)
    lines = [comment, f"{stem} {{", *answers]
    feedback = _general_feedback(question)
    if feedback:
        lines.append(f"####{_guarded(feedback)}")
    return "\n".join([*lines, "}"])


def _general_feedback(question: Question) -> str:
    """The explanation, before it what a short answer is marked by: GIFT has no place for a marker's notes."""
    explanation = plain_text(question.explanation)
    if question.type is not QuestionType.SHORT_ANSWER:
        return explanation
    return "\n".join(filter(None, (model_answer_text(question), explanation)))


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


def _places(question: Question) -> list[str]:
    """Each item with its place, in the order everybody is shown: the file does not lie sorted."""
    order = shown_order(question)
    items = question.sequence
    return [f"={_guarded(plain_text(items[place]))} -> {place + 1}" for place in order]


def _pairs(question: Question) -> list[str]:
    matching = question.matching
    pairs = [(plain_text(pair.left), pair.right) for pair in matching.pairs]
    pairs += [("", each) for each in matching.distractors]
    # A right side is plain text by definition: a guard would show.
    return [
        f"={_guarded(left) if left else ''} -> {escape(plain_text(right))}" for left, right in pairs
    ]


def _has_arrow(question: Question) -> bool:
    """Whether a left side holds the arrow that separates it from the right one."""
    lefts = (*question.sequence, *(pair.left for pair in question.matching.pairs))
    return any("->" in plain_text(left) for left in lefts)


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
    yield from hint_losses(question)
    yield from left_out_losses(question)
    yield from _form_losses(question)


def _form_losses(question: Question) -> Iterator[Loss]:
    """A line for a question that is asked in another form, or cannot be asked."""
    fields = list(one_per_field(question))
    if _becomes_matching(question) or _has_arrow(question):
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
    elif question.type is QuestionType.ORDERING:
        yield loss(
            question, "排序题改成匹配题：每一项配一个名次", "an ordering as a matching with numbers"
        )
    elif question.type is QuestionType.SHORT_ANSWER:
        yield loss(
            question,
            "简答题要人工评分；参考答案和评分要点写进了总反馈，学员答完看得到",
            "marked by hand; reference and points are in the general feedback",
        )
    elif question.type is QuestionType.SCENARIO:
        yield loss(
            question,
            "情景写成一段说明，小题各自成题，请放在同一页",
            "the scene is a description, its parts are questions of their own",
        )
    for field in fields:
        if _becomes_matching(field):
            label = field.name.removeprefix(question.name)
            yield loss(
                question,
                f"字段{label}的答案里有“->”，这一个字段未导出",
                f"an answer of field {label} holds '->': this field is left out",
            )
    if fields:
        yield loss(
            question, f"{len(fields)} 个字段拆成 {len(fields)} 道题", "one question per field"
        )
