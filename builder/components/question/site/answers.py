"""The key, the feedback and the explanation of a question, behind a disclosure."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import add_runs, append, element, rich
from builder.model.answer_key import key_letters, key_lines, letter_of
from builder.model.inline import RichText, text
from builder.model.quiz import Choice, Question, QuestionType


def answers_element(question: Question, context: HtmlContext) -> Element:
    """``details`` that open with a click or a key."""
    made = element("details", "cw-question__answers", element("summary", "", "查看答案与解析"))
    for key in _key(question, context):
        append(made, key)
    append(made, _feedback(question, context))
    explanation = question.explanation
    append(made, labelled("p", "cw-question__explanation", "解析", explanation, context))
    return made


def labelled(
    tag: str, class_name: str, label: str, content: RichText, context: HtmlContext
) -> Element | None:
    """``label：content``, or None where there is no content."""
    if not content:
        return None
    line = element(tag, class_name, element("strong", "", f"{label}："))
    add_runs(line, content.runs, context)
    return line


def _key(question: Question, context: HtmlContext) -> Iterator[Element | None]:
    match question.type:
        case QuestionType.BLANKS:
            yield _one_line(text(_blanks(question)), context)
        case QuestionType.ORDERING:
            yield _one_line(text(" → ".join(key_letters(question))), context)
            yield _list("ol", question.sequence, context)
        case QuestionType.MATCHING:
            pairs = zip(key_letters(question), question.matching.pairs, strict=True)
            lines = [_joined(pair.left, f" — {letter} ", pair.right) for letter, pair in pairs]
            yield _several_lines(lines, context)
        case QuestionType.SHORT_ANSWER:
            answer = question.model_answer
            yield labelled("p", "cw-question__key", "参考答案", answer.reference, context)
            if answer.points:
                heading = element("p", "cw-question__heading", element("strong", "", "评分要点："))
                yield heading
                points = _list("ol", answer.points, context)
                points.set("class", "cw-question__lines cw-question__marking")
                yield points
        case QuestionType.WORK_ORDER:
            yield _several_lines([text(line) for line in key_lines(question)], context)
        case _:
            yield _choices(question, context)


def _one_line(content: RichText, context: HtmlContext) -> Element:
    key = element("p", "cw-question__key", element("strong", "", "答案："))
    add_runs(key, content.runs, context)
    return key


def _several_lines(lines: list[RichText], context: HtmlContext) -> Element:
    heading = element("strong", "", "答案：")
    return element("div", "cw-question__key", heading, _list("ul", lines, context))


def _list(tag: str, lines: tuple[RichText, ...] | list[RichText], context: HtmlContext) -> Element:
    made = element(tag, "cw-question__lines")
    for line in lines:
        made.append(rich("li", "", line, context))
    return made


def _joined(left: RichText, between: str, right: RichText) -> RichText:
    return RichText(runs=(*left.runs, *text(between).runs, *right.runs))


def _blanks(question: Question) -> str:
    numbered = len(question.blanks) > 1
    return "；".join(
        (f"（{number}）" if numbered else "") + " / ".join(blank.answers)
        for number, blank in enumerate(question.blanks, start=1)
    )


def _choices(question: Question, context: HtmlContext) -> Element:
    key = _one_line(RichText(), context)
    right = [(letter, choice) for letter, choice in _lettered(question) if choice.correct]
    for number, (letter, choice) in enumerate(right):
        append(key, "；" if number else None)
        append(key, None if question.type is QuestionType.TRUE_FALSE else f"{letter} ")
        add_runs(key, choice.text.runs, context)
    return key


def _feedback(question: Question, context: HtmlContext) -> Element | None:
    feedback = element("ul", "cw-question__feedback")
    for letter, choice in _lettered(question):
        label = choice.text.plain if question.type is QuestionType.TRUE_FALSE else letter
        line = labelled("li", "", label, choice.feedback, context)
        if line is not None:
            line.set("data-letter", letter)
            feedback.append(line)
    return feedback if len(feedback) else None


def _lettered(question: Question) -> list[tuple[str, Choice]]:
    return [(letter_of(number), choice) for number, choice in enumerate(question.choices)]
