"""What is known while one slide is written: ids, relationships, links, the shared stores of the deck."""

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from builder.deck.base import Base, LayoutPart, Placeholder
from builder.deck.markup import language_attributes
from builder.deck.media import MediaStore
from builder.deck.package import Part, Relationships

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~-._"


class DeckScope:
    """Shared by all slides of a deck: where slides are, which pictures and charts exist already."""

    __slots__ = ("charts", "jumps", "language", "language_tag", "media")

    def __init__(self, language_tag: str, jumps: Mapping[str, str], base: Base) -> None:
        self.language_tag = language_tag
        self.language = language_attributes(language_tag)
        """``lang`` attributes of runs."""
        self.jumps = jumps
        """Slide id → name of its part."""
        self.media = MediaStore(base.parts)
        self.charts: list[Part] = []
        """Chart parts and their workbooks, in order of use."""


class SlideScope:
    """Counters and relationships of one slide; the writers of frames share it."""

    __slots__ = ("_ids", "_last_id", "_taken", "deck", "language", "layout", "relationships")

    def __init__(self, deck: DeckScope, layout: LayoutPart) -> None:
        self.deck = deck
        self.language = deck.language
        self.layout = layout
        self.relationships = Relationships()
        self.relationships.to("slideLayout", layout.name)
        self._last_id = 1  # the shape tree itself
        self._taken: set[str] = set()
        self._ids: dict[str, int] = {}

    def next_id(self) -> int:
        """A shape id that no other shape of the slide has."""
        self._last_id += 1
        return self._last_id

    def named_id(self, name: str) -> int:
        """A fresh shape id that ``id_of`` finds again by the shape's name."""
        self._ids[name] = self.next_id()
        return self._ids[name]

    def id_of(self, name: str) -> int | None:
        """The id of the shape written last under this name."""
        return self._ids.get(name)

    def take_placeholder(self, kind: str | None) -> Placeholder | None:
        """The layout's placeholder of this kind, once; a second frame of the same kind stands free."""
        if kind is None or kind in self._taken:
            return None
        self._taken.add(kind)
        return self.layout.placeholders.get(kind)

    def link(self, target: str, extension: str = "") -> str:
        """The click of a link as markup; nothing for addresses and slides a deck must not lead to."""
        if target.startswith("slide:"):
            part = self.deck.jumps.get(target[len("slide:") :])
            if part is None:
                return ""
            arrow, action = (
                self.relationships.to("slide", part),
                ' action="ppaction://hlinksldjump"',
            )
        elif is_allowed(target):
            address = quote(target, safe=_URL_SAFE)
            arrow, action = self.relationships.to("hyperlink", address, external=True), ""
        else:
            return ""
        return f'<a:hlinkClick r:id="{arrow}"{action}>{extension}</a:hlinkClick>'


def is_allowed(target: str) -> bool:
    """Whether a deck may lead to this address: http, https and mailto only."""
    try:
        return urlsplit(target).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False
