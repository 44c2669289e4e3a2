"""Terms of the glossary in running text: the first in every section becomes a link that shows its definition.

Python-Markdown's ``abbr`` finds words between word boundaries, and running Chinese has none (提升首次解决率): here the
longest name at each place is taken, and only names that begin or end in Latin or digits ask for a boundary there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from builder.model.glossary import Term

_SKIPPED_TAGS = frozenset(
    {
        *("a", "abbr", "button", "code", "label", "pre", "summary", "svg", "th"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
_SKIPPED_CLASSES = frozenset({"cw-script", "cw-facts", "cw-keeper", "footnote"})
"""What somebody says word for word, what a table of facts says, and notes at the page's foot."""


def mark_terms(root: Element, terms: Sequence[Term], glossary: str) -> None:
    """Link terms in ``root`` to the page ``glossary``, a path relative to the page under conversion."""
    if not terms:
        return
    by_name: dict[str, Term] = {}
    for term in terms:
        for name in term.names:
            by_name.setdefault(name, term)
    longest_first = sorted(by_name, key=lambda name: (-len(name), name))
    marker = _Marker(by_name, re.compile("|".join(map(_bounded, longest_first))), glossary)
    for child in root:
        if child.tag == "h2":
            marker.seen.clear()
        marker.visit(child)


def set_term_anchors(root: Element, terms: Sequence[Term]) -> None:
    """Give every term's line on the glossary's own page the id that links to it name."""
    anchors = {term.name: term.anchor for term in terms}
    for item in root.iter("li"):
        name = next(("".join(bold.itertext()) for bold in item.iter("strong")), "")
        if name in anchors:
            item.set("id", anchors[name])


def _bounded(name: str) -> str:
    before = r"(?<![A-Za-z0-9.])" if name[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return f"{before}{re.escape(name)}{after}"


@dataclass(slots=True)
class _Marker:
    by_name: Mapping[str, Term]
    names: re.Pattern[str]
    glossary: str
    seen: set[str] = field(default_factory=set)
    """Terms already linked in this section, by anchor."""

    def visit(self, element: Element) -> None:
        """Mark the texts in ``element``, not the one behind it."""
        classes = set((element.get("class") or "").split())
        if element.tag in _SKIPPED_TAGS or classes & _SKIPPED_CLASSES:
            return
        children = list(element)
        pieces: list[Element | str] = [*self._split(element.text)]
        for child in children:
            self.visit(child)
            tail, child.tail = child.tail, None
            pieces += [child, *self._split(tail)]
        element.text = None
        element[:] = []
        for piece in pieces:
            _append(element, piece)

    def _split(self, text: str | None) -> Iterator[Element | str]:
        """The text with links in place of terms that this section has not seen."""
        position = 0
        for found in self.names.finditer(text or ""):
            term = self.by_name[found[0]]
            if term.anchor in self.seen:
                continue
            self.seen.add(term.anchor)
            yield (text or "")[position : found.start()]
            yield self._link(found[0], term)
            position = found.end()
        if text:
            yield (
                AtomicString(text[position:]) if isinstance(text, AtomicString) else text[position:]
            )

    def _link(self, name: str, term: Term) -> Element:
        attributes = {
            "class": "cw-term",
            "href": f"{self.glossary}#{term.anchor}",
            "data-definition": term.definition,
        }
        link = Element("a", attributes)
        link.text = AtomicString(name)
        return link


def _append(parent: Element, piece: Element | str) -> None:
    if isinstance(piece, Element):
        parent.append(piece)
    elif piece and len(parent):
        parent[-1].tail = _joined(parent[-1].tail, piece)
    elif piece:
        parent.text = _joined(parent.text, piece)


def _joined(before: str | None, text: str) -> str:
    return AtomicString(before + text) if before else text
