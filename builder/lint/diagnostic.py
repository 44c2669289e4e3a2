"""What is wrong where, and what to do about it: values that are collected, never raised."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from builder.model.span import Span


class Severity(StrEnum):
    """``ERROR`` stops the build; ``WARNING`` is reported and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. Codes are stable for ever; ``builder.lint.catalogue`` explains each."""

    code: str
    """Three letters for the area and three digits: ``DIA002``."""
    span: Span
    message: str
    """One sentence in Chinese naming what was found."""
    hint: str = ""
    """What to do; empty only when the message says it."""
    english: str = ""
    """The message in English."""
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one run."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, span: Span, message: str, hint: str = "", english: str = "") -> None:
        """Add a finding that stops the build."""
        self.diagnostics.append(
            Diagnostic(code=code, span=span, message=message, hint=hint, english=english)
        )

    def warn(self, code: str, span: Span, message: str, hint: str = "", english: str = "") -> None:
        """Add a finding that the build goes on with."""
        self.diagnostics.append(
            Diagnostic(
                code=code,
                span=span,
                message=message,
                hint=hint,
                english=english,
                severity=Severity.WARNING,
            )
        )

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self.diagnostics, key=lambda d: (d.span, d.code)))

    def merge_equal(self) -> None:
        """Tell each finding once: decks of several brands find the same faults in the same page."""
        self.diagnostics[:] = dict.fromkeys(self.diagnostics)

    @property
    def has_errors(self) -> bool:
        """Whether anything collected so far stops the build."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)
