"""What every component is: a name, a syntax, an HTML form and a layout."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Generic, Literal, TypeVar
from xml.etree.ElementTree import Element

from builder.layout.frame import Frame, Reveal
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.block import Block
from builder.model.library import Index
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option line ``name: value`` that a component takes."""

    name: str
    kind: Literal["text", "number", "flag", "choice"] = "text"
    choices: tuple[str, ...] = ()
    """Allowed values of a ``choice``."""
    meaning: str = ""
    """One Chinese sentence for editors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A block as written: options are already checked against the component's declaration."""

    name: str
    argument: str
    options: Mapping[str, str]
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryReference:
    """Content of a block that names something in the library: ``/// case | C19``."""

    ref: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlContext:
    """What a component's HTML may depend on besides its content."""

    index: Index = field(default_factory=Index)
    relative: Callable[[str], str] = lambda path: path
    """Turns a path below the content folder into a link from the current page."""
    footnotes: Mapping[str, int] = field(default_factory=dict)
    """Number of each footnote by its label."""
    anchor: str = ""
    """Id to prefix the component's own ids with, unique on the page."""


Content = TypeVar("Content")


class Component(ABC, Generic[Content]):
    """A component: one folder below ``builder/components``, one instance named ``component`` in it."""

    name: ClassVar[str]
    """As written behind ``///``."""
    has_syntax: ClassVar[bool] = True
    """False for what has no block of its own: native lists and tables, covers, dividers, questions."""
    noun: ClassVar[str]
    """Chinese noun that tells a further slide of the same topic apart: 演练, 对照."""
    argument: ClassVar[Literal["none", "title", "text", "reference"]] = "none"
    """What may stand behind ``|``: nothing, the slide's title, a text, or a library number."""
    options: ClassVar[tuple[Option, ...]] = ()
    can_reveal: ClassVar[bool] = False
    """Its items can appear click by click: ``clicks`` says how."""
    is_exercise: ClassVar[bool] = False
    """Trainees do something: a handout leaves room to write, the trainer's summary lists what to prepare."""

    @abstractmethod
    def parse(self, source: Source, report: Report) -> Content | None:
        """Understand a block; reports what does not fit and returns None when nothing can be made of it."""

    @abstractmethod
    def html(self, content: Content, context: HtmlContext) -> Element:
        """The component on the site: one element whose class begins with ``cw-<name>``."""

    def is_revealed(self, content: Content) -> bool:
        """Whether the author asked for its items to appear click by click."""
        return False

    def clicks(self, frames: Sequence[Frame]) -> tuple[tuple[Reveal, ...], ...]:
        """What each click lets appear among the frames of one slide that ``layout`` has made."""
        return ()

    def spoken(self, content: Content) -> tuple[str, ...]:
        """Lines for the speaker notes: what the block says and ``layout`` does not show; nothing by default."""
        return ()

    @abstractmethod
    def layout(self, content: Content, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        """Frames inside ``region`` (pt), one tuple per slide: more than one where the content continues.

        Every item appears on exactly one slide. What cannot fit alone is reported through ``kit.report``
        with its span and still laid out at the smallest size.
        """
