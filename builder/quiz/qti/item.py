"""A question as an item of QTI."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.inline import text
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.pictures import ascii_id
from builder.quiz.qti.content import inline, paragraphs, picture
from builder.quiz.qti.processing import SCORE, base_value, number, set_outcome, variable
from builder.quiz.qti.responses import FEEDBACK, RESPONSE, Asked
from builder.quiz.qti.tree import Node, node
from builder.quiz.text import writable

EXPLANATION = "EXPLANATION"
"""Outcome that shows the explanation once an answer was given."""
_SHOWN = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question that is answered, and the 情景 that it is a part of."""

    question: Question
    scene: Question | None = None
    is_last: bool = False
    """Whether the scene is over with it: its explanation follows then."""

    @property
    def has_choice_feedback(self) -> bool:
        return any(choice.feedback for choice in self.question.choices)

    @property
    def explanation(self) -> tuple[Node, ...]:
        """What is said once an answer was given: model answer, explanation, that of the scene."""
        said = [self.question.explanation]
        if self.scene and self.is_last:
            said.append(self.scene.explanation)
        return (*_model_answer(self.question), *paragraphs(each for each in said if each))


def entries(question: Question) -> Iterator[Entry]:
    """The question itself, or the parts of a 情景."""
    if question.type is not QuestionType.SCENARIO:
        yield Entry(question=question)
    for place, part in enumerate(question.children, 1):
        yield Entry(question=part, scene=question, is_last=place == len(question.children))


def identifier(question: Question) -> str:
    """A name of ASCII letters, digits and hyphens, different for every id.

    Names of XML begin with no digit. One underscore more cannot meet another id, whose escaped
    characters have two each.
    """
    name = ascii_id(question.id)
    return name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"


def item(entry: Entry, asked: Asked, bank: QuizBank) -> Node:
    """The whole item. A part repeats its scene, because players show one item at a time."""
    question = entry.question
    return node(
        "assessmentItem",
        *asked.declarations,
        *_outcomes(entry),
        node(
            "itemBody",
            *_scene(entry.scene, bank),
            *asked.stem,
            *picture(question, bank.picture_of(question)),
            *asked.controls,
            *_for_the_marker(question),
            *_said_afterwards(entry),
        ),
        node("responseProcessing", *asked.rules, *_feedback_rules(entry)),
        identifier=identifier(question),
        title=writable(question.name),
        adaptive="false",
        timeDependent="false",
        **{"xml:lang": "zh-CN"},
    )


def _outcomes(entry: Entry) -> Iterator[Node]:
    question = entry.question
    points = number(question.points)
    by_a_person = question.type is QuestionType.SHORT_ANSWER
    yield _outcome(
        SCORE,
        "single",
        "float",
        "0",
        normalMaximum=points,
        **({"externalScored": "human"} if by_a_person else {}),
    )
    yield _outcome("MAXSCORE", "single", "float", points)
    if entry.has_choice_feedback:
        is_multiple = question.type is QuestionType.MULTIPLE
        yield _outcome(FEEDBACK, "multiple" if is_multiple else "single", "identifier")
    if entry.explanation:
        yield _outcome(EXPLANATION, "single", "identifier")


def _outcome(name: str, cardinality: str, base_type: str, value: str = "", **more: str) -> Node:
    default = (node("defaultValue", node("value", value)),) if value else ()
    return node(
        "outcomeDeclaration",
        *default,
        identifier=name,
        cardinality=cardinality,
        baseType=base_type,
        **more,
    )


def _scene(scene: Question | None, bank: QuizBank) -> Iterator[Node]:
    if scene:
        yield node(
            "div",
            *paragraphs(scene.stem),
            *picture(scene, bank.picture_of(scene)),
            class_="scene",
        )


def _for_the_marker(question: Question) -> Iterator[Node]:
    if question.type is QuestionType.SHORT_ANSWER:
        content = node("contentBody", *_model_answer(question))
        yield node("rubricBlock", content, view="scorer", use="scoring")


def _model_answer(question: Question) -> Iterator[Node]:
    """Reference and marking points of a 简答."""
    answer = question.model_answer
    if answer.reference:
        yield node("p", "参考答案：", *inline(answer.reference))
    if answer.points:
        yield from paragraphs([text("评分要点：")])
        yield node("ol", *(node("li", *inline(each)) for each in answer.points))


def _said_afterwards(entry: Entry) -> Iterator[Node]:
    if said := entry.explanation:
        yield node(
            "feedbackBlock",
            node("contentBody", *said),
            outcomeIdentifier=EXPLANATION,
            identifier=_SHOWN,
            showHide="show",
        )


def _feedback_rules(entry: Entry) -> Iterator[Node]:
    """Feedback that is only declared is never seen: each attempt names what is shown."""
    if entry.has_choice_feedback:
        yield set_outcome(FEEDBACK, variable(RESPONSE))
    if entry.explanation:
        yield set_outcome(EXPLANATION, base_value("identifier", _SHOWN))
