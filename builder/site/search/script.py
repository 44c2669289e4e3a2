"""Documents → the scripts that the search loads, and the version that pages name them by.

Titles and headings come first, in one small script, and answer most of what is looked up; the texts follow in parts.
On a phone's network the texts of a large site take seconds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from builder.model.library import Index, Library
from builder.site.search.collect import collect_documents
from builder.site.search.document import Document
from builder.site.search.pinyin import syllable_table
from builder.site.stylesheet import GENERATED, THEME_FOLDER

INDEX = "search-index.js"
TEXTS = "search-texts-{}.js"
"""One part of the texts, counted from 0."""
_PART_BYTES = 128_000
"""From so many bytes of text on a part is full: a slow phone reads that many without a halt that can be felt."""
VERSION = "search-version.html"
"""A ``meta`` element for the head of every page: a new index must not be taken from the cache of the old one."""


def prepare_search(project_root: Path, library: Library, index: Index) -> Path:
    """Write the index of ``library`` where the theme's scripts load it from; returns its first file."""
    folder = project_root / THEME_FOLDER / GENERATED
    folder.mkdir(parents=True, exist_ok=True)
    scripts = index_scripts(collect_documents(library, index))
    for stale in folder.glob(TEXTS.format("*")):
        if stale.name not in scripts:
            stale.unlink()
    fingerprint = sha256()
    for name, script in scripts.items():
        fingerprint.update(script.encode("utf-8"))
        _write(folder / name, script)
    meta = f'<meta name="cw-search-index" content="{fingerprint.hexdigest()[:12]}">\n'
    _write(folder / VERSION, meta)
    return folder / INDEX


def _write(file: Path, text: str) -> None:
    """Leaves a file alone that has that text: a preview would build everything again."""
    data = text.encode("utf-8")
    if not file.is_file() or file.read_bytes() != data:
        file.write_bytes(data)


def index_scripts(documents: Sequence[Document]) -> Mapping[str, str]:
    """Scripts by file name: everything but the texts, then the texts in the order of documents and sections."""
    parts = list(_parts(documents))
    index = {
        "documents": [_record(document) for document in documents],
        "pinyin": syllable_table(_phrases(documents)),
        "parts": [len(part) for part in parts],
    }
    named = {INDEX: index, **{TEXTS.format(number): part for number, part in enumerate(parts)}}
    return {name: _script(name, value) for name, value in named.items()}


def _script(name: str, value: object) -> str:
    """A script that hands ``value`` over as one string: browsers read JSON faster than source text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    literal = json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028")
    literal = literal.replace("\u2029", "\\u2029")
    return (
        "window.CoursewareSearchData = window.CoursewareSearchData || {};\n"
        f'window.CoursewareSearchData["{name}"] = {literal};\n'
    )


def _parts(documents: Sequence[Document]) -> Iterator[list[list[str]]]:
    """For every document of a part, the texts of its sections."""
    part: list[list[str]] = []
    size = 0
    for document in documents:
        part.append([section.text for section in document.sections])
        size += sum(len(text.encode("utf-8")) for text in part[-1])
        if size >= _PART_BYTES:
            yield part
            part, size = [], 0
    if part:
        yield part


def _record(document: Document) -> dict[str, object]:
    """What is empty is left out; a section is its anchor and its heading."""
    facets = {name: list(values) for name, values in asdict(document.facets).items() if values}
    record: dict[str, object] = {
        "kind": document.kind.value,
        "url": document.url,
        "title": document.title,
        "ref": document.ref,
        "names": list(document.names),
        "tags": list(document.tags),
        "summary": document.summary,
        "facets": facets,
        "sections": [[each.anchor, each.heading] for each in document.sections],
    }
    return {name: value for name, value in record.items() if value}


def _phrases(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        yield document.title
        yield from document.names
        yield from document.tags
        for values in asdict(document.facets).values():
            yield from values
        yield from (section.heading for section in document.sections)
