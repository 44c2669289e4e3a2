"""Exams: the blueprint that a paper is drawn by, a paper that was drawn, and the record of one that was held."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from builder.model.quiz import Question, QuestionType, QuizBank
from builder.model.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A word that names something elsewhere, and where it is written."""

    word: str
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamRow:
    """So many questions of one kind, each worth the same."""

    type: QuestionType
    count: int
    points: float
    """Of each question, whatever its bank says; a multiple of 0.5."""
    difficulty: str = ""
    """Empty: any."""
    objectives: tuple[Named, ...] = ()
    """Ids, ``*`` standing for any characters; one has to fit. Empty: any."""
    tags: tuple[Named, ...] = ()
    """One of them has to be on the question. Empty: any."""
    span: Span = field(default=Span(""), compare=False)

    def takes(self, question: Question) -> bool:
        """Whether the question may stand in this row."""
        return (
            question.type is self.type
            and self.difficulty in ("", question.difficulty)
            and (not self.objectives or matches(self.objectives, question.tested))
            and (not self.tags or any(tag.word in question.tags for tag in self.tags))
        )


def matches(patterns: Iterable[Named], objectives: Iterable[str]) -> bool:
    """Whether one of the patterns fits one of the objectives."""
    known = tuple(objectives)
    return any(fnmatchcase(each, pattern.word) for pattern in patterns for each in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """The blueprint of an exam: what every paper of it is made of."""

    id: str
    title: str
    course: Named
    """Id of the course that it closes."""
    minutes: int
    total: float
    """Points of a whole paper, as declared; the rows have to add up to it."""
    pass_mark: float
    banks: tuple[Named, ...] = ()
    """Banks that it asks from; empty: whatever the course teaches."""
    avoid: int = 0
    """So many of the latest papers keep their questions to themselves."""
    per_objective: int = 0
    """At most so many questions test one objective; 0: no limit."""
    rows: tuple[ExamRow, ...] = ()
    span: Span = field(default=Span(""), compare=False)

    @property
    def count(self) -> int:
        """Questions of a paper."""
        return sum(row.count for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One set of questions that fulfils a blueprint, in the order of the paper."""

    exam: Exam
    seed: int
    questions: tuple[Question, ...]
    """With the points that they have on this paper."""
    is_recorded: bool = False
    """Whether it was read back from the record instead of drawn."""

    @property
    def id(self) -> str:
        """Names its files: ``efficient-service-final-7``."""
        return f"{self.exam.id}-{self.seed}"

    @property
    def bank(self) -> QuizBank:
        """The paper as a bank, which every format can export."""
        return QuizBank(
            id=self.id,
            title=f"{self.exam.title}（第 {self.seed} 套）",
            path=f"content/quizzes/{self.id}.md",
            questions=self.questions,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPart:
    """Questions that stood together on a paper, each worth the same."""

    points: float
    questions: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPaper:
    """A paper that was held: it stays as it was, whatever becomes of its blueprint."""

    exam: Named
    seed: int
    parts: tuple[RecordedPart, ...]
    span: Span = field(default=Span(""), compare=False)

    @property
    def question_ids(self) -> frozenset[str]:
        """What stood on it."""
        return frozenset(each.word for part in self.parts for each in part.questions)
