"""Response processing: what an answer earns, and what is said to it.

Marks are counted as whole parts first and shared out last, as ``points × right parts / parts``: a
sum of rounded shares would miss the full mark. A response that was never given is asked for first,
because players differ in what a mapping makes of it.
"""

from builder.quiz.qti.tree import Node, node

SCORE = "SCORE"


def number(value: float) -> str:
    """Without an end that says nothing: ``2``, ``2.5``."""
    return f"{value:.12g}"


def base_value(base_type: str, value: str) -> Node:
    """A constant."""
    return node("baseValue", value, baseType=base_type)


def variable(identifier: str) -> Node:
    """The value of a response or an outcome."""
    return node("variable", identifier=identifier)


def set_outcome(identifier: str, expression: Node) -> Node:
    """The rule that gives an outcome its value."""
    return node("setOutcomeValue", expression, identifier=identifier)


def when(test: Node, *rules: Node) -> Node:
    """Rules for the case that ``test`` holds."""
    return node("responseCondition", node("responseIf", test, *rules))


def if_answered(response: str, *rules: Node) -> Node:
    """Rules for the case that there is a response."""
    return when(node("not", node("isNull", variable(response))), *rules)


def mapped(response: str) -> Node:
    """What the mapping of a response gives for it."""
    return node("mapResponse", identifier=response)


def is_correct(response: str) -> Node:
    """Whether a response is the declared one."""
    return node("match", variable(response), node("correct", identifier=response))


def has_in_place(response: str, place: int, identifier: str) -> Node:
    """Whether an ordered response has ``identifier`` at ``place``, counted from 1."""
    return node(
        "match",
        node("index", variable(response), n=str(place)),
        base_value("identifier", identifier),
    )


def equals_one_of(response: str, numbers: tuple[str, ...]) -> Node:
    """Whether a number is one of these, however it is written."""
    tests = [
        node("equal", variable(response), base_value("float", each), toleranceMode="exact")
        for each in numbers
    ]
    return tests[0] if len(tests) == 1 else node("or", *tests)


def earn(right: Node) -> Node:
    """The rule that adds right parts to the score."""
    return set_outcome(SCORE, node("sum", variable(SCORE), right))


def divided(value: Node, parts: int) -> Node:
    """``value`` shared among ``parts``."""
    return node("divide", value, base_value("float", str(parts)))


def share_out(points: float, parts: int) -> Node:
    """The rule that makes points of the parts counted so far."""
    earned = node("product", variable(SCORE), base_value("float", number(points)))
    return set_outcome(SCORE, divided(earned, parts))
