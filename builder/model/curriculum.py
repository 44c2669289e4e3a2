"""What the library is expected to hold: the ids of a curriculum."""

from dataclasses import dataclass, field
from enum import StrEnum

from builder.model.span import Span


class Subject(StrEnum):
    """What an id of the curriculum stands for; the key it is listed under."""

    TOPIC = "topics"
    CASE = "cases"
    SCRIPT = "scripts"
    METRIC = "metrics"
    DRILL = "drills"
    TERM = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One id that something in the library must cover."""

    subject: Subject
    id: str
    span: Span = field(default=Span(""), compare=False)
    """Where the curriculum asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A requirement and what covers it."""

    requirement: Requirement
    place: Span | None
    """None where nothing does."""
