"""What a paper is made of, as a text and for machines."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from builder.exam.draw import MOST_PAPERS
from builder.model.exam import Exam, Paper
from builder.model.quiz import Question

NO_DIFFICULTY = "难度未写"


def objectives_of(paper: Paper) -> tuple[str, ...]:
    """The objectives that the paper tests, in its order, each once."""
    return tuple(dict.fromkeys(each for question in paper.questions for each in question.tested))


def as_record(paper: Paper) -> dict[str, Any]:
    """The paper for ``--json``."""
    return {
        "exam": paper.exam.id,
        "seed": paper.seed,
        "recorded": paper.is_recorded,
        "points": sum(each.points for each in paper.questions),
        "questions": [
            {
                "id": each.id,
                "type": str(each.type),
                "difficulty": each.difficulty,
                "points": each.points,
                "objectives": list(each.tested),
            }
            for each in paper.questions
        ],
        "objectives": list(objectives_of(paper)),
    }


def as_lines(paper: Paper) -> Iterator[str]:
    """The head of the paper, a line per kind of question, and the objectives."""
    exam = paper.exam
    total = sum(each.points for each in paper.questions)
    yield (
        f"{paper.bank.title}　{len(paper.questions)} 题　{total:g} 分　"
        f"{exam.minutes} 分钟　及格 {exam.pass_mark:g} 分"
    )
    for (kind, level, points), count in Counter(map(_kind, paper.questions)).items():
        yield f"  {kind}　{level}　{count} 题 × {points:g} 分 = {count * points:g} 分"
    objectives = objectives_of(paper)
    yield f"  学习目标 {len(objectives)} 个：{'、'.join(objectives)}"


def _kind(question: Question) -> tuple[str, str, float]:
    return str(question.type), question.difficulty or NO_DIFFICULTY, question.points


def list_line(exam: Exam, papers: int) -> str:
    """An exam's line in the list: what it is, and for how many papers its questions suffice."""
    more = "或更多" if papers == MOST_PAPERS else ""
    supply = f"题目够 {papers} 份{more}不重复的卷" if papers else "抽不出"
    return f"{exam.id}　{exam.title}　{exam.count} 题　{exam.total:g} 分　{exam.minutes} 分钟　{supply}"


def list_record(exam: Exam, papers: int) -> dict[str, Any]:
    """An exam's line for ``--json``."""
    return {
        "id": exam.id,
        "title": exam.title,
        "course": exam.course.word,
        "questions": exam.count,
        "points": exam.total,
        "minutes": exam.minutes,
        "pass": exam.pass_mark,
        "papers": papers,
    }
