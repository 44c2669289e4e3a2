"""Where something stands in the source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file."""

    path: str
    """Path below the project's root, with forward slashes."""
    line: int = 1
    """Line, counted from 1 in the whole file, front matter included."""
    column: int = 1
    """Column in characters, counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
