"""A .pptx read back with nothing of ours: the ZIP, the relationships, the XML."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: its id, the last word of its type, and where it leads."""

    id: str
    kind: str
    target: str
    """Absolute part name, or the address when ``outside``."""
    outside: bool


@dataclass(frozen=True, slots=True)
class OpenedSlide:
    """A slide in the order of the show, counted from 1, with the parts that belong to it."""

    number: int
    name: str
    root: etree._Element
    notes: etree._Element | None
    charts: tuple[etree._Element, ...]
    layout: str

    @property
    def title(self) -> str:
        """Text of the title placeholder; empty when the slide has none."""
        titles = [shape for shape in shapes(self.root) if placeholder_type(shape) in _TITLES]
        return text_of(titles[0]).replace("\n", "") if titles else ""


_TITLES = ("title", "ctrTitle")


@dataclass(frozen=True)
class OpenedDeck:
    """A deck by what its bytes hold."""

    name: str
    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """Content by absolute name, content types and relationships included."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {f"/{name}": archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> etree._Element:
        """A part's root element."""
        return etree.fromstring(self.parts[name], _PARSER)

    def links(self, name: str) -> tuple[Link, ...]:
        """Relationships of a part; those of the package for ``/``."""
        folder, _, file = name.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self.parts:
            return ()
        return tuple(_links(name, self.xml(rels)))

    @cached_property
    def slides(self) -> tuple[OpenedSlide, ...]:
        """All slides in the order of the show."""
        main = next(link.target for link in self.links("/") if link.kind == "officeDocument")
        targets = {link.id: link.target for link in self.links(main)}
        listed = self.xml(main).iter(f"{P}sldId")
        names = [targets[entry.get(f"{_R}id", "")] for entry in listed]
        return tuple(self._slide(number, name) for number, name in enumerate(names, 1))

    def _slide(self, number: int, name: str) -> OpenedSlide:
        links = self.links(name)
        notes = [self.xml(link.target) for link in links if link.kind == "notesSlide"]
        return OpenedSlide(
            number=number,
            name=name,
            root=self.xml(name),
            notes=notes[0] if notes else None,
            charts=tuple(self.xml(link.target) for link in links if link.kind == "chart"),
            layout=next(link.target for link in links if link.kind == "slideLayout"),
        )

    def all_xml(self) -> Iterator[tuple[str, etree._Element]]:
        """Every part that is XML, with its name."""
        for name in self.parts:
            if name.endswith((".xml", ".rels")):
                yield name, self.xml(name)


def open_deck(file: Path) -> OpenedDeck:
    """The deck in ``file``."""
    return OpenedDeck(file.stem, file.read_bytes())


def shapes(root: etree._Element) -> Iterator[etree._Element]:
    """Every ``p:sp`` of a slide or notes page, those in groups included."""
    yield from root.iter(f"{P}sp")


def name_of(shape: etree._Element) -> str:
    """The name that the selection pane shows."""
    properties = next(shape.iter(f"{P}cNvPr"), None)
    return properties.get("name", "") if properties is not None else ""


def placeholder_type(shape: etree._Element) -> str | None:
    """Type of the placeholder that a shape fills (``obj`` when it names none), or None."""
    placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return None if placeholder is None else placeholder.get("type", "obj")


def text_of(element: etree._Element) -> str:
    """All paragraphs below an element, one a line; a soft break joins, as it does for a reader."""
    return "\n".join(_paragraph(paragraph) for paragraph in element.iter(f"{A}p"))


def _paragraph(paragraph: etree._Element) -> str:
    return "".join(part.text or "" for part in paragraph.iter(f"{A}t"))


def _links(source: str, root: etree._Element) -> Iterator[Link]:
    for entry in root:
        outside = entry.get("TargetMode") == "External"
        target = entry.get("Target", "")
        if not outside:
            folder = posixpath.dirname(source)
            target = posixpath.normpath(posixpath.join(folder, unquote(target)))
        kind = entry.get("Type", "").rpartition("/")[2]
        yield Link(entry.get("Id", ""), kind, target, outside)
