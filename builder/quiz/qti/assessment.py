"""A bank as a test: one part, one section, and a section of its own for every 情景."""

from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.pictures import ascii_id
from builder.quiz.qti.item import entries, identifier
from builder.quiz.qti.processing import SCORE, set_outcome
from builder.quiz.qti.tree import Node, node
from builder.quiz.text import writable

ITEMS = "items"
"""Folder of the items, beside the test."""


def test_identifier(bank: QuizBank) -> str:
    """The test's own; one underscore keeps it, and those of sections, apart from every item's."""
    return f"test_{ascii_id(bank.id)}"


def item_path(question: Question) -> str:
    """Where the item lies in the package."""
    return f"{ITEMS}/{identifier(question)}.xml"


def assessment(bank: QuizBank) -> Node:
    """The test; its score is the sum of all items' scores."""
    section = node(
        "assessmentSection",
        *(_member(question) for question in bank.questions),
        identifier="section_",
        title=writable(bank.title),
        visible="true",
    )
    part = node(
        "testPart",
        node("itemSessionControl", showFeedback="true"),
        section,
        identifier="part_",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    total = node("sum", node("testVariables", variableIdentifier=SCORE))
    return node(
        "assessmentTest",
        node("outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float"),
        part,
        node("outcomeProcessing", set_outcome(SCORE, total)),
        identifier=test_identifier(bank),
        title=writable(bank.title),
    )


def _member(question: Question) -> Node:
    references = [
        node(
            "assessmentItemRef",
            identifier=identifier(each.question),
            href=item_path(each.question),
        )
        for each in entries(question)
    ]
    if question.type is not QuestionType.SCENARIO:
        return references[0]
    return node(
        "assessmentSection",
        *references,
        identifier=f"section_{ascii_id(question.id)}",
        title=writable(question.name),
        visible="true",
        keepTogether="true",
    )
