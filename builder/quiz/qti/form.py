"""A work order as one item with a control for every field."""

from collections.abc import Mapping

from builder.model.quiz import Control, FormField, Question
from builder.quiz.qti.content import paragraphs
from builder.quiz.qti.processing import (
    base_value,
    divided,
    earn,
    equals_one_of,
    if_answered,
    is_correct,
    mapped,
    share_out,
    when,
)
from builder.quiz.qti.responses import Asked, declaration, response, typed, weights_of_several
from builder.quiz.qti.tree import Node, node
from builder.quiz.text import writable

TYPED_TIMES: Mapping[Control, str] = {
    Control.DATE: "2026-01-31",
    Control.TIME: "08:05",
    Control.DATE_TIME: "2026-01-31 08:05",
}
"""Controls for which QTI has text boxes only, and what an answer in them looks like."""


def ask_form(question: Question) -> Asked:
    """Each field an equal share."""
    fields = [_ask_field(response(place), each) for place, each in enumerate(question.form, 1)]
    kinds = (kind for each in fields for kind in each.interactions)
    return Asked(
        declarations=tuple(made for each in fields for made in each.declarations),
        stem=paragraphs(question.stem),
        controls=tuple(made for each in fields for made in each.controls),
        rules=(
            *(rule for each in fields for rule in each.rules),
            share_out(question.points, len(fields)),
        ),
        interactions=tuple(dict.fromkeys(kinds)),
    )


def _ask_field(name: str, field: FormField) -> Asked:
    match field.control:
        case Control.SINGLE:
            return _ask_one(name, field)
        case Control.MULTIPLE:
            return _ask_several(name, field)
        case Control.NUMBER:
            return _ask_number(name, field)
        case _:
            return _ask_words(name, field)


def _options(field: FormField) -> dict[str, str]:
    """Options by their names; there may be more than letters."""
    return {f"O{place}": writable(each) for place, each in enumerate(field.options, 1)}


def _keys(field: FormField) -> list[str]:
    return [f"O{place}" for place, each in enumerate(field.options, 1) if each in field.answers]


def _line(field: FormField, control: Node) -> Node:
    return node("p", f"{writable(field.label)}：", control)


def _ask_one(name: str, field: FormField) -> Asked:
    options = (node("inlineChoice", each, identifier=key) for key, each in _options(field).items())
    control = node("inlineChoiceInteraction", *options, responseIdentifier=name, shuffle="false")
    return Asked(
        declarations=(declaration(name, "single", "identifier", _keys(field)),),
        stem=(),
        controls=(_line(field, control),),
        rules=(when(is_correct(name), earn(base_value("float", "1"))),),
        interactions=("inlineChoiceInteraction",),
    )


def _ask_several(name: str, field: FormField) -> Asked:
    options = _options(field)
    keys = _keys(field)
    choices = (node("simpleChoice", each, identifier=key) for key, each in options.items())
    control = node(
        "choiceInteraction",
        node("prompt", f"{writable(field.label)}："),
        *choices,
        responseIdentifier=name,
        shuffle="false",
        maxChoices="0",
    )
    weights = weights_of_several(options, frozenset(keys))
    return Asked(
        declarations=(declaration(name, "multiple", "identifier", keys, weights),),
        stem=(),
        controls=(control,),
        rules=(if_answered(name, earn(divided(mapped(name), len(keys)))),),
        interactions=("choiceInteraction",),
    )


def _ask_number(name: str, field: FormField) -> Asked:
    """``1.50`` is right where the key says ``1.5``."""
    control = node("textEntryInteraction", responseIdentifier=name)
    return Asked(
        declarations=(declaration(name, "single", "float", field.answers[:1]),),
        stem=(),
        controls=(_line(field, control),),
        rules=(when(equals_one_of(name, field.answers), earn(base_value("float", "1"))),),
        interactions=("textEntryInteraction",),
    )


def _ask_words(name: str, field: FormField) -> Asked:
    looks = TYPED_TIMES.get(field.control)
    control = node(
        "textEntryInteraction",
        responseIdentifier=name,
        **({"placeholderText": looks} if looks else {}),
    )
    return Asked(
        declarations=(typed(name, field.answers),),
        stem=(),
        controls=(_line(field, control),),
        rules=(if_answered(name, earn(mapped(name))),),
        interactions=("textEntryInteraction",),
    )
