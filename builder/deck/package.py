"""Open Packaging: parts, their relationships, and the ZIP file that holds them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.deck.markup import DECLARATION, OFFICE_NS, escape_attribute

PACKAGE_NS = "http://schemas.openxmlformats.org/package/2006"
CORE_PROPERTIES = f"{PACKAGE_NS}/relationships/metadata/core-properties"

DEFAULT_TYPES: Mapping[str, str] = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
"""Content types by file extension; every other part is declared by its name."""

PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml."

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """An arrow from one part to another, or to an address outside."""

    id: str
    type: str
    target: str
    """A part's name, or an address when ``external``."""
    external: bool = False


class Relationships:
    """The arrows of one part while it is written; ids count up, the same arrow is drawn once."""

    __slots__ = ("_ids", "_list")

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._list: list[Relationship] = []

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the arrow of ``kind`` (``slide``, ``image`` …, or a full type) to ``target``."""
        known = self._ids.get((kind, target))
        if known is not None:
            return known
        identifier = f"rId{len(self._list) + 1}"
        self._ids[kind, target] = identifier
        type_ = kind if ":" in kind else f"{OFFICE_NS}/{kind}"
        self._list.append(Relationship(id=identifier, type=type_, target=target, external=external))
        return identifier

    def freeze(self) -> tuple[Relationship, ...]:
        """All arrows, in the order of their ids."""
        return tuple(self._list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the package."""

    name: str
    """Absolute, as in ``/ppt/slides/slide1.xml``."""
    content_type: str
    data: bytes
    relationships: tuple[Relationship, ...] = ()


def xml_part(
    name: str, content_type: str, markup: str, relationships: Relationships | None = None
) -> Part:
    """A part from markup without its XML declaration."""
    return Part(
        name=name,
        content_type=content_type,
        data=(DECLARATION + markup).encode(),
        relationships=relationships.freeze() if relationships else (),
    )


def write_package(parts: Sequence[Part], root: Sequence[Relationship]) -> bytes:
    """The ZIP file: content types first, then the parts in the given order, all dated 1980-01-01."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "[Content_Types].xml", _content_types(parts))
        _add(archive, "_rels/.rels", _relationships_xml("/", root))
        for part in parts:
            _add(archive, part.name[1:], part.data, packed=part.content_type.startswith("image/"))
            if part.relationships:
                folder, _, file = part.name[1:].rpartition("/")
                data = _relationships_xml(part.name, part.relationships)
                _add(archive, f"{folder}/_rels/{file}.rels", data)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, *, packed: bool = False) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = _UNIX
    info.external_attr = 0o600 << 16
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _content_types(parts: Iterable[Part]) -> bytes:
    defaults = {"rels", "xml"}
    overrides: list[str] = []
    for part in parts:
        extension = part.name.rpartition(".")[2]
        if DEFAULT_TYPES.get(extension) == part.content_type:
            defaults.add(extension)
        else:
            overrides.append(
                f'<Override PartName="{escape_attribute(part.name)}"'
                f' ContentType="{escape_attribute(part.content_type)}"/>'
            )
    declared = "".join(
        f'<Default Extension="{name}" ContentType="{DEFAULT_TYPES[name]}"/>'
        for name in sorted(defaults)
    )
    markup = f'<Types xmlns="{PACKAGE_NS}/content-types">{declared}{"".join(overrides)}</Types>'
    return (DECLARATION + markup).encode()


def _relationships_xml(source: str, relationships: Iterable[Relationship]) -> bytes:
    folder = source[: source.rfind("/") + 1]
    rows = "".join(
        f'<Relationship Id="{each.id}" Type="{each.type}" Target="{escape_attribute(each.target)}"'
        f' TargetMode="External"/>'
        if each.external
        else f'<Relationship Id="{each.id}" Type="{each.type}"'
        f' Target="{escape_attribute(_relative(folder, each.target))}"/>'
        for each in relationships
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE_NS}/relationships">{rows}</Relationships>'
    ).encode()


def _relative(folder: str, target: str) -> str:
    """``target`` as seen from ``folder``: absolute targets are legal, but some readers miss them."""
    climbs = 0
    while not target.startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        climbs += 1
    return "../" * climbs + target[len(folder) :]
