"""Responses of an item: how they are declared, and what their parts are called.

Choices are called as our own answer keys call them: A, B, C … in the order in which they are shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.quiz.qti.tree import Node, node
from builder.quiz.text import writable

RESPONSE = "RESPONSE"
FEEDBACK = "FEEDBACK"
"""Outcome that names the choices whose feedback is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a type puts into an item."""

    declarations: tuple[Node, ...]
    stem: tuple[Node, ...]
    """Paragraphs; the gaps of a 填空 stand in them."""
    controls: tuple[Node, ...] = ()
    """What is answered in, below stem and picture."""
    rules: tuple[Node, ...] = ()
    """Those that give the score; none where a person does."""
    interactions: tuple[str, ...]
    """Kinds of interactions in the body, each once, for the catalogue."""


def response(place: int) -> str:
    """The name of a response among several, counted from 1."""
    return f"{RESPONSE}_{place}"


def declaration(
    identifier: str,
    cardinality: str,
    base_type: str,
    keys: Iterable[str] = (),
    weights: Node | None = None,
) -> Node:
    """A response, its right values and their weights."""
    values = [node("value", each) for each in keys]
    correct = (node("correctResponse", *values),) if values else ()
    return node(
        "responseDeclaration",
        *correct,
        *(() if weights is None else (weights,)),
        identifier=identifier,
        cardinality=cardinality,
        baseType=base_type,
    )


def weights_of_keys(weights: Mapping[str, int]) -> Node:
    """What each value counts; together they never count less than nothing."""
    entries = [node("mapEntry", mapKey=key, mappedValue=str(each)) for key, each in weights.items()]
    return node("mapping", *entries, defaultValue="0", lowerBound="0")


def weights_of_several(identifiers: Iterable[str], keys: frozenset[str]) -> Node:
    """A right choice counts one; a wrong one takes away whatever the right ones gave."""
    return weights_of_keys({each: 1 if each in keys else -len(keys) for each in identifiers})


def typed(identifier: str, answers: Iterable[str]) -> Node:
    """A response of characters, of which several wordings may be right, in capitals or not."""
    wordings = tuple(dict.fromkeys(writable(each) for each in answers))
    entries = [
        node("mapEntry", mapKey=each, mappedValue="1", caseSensitive="false") for each in wordings
    ]
    weights = node("mapping", *entries, defaultValue="0", lowerBound="0", upperBound="1")
    return declaration(identifier, "single", "string", wordings[:1], weights)
