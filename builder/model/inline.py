"""Inline content: a text is a tuple of runs, each with the marks it carries."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of characters with the same marks. ``"\\n"`` inside ``text`` is a hard line break."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None
    """Target as written: relative to the page, ``#anchor``, http, https or mailto."""
    footnote: str | None = None
    """Label of the footnote this run refers to; its ``text`` is then empty."""
    sample: bool = False
    """The mark ``[示例]`` behind a figure that nobody measured; its ``text`` is then empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RichText:
    """Runs in reading order and the place where they start."""

    runs: tuple[Run, ...] = ()
    span: Span = field(default=Span(""), compare=False)

    @property
    def plain(self) -> str:
        """The characters alone, without marks, footnote references and sample marks."""
        return "".join(run.text for run in self.runs)

    @property
    def has_sample(self) -> bool:
        """Whether a figure in this text carries the mark ``[示例]``."""
        return any(run.sample for run in self.runs)

    @property
    def footnotes(self) -> tuple[str, ...]:
        """Labels of the footnotes referred to, in order of appearance."""
        return tuple(run.footnote for run in self.runs if run.footnote)

    @property
    def bold_phrases(self) -> tuple["RichText", ...]:
        """Each unbroken bold stretch as a text of its own."""
        phrases: list[RichText] = []
        current: list[Run] = []
        for run in (*self.runs, Run(text="")):
            if run.bold:
                current.append(run)
            elif current:
                phrases.append(RichText(runs=tuple(current), span=self.span))
                current = []
        return tuple(phrases)

    def __bool__(self) -> bool:
        return any(run.text or run.footnote or run.sample for run in self.runs)


def text(characters: str, *, bold: bool = False, span: Span | None = None) -> RichText:
    """A text of one run."""
    runs = (Run(text=characters, bold=bold),) if characters else ()
    return RichText(runs=runs, span=span or Span(""))


def join(parts: Iterable[RichText], separator: str = "") -> RichText:
    """One text from several, with ``separator`` between them; the span is the first one's."""
    kept = [part for part in parts if part]
    runs: list[Run] = []
    for number, part in enumerate(kept):
        if number and separator:
            runs.append(Run(text=separator))
        runs.extend(part.runs)
    return RichText(runs=tuple(runs), span=kept[0].span if kept else Span(""))
