"""简答: a reference answer and the points that a person marks by."""

from builder.lint.diagnostic import Report
from builder.markdown.quiz.parts import Parts
from builder.model.inline import join
from builder.model.quiz import ModelAnswer
from builder.model.span import Span


def read_model_answer(parts: Parts, span: Span, report: Report) -> ModelAnswer | None:
    """Reference and points; None without a reference. ``答案：`` is understood as well."""
    written = [*parts.reference, *([parts.answer] if parts.answer else [])]
    reference = join(written, "\n")
    if not reference.plain.strip():
        report.error(
            "QUZ031",
            span,
            "简答题没有参考答案",
            "在题干下空一行，写“参考答案：……”，改卷的人要有依据",
            "a short answer without a reference answer",
        )
        return None
    return ModelAnswer(reference=reference, points=tuple(parts.points))
