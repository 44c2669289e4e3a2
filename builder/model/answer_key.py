"""A question's key in words, and the order in which it shows what must not stand in the right one."""

from hashlib import sha256

from builder.model.inline import RichText
from builder.model.quiz import Question, QuestionType


def letter_of(place: int) -> str:
    """A, B, C … of the choice at ``place``, counted from 0, below 26."""
    return chr(ord("A") + place)


def shown_order(question: Question) -> tuple[int, ...]:
    """Places of a 排序's items, or of a 匹配's right column, in the order everybody is shown.

    Fixed by the question's id, so that deck, site and paper agree and an edited wording moves nothing.
    It is never the right order itself.
    """
    is_matching = question.type is QuestionType.MATCHING
    count = len(question.matching.rights) if is_matching else len(question.sequence)
    order = sorted(range(count), key=lambda place: _rank(question.id, place))
    if order == list(range(count)):
        order = [*order[1:], *order[:1]]
    return tuple(order)


def _rank(question_id: str, place: int) -> bytes:
    return sha256(f"{question_id}/{place}".encode("utf-8", "replace")).digest()


def shown_sequence(question: Question) -> tuple[RichText, ...]:
    """Items of a 排序 as they are shown."""
    return tuple(question.sequence[place] for place in shown_order(question))


def shown_rights(question: Question) -> tuple[RichText, ...]:
    """The right column of a 匹配 as it is shown."""
    rights = question.matching.rights
    return tuple(rights[place] for place in shown_order(question))


def key_letters(question: Question) -> tuple[str, ...]:
    """Letters of the right choices; of a 排序's items in their right order; of each pair's right side."""
    if question.choices:
        right = (place for place, choice in enumerate(question.choices) if choice.correct)
        return tuple(letter_of(place) for place in right)
    order = shown_order(question)
    count = len(question.matching.pairs) if question.matching.pairs else len(question.sequence)
    return tuple(letter_of(order.index(place)) for place in range(count))


def key_lines(question: Question) -> tuple[str, ...]:
    """The key for a person to read, a line for every part of it; nothing for a 情景."""
    match question.type:
        case QuestionType.SINGLE | QuestionType.MULTIPLE | QuestionType.TRUE_FALSE:
            return ("、".join(_right_choices(question)),)
        case QuestionType.BLANKS:
            return ("；".join(" / ".join(blank.answers) for blank in question.blanks),)
        case QuestionType.ORDERING:
            letters = key_letters(question)
            items = zip(letters, question.sequence, strict=True)
            return (" → ".join(letters), *(f"{letter} {item.plain}" for letter, item in items))
        case QuestionType.MATCHING:
            pairs = zip(key_letters(question), question.matching.pairs, strict=True)
            return tuple(
                f"{number} {pair.left.plain} — {letter} {pair.right.plain}"
                for number, (letter, pair) in enumerate(pairs, 1)
            )
        case QuestionType.SHORT_ANSWER:
            answer = question.model_answer
            points = (
                f"要点 {number}：{each.plain}" for number, each in enumerate(answer.points, 1)
            )
            return (answer.reference.plain, *points)
        case QuestionType.WORK_ORDER:
            return tuple(
                f"{each.label}：{('、' if each.control.has_options else ' / ').join(each.answers)}"
                for each in question.form
            )
        case QuestionType.SCENARIO:
            return ()


def _right_choices(question: Question) -> list[str]:
    return [
        f"{letter_of(place)} {choice.text.plain}"
        for place, choice in enumerate(question.choices)
        if choice.correct
    ]
