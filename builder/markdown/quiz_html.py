"""A question on the site: complete without JavaScript, which may make it interactive.

Widgets find everything in the markup: ``data-type``, ``data-version`` (changes with the content, so
that a saved answer to an older wording is not shown), ``data-correct`` on choices.
"""

from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement

from builder.model.inline import RichText, Run
from builder.model.quiz import Choice, Question, QuestionType

_TYPE_NAMES = {
    QuestionType.SINGLE: "single",
    QuestionType.MULTIPLE: "multiple",
    QuestionType.TRUE_FALSE: "true-false",
    QuestionType.BLANKS: "blanks",
}


def question_html(question: Question) -> Element:
    """``section.cw-question`` with the stem, the choices and the answers in ``details``."""
    section = Element(
        "section",
        {
            "class": "cw-question",
            "id": question.id,
            "data-type": _TYPE_NAMES[question.type],
            "data-version": content_version(question),
        },
    )
    head = SubElement(section, "p", {"class": "cw-question__head"})
    _span(head, "type", question.type.value)
    _span(head, "name", question.name)
    if question.difficulty:
        _span(head, "difficulty", question.difficulty)
    _span(head, "points", f"{question.points:g} 分")
    _append_stem(section, question)
    if question.choices:
        _append_choices(section, question)
    _append_answers(section, question)
    return section


def content_version(question: Question) -> str:
    """Eight hexadecimal digits that change when the stem, a choice or the key changes."""
    parts = [question.type.value, *(paragraph.plain for paragraph in question.stem)]
    parts += [f"{choice.correct}{choice.text.plain}" for choice in question.choices]
    parts += ["|".join(blank.answers) for blank in question.blanks]
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:8]


def _append_stem(section: Element, question: Question) -> None:
    stem = SubElement(section, "div", {"class": "cw-question__stem"})
    number = 0
    for paragraph in question.stem:
        element = SubElement(stem, "p")
        for run in paragraph.runs:
            if question.type is QuestionType.BLANKS and run.text == "____":
                number += 1
                label = f"第 {number} 空"
                gap = SubElement(element, "span", {"class": "cw-question__gap", "role": "img"})
                gap.set("aria-label", label)
                gap.text = f"（{number}）______"
            else:
                _append_run(element, run)


def _append_choices(section: Element, question: Question) -> None:
    choices = SubElement(section, "ol", {"class": "cw-question__choices", "type": "A"})
    for letter, choice in _lettered(question):
        element = SubElement(choices, "li", {"data-letter": letter})
        element.set("data-correct", "true" if choice.correct else "false")
        _append_text(element, choice.text)


def _append_answers(section: Element, question: Question) -> None:
    details = SubElement(section, "details", {"class": "cw-question__answers"})
    SubElement(details, "summary").text = "查看答案与解析"
    key = SubElement(details, "p", {"class": "cw-question__key"})
    SubElement(key, "strong").text = "答案："
    _append_key(key, question)
    if any(choice.feedback for choice in question.choices):
        feedback = SubElement(details, "ul", {"class": "cw-question__feedback"})
        for letter, choice in _lettered(question):
            if choice.feedback:
                element = SubElement(feedback, "li", {"data-letter": letter})
                SubElement(element, "strong").text = f"{_label(question, letter, choice)}："
                _append_text(element, choice.feedback)
    if question.explanation:
        explanation = SubElement(details, "p", {"class": "cw-question__explanation"})
        SubElement(explanation, "strong").text = "解析："
        _append_text(explanation, question.explanation)


def _append_key(key: Element, question: Question) -> None:
    if question.type is QuestionType.BLANKS:
        single = len(question.blanks) == 1
        answers = (
            ("" if single else f"（{number}）") + " / ".join(blank.answers)
            for number, blank in enumerate(question.blanks, start=1)
        )
        SubElement(key, "span").text = "；".join(answers)
        return
    right = [(letter, choice) for letter, choice in _lettered(question) if choice.correct]
    for number, (letter, choice) in enumerate(right):
        element = SubElement(key, "span")
        if question.type is not QuestionType.TRUE_FALSE:
            SubElement(element, "b").text = f"{letter} "
        _append_text(element, choice.text)
        if number + 1 < len(right):
            element.tail = "；"


def _lettered(question: Question) -> list[tuple[str, Choice]]:
    return [(chr(ord("A") + number), choice) for number, choice in enumerate(question.choices)]


def _label(question: Question, letter: str, choice: Choice) -> str:
    return choice.text.plain if question.type is QuestionType.TRUE_FALSE else letter


def _span(parent: Element, part: str, characters: str) -> None:
    element = SubElement(parent, "span", {"class": f"cw-question__{part}"})
    element.text = characters
    element.tail = " "


def _append_text(parent: Element, rich: RichText) -> None:
    for run in rich.runs:
        _append_run(parent, run)


def _append_run(parent: Element, run: Run) -> None:
    if run.sample:
        SubElement(parent, "span", {"class": "cw-sample"}).text = "示例数据"
        return
    if not run.text:
        return
    inner = parent
    if run.link:
        inner = SubElement(inner, "a", {"href": run.link})
    for wanted, tag in ((run.bold, "strong"), (run.italic, "em"), (run.code, "code")):
        if wanted:
            inner = SubElement(inner, tag)
    lines = run.text.split("\n")
    _append_characters(inner, lines[0])
    for line in lines[1:]:
        SubElement(inner, "br").tail = line


def _append_characters(parent: Element, characters: str) -> None:
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + characters
    else:
        parent.text = (parent.text or "") + characters
