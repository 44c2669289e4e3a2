"""The plan: which slides a course has, in order, before anything is measured."""

from dataclasses import dataclass, field
from typing import Literal

from builder.model.block import Block
from builder.model.inline import RichText
from builder.model.quiz import Question
from builder.model.span import Span

SlideKind = Literal["cover", "agenda", "section", "content", "question", "answer", "closing"]


SAMPLE_NOTE = "示例数据"
"""Source note of a slide whose figures nobody measured."""

LeftOut = tuple[Span, str, str]
"""What a deck does not show: where, what, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaway:
    """The strip at the foot of a slide: a short label and one sentence."""

    label: str
    text: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Content of the first slide."""

    series: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    """Up to five rows of label and value: 学员, 时长, 形式, 版本 …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """A module on the agenda."""

    number: int
    title: str
    outcome: str
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Content of the agenda slide."""

    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """Content of a section slide: its number, name and promise, and where it stands among its peers."""

    number: int
    title: str
    promise: str
    peers: tuple[str, ...]
    """Titles of all numbered sections; ``number`` is counted from 1 among them."""
    topics: tuple[str, ...] = ()
    """What the section treats, in running order; self-tests are left out."""
    minutes: int | None = None


AGENDA_ID = "agenda"
"""Id of the agenda slide; section slides lead back to it."""


def section_id(number: int) -> str:
    """Id of the slide that opens a numbered section; the agenda leads there."""
    return f"section-{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Content of the last slide."""

    label: str
    title: str
    actions: tuple[tuple[str, str], ...]
    """Up to three: what to do, and how."""
    url: str
    """Where the QR code leads; empty for none."""
    caption: str
    caption_detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSlide:
    """A question, or the same question with its answer in identical positions; of a 情景 its scene."""

    question: Question
    number: int
    is_answer: bool
    part: int = 0
    """Counted from 1 among the parts of the scenario that ``number`` counts; 0 for a question of its own."""
    stem: RichText = RichText()
    """The stem where it is too long for the slide's title; it then stands above the options."""


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
    blocks: tuple[Block, ...] = ()
    """What is shown, as the author wrote it, for outputs that are no slides."""
    is_exercise: bool = False
    """Trainees do something here."""
    reveal: bool = False
    """Its items appear click by click."""
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
    left_out: tuple[LeftOut, ...] = ()
