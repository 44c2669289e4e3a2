"""Proves that a written package holds together; PowerPoint answers a broken one with its repair prompt."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

from builder.deck.package import DEFAULT_TYPES, PACKAGE_NS, PRESENTATIONML, Relationship
from builder.deck.part_facts import read_facts
from builder.deck.scope import is_allowed

_CONTENT_TYPES = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
EXPECTED_TYPES: Mapping[str, str] = {
    "officeDocument": f"{PRESENTATIONML}presentation.main+xml",
    "slide": f"{PRESENTATIONML}slide+xml",
    "slideLayout": f"{PRESENTATIONML}slideLayout+xml",
    "slideMaster": f"{PRESENTATIONML}slideMaster+xml",
    "notesSlide": f"{PRESENTATIONML}notesSlide+xml",
    "notesMaster": f"{PRESENTATIONML}notesMaster+xml",
    "presProps": f"{PRESENTATIONML}presProps+xml",
    "viewProps": f"{PRESENTATIONML}viewProps+xml",
    "tableStyles": f"{PRESENTATIONML}tableStyles+xml",
    "theme": f"{_OFFICE}theme+xml",
    "chart": f"{_OFFICE}drawingml.chart+xml",
    "package": DEFAULT_TYPES["xlsx"],
    "extended-properties": f"{_OFFICE}extended-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""Content type that a part must have, by the last word of the relationship type that leads to it."""


def check_package(data: bytes, slide_count: int | None = None) -> tuple[str, ...]:
    """Problems of a .pptx, empty when there are none.

    Every part is reachable and has the right content type, every relationship resolves, every id is unique,
    all markup is well formed, and there are ``slide_count`` slides if that is given.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            files = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, EOFError) as error:
        return (f"not a readable ZIP file: {error}",)
    repeated = sorted(name for name, count in Counter(names).items() if count > 1)
    problems = [f"{name}: stored twice" for name in repeated]
    if _CONTENT_TYPES not in files:
        return (*problems, f"{_CONTENT_TYPES}: missing")
    try:
        package = _read_package(files)
    except ElementTree.ParseError as error:
        return (*problems, f"content types or relationships are not well formed: {error}")
    return (
        *problems,
        *_check_types(package),
        *_check_reach(package),
        *_check_parts(package),
        *_check_slides(package, slide_count),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Package:
    parts: Mapping[str, bytes]
    """By absolute name, without content types and relationships."""
    relationships: Mapping[str, tuple[Relationship, ...]]
    """By the name of the part they start from; ``/`` is the package. Targets are absolute names."""
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def content_type(self, name: str) -> str | None:
        return self.overrides.get(name) or self.defaults.get(name.rpartition(".")[2].lower())


def _read_package(files: Mapping[str, bytes]) -> _Package:
    types = ElementTree.fromstring(files[_CONTENT_TYPES])
    tag = f"{{{PACKAGE_NS}/content-types}}"
    parts: dict[str, bytes] = {}
    relationships: dict[str, tuple[Relationship, ...]] = {}
    for name, content in files.items():
        folder, _, file = name.rpartition("/")
        if folder.endswith("_rels") and file.endswith(".rels"):
            source = f"/{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
            relationships[source] = tuple(_read_relationships(source, content))
        elif name != _CONTENT_TYPES:
            parts[f"/{name}"] = content
    return _Package(
        parts=parts,
        relationships=relationships,
        defaults={
            each.get("Extension", "").lower(): each.get("ContentType", "")
            for each in types.iter(f"{tag}Default")
        },
        overrides={
            each.get("PartName", ""): each.get("ContentType", "")
            for each in types.iter(f"{tag}Override")
        },
    )


def _read_relationships(source: str, content: bytes) -> Iterator[Relationship]:
    for each in ElementTree.fromstring(content):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(target)))
        yield Relationship(
            id=each.get("Id", ""), type=each.get("Type", ""), target=target, external=external
        )


def _kind(relationship: Relationship) -> str:
    return relationship.type.rpartition("/")[2]


def _check_types(package: _Package) -> Iterator[str]:
    for name in package.parts:
        if package.content_type(name) is None:
            yield f"{name}: no content type"
    for name in package.overrides:
        if name not in package.parts:
            yield f"{name}: has a content type but does not exist"
    reached = {
        (relationship.target, expected)
        for relationships in package.relationships.values()
        for relationship in relationships
        if not relationship.external and (expected := EXPECTED_TYPES.get(_kind(relationship)))
    }
    for name, expected in sorted(reached):
        actual = package.content_type(name)
        if name in package.parts and actual not in {None, expected}:
            yield f"{name}: content type is {actual}, not {expected}"


def _check_reach(package: _Package) -> Iterator[str]:
    for source, relationships in package.relationships.items():
        if source != "/" and source not in package.parts:
            yield f"{source}: has relationships but does not exist"
        for identifier, count in Counter(each.id for each in relationships).items():
            if count > 1:
                yield f"{source}: relationship {identifier} is defined {count} times"
        for relationship in relationships:
            yield from _check_target(package, source, relationship)
    reached, waiting = {"/"}, ["/"]
    while waiting:
        for relationship in package.relationships.get(waiting.pop(), ()):
            if not relationship.external and relationship.target not in reached:
                reached.add(relationship.target)
                waiting.append(relationship.target)
    for name in package.parts:
        if name not in reached:
            yield f"{name}: no relationship leads to it"


def _check_target(package: _Package, source: str, relationship: Relationship) -> Iterator[str]:
    if not relationship.external:
        if relationship.target not in package.parts:
            yield f"{source}: {relationship.id} leads to {relationship.target}, which does not exist"
    elif _kind(relationship) != "hyperlink" or not is_allowed(relationship.target):
        yield f"{source}: {relationship.id} leads outside, to {relationship.target}"


def _check_parts(package: _Package) -> Iterator[str]:
    for name, content in package.parts.items():
        if not (package.content_type(name) or "").endswith("xml"):
            continue
        facts = read_facts(content)
        if facts.error:
            yield f"{name}: not well formed: {facts.error}"
        known = {relationship.id for relationship in package.relationships.get(name, ())}
        for identifier in sorted(set(facts.references) - known):
            yield f"{name}: refers to {identifier}, which is no relationship of it"
        for identifier, count in Counter(facts.shape_ids).items():
            if count > 1:
                yield f"{name}: {count} shapes have the id {identifier}"


def _check_slides(package: _Package, slide_count: int | None) -> Iterator[str]:
    facts = {
        name: read_facts(content)
        for name, content in package.parts.items()
        if package.content_type(name)
        in {EXPECTED_TYPES["officeDocument"], EXPECTED_TYPES["slideMaster"]}
    }
    identifiers = Counter(
        (kind == "sldId", identifier)
        for each in facts.values()
        for kind, identifier in each.list_ids
    )
    for (is_slide, identifier), count in identifiers.items():
        if count > 1:
            yield f"{count} slides, masters or layouts have the id {identifier}"
        number = int(identifier) if identifier.isdigit() else 0
        in_range = 256 <= number < 2**31 if is_slide else 2**31 <= number < 2**32
        if not in_range:
            yield f"the id {identifier} is out of range"
    listed = sum(is_slide for is_slide, _ in identifiers.elements())
    existing = sum(package.content_type(name) == EXPECTED_TYPES["slide"] for name in package.parts)
    if listed != existing:
        yield f"the presentation lists {listed} slides, the package holds {existing}"
    if slide_count is not None and existing != slide_count:
        yield f"the package holds {existing} slides instead of {slide_count}"
