"""A question on the site: complete without JavaScript, which may make it interactive.

Widgets find everything in the markup: ``data-type``, ``data-version`` (changes with the content, so
that a saved answer to an older wording is not shown), ``data-correct`` on choices.
"""

from hashlib import sha256
from itertools import count
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import add_runs, append, element, rich
from builder.markdown.quiz.gaps import GAP
from builder.model.inline import RichText
from builder.model.quiz import Choice, Question, QuestionType

_TYPE_NAMES = {
    QuestionType.SINGLE: "single",
    QuestionType.MULTIPLE: "multiple",
    QuestionType.TRUE_FALSE: "true-false",
    QuestionType.BLANKS: "blanks",
}


def question_html(question: Question, context: HtmlContext | None = None) -> Element:
    """``section.cw-question`` with the stem, the choices, and the answers in ``details``.

    The heading above it carries the id as its anchor; the section repeats it as ``data-id``.
    """
    around = context or HtmlContext()
    section = element(
        "section",
        "cw-question",
        _head(question),
        _stem(question, around),
        _choices(question, around) if question.choices else None,
        _answers(question, around),
    )
    section.set("data-id", question.id)
    section.set("data-type", _TYPE_NAMES[question.type])
    section.set("data-version", content_version(question))
    return section


def content_version(question: Question) -> str:
    """Eight hexadecimal digits that change when the stem, a choice or the key changes."""
    parts = [question.type.value, *(paragraph.plain for paragraph in question.stem)]
    parts += [f"{choice.correct}{choice.text.plain}" for choice in question.choices]
    parts += ["|".join(blank.answers) for blank in question.blanks]
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:8]


def _head(question: Question) -> Element:
    facts = (("type", question.type.value), ("difficulty", question.difficulty))
    labels = [element("span", f"cw-question__{name}", value) for name, value in facts if value]
    points = element("span", "cw-question__points", f"{question.points:g} 分")
    return _spaced(element("p", "cw-question__head"), [*labels, points])


def _spaced(parent: Element, children: list[Element]) -> Element:
    for number, child in enumerate(children):
        append(parent, " " if number else None)
        append(parent, child)
    return parent


def _stem(question: Question, context: HtmlContext) -> Element:
    stem = element("div", "cw-question__stem")
    gaps = count(1)
    for paragraph in question.stem:
        line = element("p")
        for run in paragraph.runs:
            if question.type is QuestionType.BLANKS and run == GAP:
                line.append(_gap(next(gaps)))
            else:
                add_runs(line, [run], context)
        stem.append(line)
    return stem


def _gap(number: int) -> Element:
    gap = element("span", "cw-question__gap", f"（{number}）______", role="img")
    gap.set("aria-label", f"第 {number} 空")
    return gap


def _choices(question: Question, context: HtmlContext) -> Element:
    choices = element("ol", "cw-question__choices", type="A")
    for letter, choice in _lettered(question):
        line = rich("li", "", choice.text, context)
        line.set("data-letter", letter)
        line.set("data-correct", "true" if choice.correct else "false")
        choices.append(line)
    return choices


def _answers(question: Question, context: HtmlContext) -> Element:
    return element(
        "details",
        "cw-question__answers",
        element("summary", "", "查看答案与解析"),
        _key(question, context),
        _feedback(question, context),
        _labelled("p", "cw-question__explanation", "解析", question.explanation, context),
    )


def _key(question: Question, context: HtmlContext) -> Element:
    key = element("p", "cw-question__key", element("strong", "", "答案："))
    if question.type is QuestionType.BLANKS:
        numbered = len(question.blanks) > 1
        answers = (
            (f"（{number}）" if numbered else "") + " / ".join(blank.answers)
            for number, blank in enumerate(question.blanks, start=1)
        )
        append(key, "；".join(answers))
        return key
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
        line = _labelled("li", "", label, choice.feedback, context)
        if line is not None:
            line.set("data-letter", letter)
            feedback.append(line)
    return feedback if len(feedback) else None


def _labelled(
    tag: str, class_name: str, label: str, content: RichText, context: HtmlContext
) -> Element | None:
    """``label：content``, or None where there is no content."""
    if not content:
        return None
    line = element(tag, class_name, element("strong", "", f"{label}："))
    add_runs(line, content.runs, context)
    return line


def _lettered(question: Question) -> list[tuple[str, Choice]]:
    return [(chr(ord("A") + number), choice) for number, choice in enumerate(question.choices)]
