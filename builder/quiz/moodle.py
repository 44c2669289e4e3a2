"""What Moodle accepts, whichever file carries it: fractions, tags, wildcards."""

import re
from collections.abc import Iterator
from decimal import Decimal

from builder.model.quiz import Question, QuestionType
from builder.quiz.base import Loss
from builder.quiz.text import loss, writable

MAX_KEYS = 20
WRONG_CHOICE = "-100"
"""Per cent of a wrong choice in a 多选: ticking one gives no mark, so ticking all does not pay."""

# Number of keys → per cent of each (Moodle: question_bank::fraction_options_full).
_EQUAL_SHARES = {
    1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571",
    8: "12.5", 9: "11.11111", 10: "10", 20: "5",
}  # fmt: skip

_NOT_IN_A_TAG = re.compile(r"[<>`\x00-\x1f\x7f]")
_TAG_LENGTH = 50


def key_weights(keys: int) -> tuple[str, ...]:
    """Per cent of each of 1 to ``MAX_KEYS`` right choices, adding up to 100.

    Moodle refuses any other fraction. From 11 keys on equal ones do not exist:
    the first keys weigh 10 and the rest 5.
    """
    if not 1 <= keys <= MAX_KEYS:
        raise ValueError(f"Moodle has no fractions for {keys} keys")
    if keys in _EQUAL_SHARES:
        return (_EQUAL_SHARES[keys],) * keys
    tens = MAX_KEYS - keys
    return ("10",) * tens + ("5",) * (keys - tens)


def choice_fractions(question: Question) -> tuple[str, ...]:
    """Per cent of every choice in order; empty when Moodle cannot weigh that many keys."""
    keys = sum(choice.correct for choice in question.choices)
    if question.type is not QuestionType.MULTIPLE:
        return tuple("100" if choice.correct else "0" for choice in question.choices)
    if keys > MAX_KEYS:
        return ()
    shares = iter(key_weights(keys))
    return tuple(next(shares) if choice.correct else WRONG_CHOICE for choice in question.choices)


def weight_losses(question: Question) -> Iterator[Loss]:
    """Lines for a question whose keys Moodle cannot weigh, or not equally."""
    if question.type is not QuestionType.MULTIPLE:
        return
    fractions = choice_fractions(question)
    if not fractions:
        yield loss(
            question,
            f"正确选项超过 {MAX_KEYS} 个，Moodle 无法计分，题目未导出",
            f"more than {MAX_KEYS} keys cannot be weighed: question left out",
        )
    elif len({Decimal(each) for each in fractions if each != WRONG_CHOICE}) > 1:
        yield loss(
            question, "正确选项的权重不相等（10% 与 5%）", "keys weigh unequally (10% and 5%)"
        )


def tags_of(question: Question) -> tuple[str, ...]:
    """The tags Moodle gets: the author's, the difficulty and the objective."""
    wanted = (*question.tags, question.difficulty, question.objective)
    cleaned = (_NOT_IN_A_TAG.sub("", writable(tag)).strip()[:_TAG_LENGTH] for tag in wanted)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def tag_losses(question: Question) -> Iterator[Loss]:
    """Lines for tags that Moodle does not take as they are."""
    for tag in question.tags:
        if tag not in tags_of(question):
            yield loss(question, f"标签“{tag}”含有 Moodle 不收的字符", f"tag {tag!r} was changed")


def seconds_losses(question: Question) -> Iterator[Loss]:
    """A line for a question with a time of its own, which Moodle sets per test only."""
    if question.seconds != 60:
        yield loss(question, f"用时 {question.seconds} 秒未带出", "seconds left out")


def literal_answer(answer: str) -> str:
    """An accepted wording in which ``*`` is a character, not Moodle's wildcard."""
    return writable(answer).replace("*", r"\*")
