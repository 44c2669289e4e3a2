"""The parts of a template that decks are built on: masters, layouts, themes and what these show.

Sample slides, notes, printer settings, custom XML, comments and tags stay
behind. Parts are renamed by kind and number, so that they never meet ours.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml import etree

from builder.deck.check import EXPECTED_TYPES
from builder.deck.markup import OFFICE_NS
from builder.deck.package import PACKAGE_NS, Part, Relationship
from builder.errors import CoursewareError

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
PRESENTATION = "/ppt/presentation.xml"

_LEFT_BEHIND = frozenset({"slide", "notesSlide", "notesMaster", "tags", "customXml", "printerSettings",
                          "comments", "customXmlProps", "handoutMaster"})  # fmt: skip
_FOLDERS = {
    "slideMaster": "/ppt/slideMasters/slideMaster",
    "slideLayout": "/ppt/slideLayouts/slideLayout",
    "theme": "/ppt/theme/theme",
    "image": "/ppt/media/template",
}
_OTHER_FOLDER = "/ppt/template/part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What of a template travels into decks."""

    presentation: bytes
    """The presentation part as found, for its slide size and default text."""
    masters: tuple[str, ...]
    """New names, in the presentation's order."""
    parts: Mapping[str, Part]
    """By new name."""
    removed: tuple[str, ...]
    """Old names of the parts left behind."""

    def targets(self, name: str, kind: str) -> tuple[str, ...]:
        """Parts that relationships of ``kind`` lead to from a part."""
        return tuple(
            each.target
            for each in self.parts[name].relationships
            if each.type.endswith(f"/{kind}") and not each.external
        )


def open_archive(data: bytes) -> Archive:
    """Read a template that has passed the preflight; raises CoursewareError when it holds no master."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {f"/{name}": archive.read(name) for name in archive.namelist()}
    types = _content_types(files)
    wanted = _ordered_masters(files)
    if not wanted:
        raise CoursewareError("模板里没有幻灯片母版 / the template has no slide master")
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    waiting = [("slideMaster", name) for name in wanted]
    counts: dict[str, int] = {}
    while waiting:
        kind, name = waiting.pop(0)
        if name in names or name not in files:
            continue
        counts[kind] = counts.get(kind, 0) + 1
        extension = posixpath.splitext(name)[1].lower() or ".bin"
        names[name] = f"{_FOLDERS.get(kind, _OTHER_FOLDER)}{_number(kind, counts)}{extension}"
        kinds[name] = kind
        waiting += [(_kind(each), each.target) for each in _kept(name, files)]
    parts = {
        names[name]: _part(name, names, files, types.get(name, ""), kinds[name]) for name in names
    }
    removed = tuple(sorted(name for name in files if name not in names and _is_content(name)))
    return Archive(
        presentation=files[PRESENTATION],
        masters=tuple(names[name] for name in wanted),
        parts=parts,
        removed=removed,
    )


def markup_of(root: etree._Element) -> bytes:
    """A part's bytes from its tree."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _number(kind: str, counts: Mapping[str, int]) -> int:
    if kind in _FOLDERS:
        return counts[kind]
    return sum(count for each, count in counts.items() if each not in _FOLDERS)


def _is_content(name: str) -> bool:
    own = name == PRESENTATION or name.startswith("/docProps/") or name == "/[Content_Types].xml"
    return not own and not name.endswith((".rels", "/"))


def _content_types(files: Mapping[str, bytes]) -> Mapping[str, str]:
    root = etree.fromstring(files["/[Content_Types].xml"], PARSER)
    tag = f"{{{PACKAGE_NS}/content-types}}"
    defaults = {
        each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in root.iter(f"{tag}Default")
    }
    overrides = {
        each.get("PartName", ""): each.get("ContentType", "")
        for each in root.iter(f"{tag}Override")
    }
    return {
        name: overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "")
        for name in files
    }


def _ordered_masters(files: Mapping[str, bytes]) -> list[str]:
    """Masters in the order of the presentation's list, which PowerPoint shows."""
    root = etree.fromstring(files[PRESENTATION], PARSER)
    targets = {each.id: each.target for each in _relationships(PRESENTATION, files)}
    listed = [
        targets.get(each.get(f"{{{OFFICE_NS}}}id", ""), "") for each in root.iter("{*}sldMasterId")
    ]
    return [name for name in dict.fromkeys(listed) if name in files]


def _relationships(name: str, files: Mapping[str, bytes]) -> Iterator[Relationship]:
    folder, _, file = name.rpartition("/")
    content = files.get(f"{folder}/_rels/{file}.rels")
    if content is None:
        return
    for each in etree.fromstring(content, PARSER):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join(folder, unquote(target)))
        yield Relationship(
            id=each.get("Id", ""), type=each.get("Type", ""), target=target, external=external
        )


def _kind(relationship: Relationship) -> str:
    return relationship.type.rpartition("/")[2]


def _kept(name: str, files: Mapping[str, bytes]) -> Iterator[Relationship]:
    for each in _relationships(name, files):
        if each.external or (_kind(each) not in _LEFT_BEHIND and each.target in files):
            yield each


def _part(
    name: str, names: Mapping[str, str], files: Mapping[str, bytes], content_type: str, kind: str
) -> Part:
    kept = tuple(_kept(name, files))
    dropped = {each.id for each in _relationships(name, files)} - {each.id for each in kept}
    relationships = tuple(
        each if each.external else replace(each, target=names[each.target])
        for each in kept
        if each.external or each.target in names
    )
    content = files[name]
    if dropped:
        content = _without_references(content, dropped)
    return Part(
        name=names[name],
        content_type=EXPECTED_TYPES.get(kind, content_type) or "application/octet-stream",
        data=content,
        relationships=relationships,
    )


def _without_references(content: bytes, dropped: set[str]) -> bytes:
    """Markup without the elements that lean on relationships left behind: tags, jumps to sample slides."""
    root = etree.fromstring(content, PARSER)
    for element in list(root.iter("{*}*")):
        values = {
            value for key, value in element.attrib.items() if key.startswith(f"{{{OFFICE_NS}}}")
        }
        parent = element.getparent()
        if values & dropped and parent is not None:
            parent.remove(element)
            if not len(parent) and etree.QName(parent).localname == "custDataLst":
                outer = parent.getparent()
                if outer is not None:
                    outer.remove(parent)
    return markup_of(root)
