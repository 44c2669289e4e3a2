"""Pages of the library: chapters, cases, scripts, courses, learning paths and quiz banks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from builder.model.block import Block
from builder.model.inline import RichText
from builder.model.span import Span


class PageKind(StrEnum):
    """What the first folder below ``content/`` says a page is."""

    CHAPTER = "chapter"
    CASE = "case"
    SCRIPT = "script"
    COURSE = "course"
    QUIZ = "quiz"
    PATH = "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """Front matter of a page, validated; fields that its kind does not have are empty."""

    title: str
    id: str
    ref: str = ""
    summary: str = ""
    objectives: Mapping[str, str] = field(default_factory=dict)
    audience: tuple[str, ...] = ()
    level: str = ""
    minutes: int | None = None
    owner: str = ""
    reviewed: str = ""
    """ISO date."""
    review_months: int | None = None
    """How long a review holds; None is the usual year."""
    tags: tuple[str, ...] = ()
    industry: str = ""
    type: str = ""
    skills: tuple[str, ...] = ()
    scene: str = ""
    channel: tuple[str, ...] = ()
    role: str = ""
    """Whom a learning path is for: 前台, 班组长."""
    theme: str = ""
    presenter: str = ""
    organisation: str = ""
    series: str = ""
    version: str = ""
    form: str = ""
    closing: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    """The closing slide's actions: what and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A ``##`` section: its heading and what stands below it."""

    title: RichText
    id: str
    blocks: tuple[Block, ...]
    minutes: int | None = None
    level: str = ""
    audience: tuple[str, ...] = ()
    note: str = ""
    """Source note of the slide, given as ``note=`` on the heading."""
    classes: tuple[str, ...] = ()
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown page as parsed."""

    path: str
    """Path below the project's root."""
    kind: PageKind
    meta: Meta
    lead: tuple[Block, ...]
    """Blocks before the first ``##``."""
    topics: tuple[Topic, ...]
    footnotes: Mapping[str, RichText] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """The page's beginning."""
        return Span(self.path)
