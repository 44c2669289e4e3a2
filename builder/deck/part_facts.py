"""What one reading of a part's markup tells the package check."""

from dataclasses import dataclass, field
from xml.parsers import expat

from builder.deck.markup import OFFICE_NS, PRESENTATION_NS

_SHAPE = f"{PRESENTATION_NS} cNvPr"
_LISTS = {f"{PRESENTATION_NS} {tag}": tag for tag in ("sldId", "sldMasterId", "sldLayoutId")}


@dataclass(slots=True, kw_only=True)
class PartFacts:
    """Ids and references in the order of the markup."""

    references: list[str] = field(default_factory=list)
    """Relationship ids used."""
    shape_ids: list[str] = field(default_factory=list)
    list_ids: list[tuple[str, str]] = field(default_factory=list)
    """Tag and id of listed slides, masters, layouts."""
    error: str = ""
    """Why the markup is not well formed."""


def read_facts(content: bytes) -> PartFacts:
    """Reads a part once, without building a tree: a deck has thousands of parts."""
    facts = PartFacts()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == _SHAPE:
            facts.shape_ids.append(attributes.get("id", ""))
        elif tag in _LISTS:
            facts.list_ids.append((_LISTS[tag], attributes.get("id", "")))
        for name in attributes:
            if " " in name and name.startswith(OFFICE_NS):  # few attributes have a namespace
                facts.references.append(attributes[name])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        facts.error = str(error)
    return facts
