"""What every quiz format is, and how it says what it could not carry over."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from builder.model.quiz import QuestionType, QuizBank
from builder.model.span import Span


class Fidelity(StrEnum):
    """How much of a question type a format can say."""

    EXACT = "exact"
    DEGRADED = "degraded"
    """Asked and marked, but in another form; every question concerned has a line in the report."""
    UNSUPPORTED = "unsupported"
    """Left out; every question concerned has a line in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One thing that a format could not say about one question."""

    question_id: str
    message: str
    """One sentence in Chinese."""
    english: str
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """Everything that an export left out or said differently; empty when it was exact."""

    format_name: str
    losses: tuple[Loss, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.losses)


class Format(ABC):
    """A file format for question banks: one module below ``builder/quiz`` with one ``format``."""

    name: ClassVar[str]
    """As typed on the command line."""
    suffix: ClassVar[str]
    """Of the file, with its dot; unique among formats because all are written side by side."""
    description: ClassVar[str]
    """One Chinese sentence: which platforms read it."""
    fidelity: ClassVar[Mapping[QuestionType, Fidelity]]

    @abstractmethod
    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """The file's content, the same bytes for the same bank, and what it does not say."""
