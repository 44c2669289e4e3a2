"""The plan: which slides a course has, in order, before anything is measured."""

from dataclasses import dataclass, field
from typing import Literal

from builder.model.inline import RichText
from builder.model.span import Span

SlideKind = Literal["cover", "agenda", "section", "content", "question", "answer", "closing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaway:
    """The strip at the foot of a slide: a short label and one sentence."""

    label: str
    text: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNotes:
    """What the trainer says and does."""

    prose: tuple[str, ...] = ()
    """Paragraphs of the page that are read or spoken."""
    trainer: tuple[str, ...] = ()
    """Paragraphs of ``/// notes``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One planned slide; layout may continue it on further ones."""

    id: str
    """Unique in the plan: ``com-heat``, ``com-heat-2``."""
    kind: SlideKind
    title: RichText
    component: str
    """Name of the component that lays out ``content``."""
    content: object
    takeaway: Takeaway | None = None
    source_notes: tuple[str, ...] = ()
    """Texts of footnotes, and 示例数据 where figures are samples."""
    is_sample_case: bool = False
    """Shows 示例案例 in the footer."""
    notes: SpeakerNotes = SpeakerNotes()
    minutes: float | None = None
    section_number: int | None = None
    section_title: str = ""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A course's slides in running order, with what every slide's furniture needs."""

    course_id: str
    title: str
    summary: str
    theme: str
    slides: tuple[Slide, ...]
    organisation: str = ""
    presenter: str = ""
    left_out: tuple[tuple[Span, str, str], ...] = ()
    """What the deck does not show: where, what, and why."""
