"""The questions of a course on paper, and their key on a page of its own."""

from collections.abc import Sequence

from builder.handout.paper import Paper
from builder.model.quiz import Question


def write_questions(paper: Paper, questions: Sequence[Question]) -> None:
    """Stems and choices, numbered as in the deck; nothing tells the answer."""
    paper.heading("自测题", 1)
    for number, question in enumerate(questions, 1):
        stem = "\n".join(part.plain for part in question.stem)
        paper.label(f"{number}．（{question.type.value}）{stem}")
        choices = [
            f"{_letter(place)}．{choice.text.plain}"
            for place, choice in enumerate(question.choices)
        ]
        if choices:
            paper.together("\n".join(choices))


def write_key(paper: Paper, questions: Sequence[Question]) -> None:
    """Answers and explanations, from the top of a page."""
    paper.heading("自测题答案", 1, new_page=True)
    rows = [
        (str(number), _answer(question), question.explanation.plain)
        for number, question in enumerate(questions, 1)
    ]
    paper.table(("题号", "答案", "解析"), rows)


def _answer(question: Question) -> str:
    if question.blanks:
        return "；".join(" / ".join(blank.answers) for blank in question.blanks)
    return "、".join(
        _letter(place) for place, choice in enumerate(question.choices) if choice.correct
    )


def _letter(place: int) -> str:
    return chr(ord("A") + place)
