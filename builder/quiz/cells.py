"""What the cells of a question say, in tables with one question a row."""

from builder.model.answer_key import key_letters, letter_of, shown_rights, shown_sequence
from builder.model.column_map import VERDICTS
from builder.model.quiz import FormField, Question, QuestionType
from builder.quiz.text import plain_stem, plain_text

BLANKS_SEPARATOR = "；"
WORDINGS_SEPARATOR = "|"


def question_of(question: Question) -> str:
    """The stem; a 匹配's left column and a 情景's parts are in it, for they have no columns."""
    lines = [plain_stem(question)]
    lines += [
        f"{number}．{plain_text(pair.left)}"
        for number, pair in enumerate(question.matching.pairs, 1)
    ]
    return "\n".join(lines)


def answer_of(
    question: Question, *, key_separator: str = "", verdicts: tuple[str, str] = VERDICTS
) -> str:
    """The key in one cell.

    ``AC`` for choices, 正确 or 错误 for 判断, wordings ``甲|乙；丙`` for blanks, ``CADB`` for an order,
    ``1C；2A`` for pairs, ``优先级：高；部门：售后、仓库`` for a form, the reference of a 简答.
    """
    match question.type:
        case QuestionType.BLANKS:
            return BLANKS_SEPARATOR.join(
                WORDINGS_SEPARATOR.join(blank.answers) for blank in question.blanks
            )
        case QuestionType.TRUE_FALSE:
            return verdicts[0] if question.choices[0].correct else verdicts[1]
        case QuestionType.MATCHING:
            letters = enumerate(key_letters(question), 1)
            return BLANKS_SEPARATOR.join(f"{number}{letter}" for number, letter in letters)
        case QuestionType.SHORT_ANSWER:
            return plain_text(question.model_answer.reference)
        case QuestionType.WORK_ORDER:
            return BLANKS_SEPARATOR.join(_field_answer(each) for each in question.form)
        case QuestionType.SCENARIO:
            return ""
        case _:
            return key_separator.join(key_letters(question))


def _field_answer(field: FormField) -> str:
    separator = "、" if field.control.has_options else WORDINGS_SEPARATOR
    return f"{field.label}：{separator.join(field.answers)}"


def explanation_of(question: Question) -> str:
    """The explanation, then the feedback on each choice, for which there is no column."""
    lines = [plain_text(question.explanation)] if question.explanation else []
    for index, choice in enumerate(question.choices):
        if choice.feedback:
            is_verdict = question.type is QuestionType.TRUE_FALSE
            label = plain_text(choice.text) if is_verdict else letter_of(index)
            lines.append(f"{label}：{plain_text(choice.feedback)}")
    return "\n".join(lines)


def choices_of(question: Question, *, with_verdicts: bool = False) -> tuple[str, ...]:
    """What can be picked: items and right sides in the order everybody is shown, a form's fields one a cell.

    Of a 判断 nothing, unless ``with_verdicts``: most platforms make its two choices themselves.
    """
    if question.type is QuestionType.TRUE_FALSE and not with_verdicts:
        return ()
    if question.sequence:
        return tuple(map(plain_text, shown_sequence(question)))
    if question.matching.pairs:
        return tuple(map(plain_text, shown_rights(question)))
    if question.form:
        return tuple(
            f"{each.label}（{each.control.value}）"
            + (f"：{'／'.join(each.options)}" if each.options else "")
            for each in question.form
        )
    return tuple(plain_text(choice.text) for choice in question.choices)


def choice_of(question: Question, place: int, *, with_verdicts: bool = False) -> str:
    """The choice at a place counted from 0, empty where the question has none."""
    choices = choices_of(question, with_verdicts=with_verdicts)
    return choices[place] if place < len(choices) else ""
