"""A line for what a format has no place for."""

from collections.abc import Iterator

from builder.model.quiz import Question
from builder.quiz.base import Loss
from builder.quiz.text import loss

_ENGLISH = {
    "分值": "points",
    "用时": "seconds",
    "难度": "difficulty",
    "标签": "tags",
    "目标": "objective",
    "提示": "hints",
    "解析": "explanation",
    "选项反馈": "feedback on choices",
}


def unplaced_losses(question: Question, names: tuple[str, ...]) -> Iterator[Loss]:
    """One line for all of ``names`` that the question has, a default aside."""
    present = {
        "分值": question.points != 1 and not question.children,
        "用时": question.seconds != 60,
        "难度": bool(question.difficulty),
        "标签": bool(question.tags),
        "目标": bool(question.objective),
        "提示": bool(question.hints),
        "解析": bool(question.explanation),
        "选项反馈": any(choice.feedback for choice in question.choices),
    }
    left = [name for name in names if present[name]]
    if left:
        yield loss(
            question,
            f"{'、'.join(left)}没有对应的位置，未带出",
            f"left out: {', '.join(_ENGLISH[name] for name in left)}",
        )
