"""What a question is answered with on the site: native controls that work without a script."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element, json_value, rich
from builder.model.answer_key import key_letters, letter_of, shown_order, shown_rights
from builder.model.quiz import Control, FormField, Question, QuestionType

_INPUT_TYPES = {
    Control.TEXT: "text",
    Control.NUMBER: "number",
    Control.DATE: "date",
    Control.TIME: "time",
    Control.DATE_TIME: "datetime-local",
}


def controls(question: Question, context: HtmlContext) -> Iterator[Element]:
    """The form below the stem; gaps stand in the stem itself, and a scene asks nothing."""
    match question.type:
        case QuestionType.SINGLE | QuestionType.MULTIPLE | QuestionType.TRUE_FALSE:
            yield _choices(question, context)
        case QuestionType.ORDERING:
            yield _sequence(question, context)
        case QuestionType.MATCHING:
            yield _matching(question, context)
        case QuestionType.SHORT_ANSWER:
            room = element("textarea", "cw-question__room", rows="5")
            room.set("aria-label", "您的回答")
            yield room
        case QuestionType.WORK_ORDER:
            yield _form(question)
        case _:
            return


def accepted(answers: Iterable[str]) -> str:
    """Wordings or options as a JSON list: no separator could be told from a character of theirs."""
    return json_value(list(answers))


def _choices(question: Question, context: HtmlContext) -> Element:
    kind = "checkbox" if question.type is QuestionType.MULTIPLE else "radio"
    choices = element("ol", "cw-question__choices", type="A")
    for place, choice in enumerate(question.choices):
        letter = letter_of(place)
        box = element("input", "", type=kind, name=question.id, value=letter)
        label = element("label", "", box, rich("span", "", choice.text, context))
        line = element("li", "", label)
        line.set("data-letter", letter)
        line.set("data-correct", "true" if choice.correct else "false")
        choices.append(line)
    return choices


def _sequence(question: Question, context: HtmlContext) -> Element:
    """Items in the order everybody is shown, each with its place to pick."""
    places = [str(place) for place in range(1, len(question.sequence) + 1)]
    items = element("ol", "cw-question__sequence", type="A")
    for number, place in enumerate(shown_order(question)):
        item = question.sequence[place]
        picker = _picker(places, f"“{item.plain}”排第几", str(place + 1))
        line = element("li", "", picker, rich("span", "", item, context))
        line.set("data-letter", letter_of(number))
        items.append(line)
    return items


def _matching(question: Question, context: HtmlContext) -> Element:
    matching = question.matching
    rights = shown_rights(question)
    letters = [letter_of(place) for place in range(len(rights))]
    left = element("ol", "cw-question__left")
    for pair, key in zip(matching.pairs, key_letters(question), strict=True):
        picker = _picker(letters, f"“{pair.left.plain}”配哪一项", key)
        left.append(element("li", "", rich("span", "", pair.left, context), picker))
    right = element("ol", "cw-question__right", type="A")
    for letter, each in zip(letters, rights, strict=True):
        line = rich("li", "", each, context)
        line.set("data-letter", letter)
        right.append(line)
    columns = ((matching.left_heading, left), (matching.right_heading, right))
    made = element("div", "cw-question__matching")
    for heading, column in columns:
        head = rich("p", "cw-question__heading", heading, context) if heading else None
        made.append(element("div", "", head, column))
    return made


def _picker(options: list[str], name: str, key: str) -> Element:
    picker = element("select", "", element("option", "", "–", value=""))
    for each in options:
        picker.append(element("option", "", each, value=each))
    picker.set("aria-label", name)
    picker.set("data-key", key)
    return picker


def _form(question: Question) -> Element:
    form = element("div", "cw-question__form")
    for number, each in enumerate(question.form, 1):
        name = f"{question.id}-{number}"
        form.append(_options(each, name) if each.control.has_options else _input(each, name))
    return form


def _options(field: FormField, name: str) -> Element:
    kind = "checkbox" if field.control is Control.MULTIPLE else "radio"
    legend = element("legend", "", field.label)
    made = element("fieldset", "cw-question__field", legend)
    for option in field.options:
        box = element("input", "", type=kind, name=name, value=option)
        made.append(element("label", "", box, f" {option}"))
    made.set("data-keys", accepted(field.answers))
    return made


def _input(field: FormField, name: str) -> Element:
    box = element("input", "", type=_INPUT_TYPES[field.control], name=name)
    if field.control is Control.NUMBER:
        box.set("step", "any")
    caption = element("span", "cw-question__label", field.label)
    made = element("label", "cw-question__field", caption, box)
    made.set("data-keys", accepted(field.answers))
    return made
