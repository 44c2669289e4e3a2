"""Block content of a page: what stands between two headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.model.inline import RichText
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A quantity in parentheses behind a label: ``（2 分钟）`` is 2 and 分钟."""

    value: float | None
    """The number, or None where the parentheses hold words only."""
    unit: str
    text: str
    """The parentheses' content as written, to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item: ``**label**（measure）：body {.key}`` with nested items as details."""

    label: RichText | None = None
    measure: Measure | None = None
    body: RichText = RichText()
    details: tuple["Item", ...] = ()
    key: bool = False
    checked: bool | None = None
    """State of a task item ``- [x]``; None for an ordinary item."""
    quote: RichText = RichText()
    """Text of a ``>`` quotation inside the item (feedback on a choice)."""
    span: Span = field(default=Span(""), compare=False)

    @property
    def plain(self) -> str:
        """Label and body as one string, as a reader would say it."""
        if self.label is None:
            return self.body.plain
        return f"{self.label.plain}：{self.body.plain}" if self.body else self.label.plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    text: RichText
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    level: int
    text: RichText
    id: str
    """Anchor; empty when the author gave none."""
    options: Mapping[str, str] = field(default_factory=dict)
    """``key=value`` pairs of the heading's attribute list."""
    classes: tuple[str, ...] = ()
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    ordered: bool
    items: tuple[Item, ...]
    start: int = 1
    """Number of the first item of an ordered list."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    header: tuple[RichText, ...]
    rows: tuple[tuple[RichText, ...], ...]
    """Body rows; each has as many cells as the header."""
    align: tuple[str, ...] = ()
    """``left``, ``right``, ``center`` or empty, one per column."""
    row_spans: tuple[Span, ...] = field(default=(), compare=False)
    key_row: int | None = None
    """Row to emphasise: its first cell ended in ``{.key}``."""
    key_cells: tuple[tuple[int, int], ...] = ()
    """Row and column, both from 0, of every body cell that ended in ``{.key}``."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    target: str
    alt: str
    title: str = ""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    blocks: tuple["Block", ...]
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    text: str
    language: str = ""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admonition:
    kind: str
    """``tip``, ``warning`` … as written behind ``!!!``."""
    title: str
    blocks: tuple["Block", ...]
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentBlock:
    """A ``/// name | argument`` block whose content the component of that name has understood."""

    name: str
    argument: str
    content: object
    """The component's own frozen dataclass."""
    blocks: tuple["Block", ...] = ()
    """What stood inside, before the component understood it."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Option lines as written."""
    span: Span = field(default=Span(""), compare=False)


Block = (
    Paragraph
    | Heading
    | ListBlock
    | Table
    | Image
    | Quote
    | CodeBlock
    | Admonition
    | ComponentBlock
)
