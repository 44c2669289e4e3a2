"""What a question is worth on a paper, whatever its bank says."""

from dataclasses import replace

from builder.model.quiz import Question


def worth(question: Question, points: float) -> Question:
    """The question with these points; a scenario's are shared out among its parts.

    ``points`` is a multiple of 0.5. The parts keep their proportions as far as whole points allow (halves, quarters …
    where there are too few), and their sum is exact: every share is a multiple of a power of two.
    """
    if not question.children:
        return replace(question, points=points)
    shares = _shares(tuple(each.points for each in question.children), points)
    children = tuple(
        replace(child, points=share) for child, share in zip(question.children, shares, strict=True)
    )
    return replace(question, children=children, points=points)


def _shares(weights: tuple[float, ...], points: float) -> list[float]:
    """Largest remainders; a part that would get nothing takes a unit from the lightest of the best-off."""
    unit = 1.0 if points % 1 == 0 else 0.5
    while points / unit < len(weights):
        unit /= 2
    units = int(points / unit)
    ideal = [units * weight / sum(weights) for weight in weights]
    shares = [int(each) for each in ideal]
    parts = range(len(weights))
    by_remainder = sorted(parts, key=lambda each: (shares[each] - ideal[each], each))
    for each in by_remainder[: units - sum(shares)]:
        shares[each] += 1
    while 0 in shares:
        giver = max(parts, key=lambda each: (shares[each], -weights[each]))
        shares[giver] -= 1
        shares[shares.index(0)] += 1
    return [share * unit for share in shares]
