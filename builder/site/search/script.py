"""Documents → the script that the search loads, and the version that pages name it by."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from builder.model.library import Index, Library
from builder.site.search.collect import collect_documents
from builder.site.search.document import Document
from builder.site.search.pinyin import syllable_table
from builder.site.stylesheet import GENERATED, THEME_FOLDER

INDEX = "search-index.js"
VERSION = "search-version.html"
"""A ``meta`` element for the head of every page: a new index must not be taken from the cache of the old one."""


def prepare_search(project_root: Path, library: Library, index: Index) -> Path:
    """Write the index of ``library`` where the theme's scripts load it from; returns its file."""
    folder = project_root / THEME_FOLDER / GENERATED
    folder.mkdir(parents=True, exist_ok=True)
    script = index_script(collect_documents(library, index))
    version = sha256(script.encode("utf-8")).hexdigest()[:12]
    (folder / INDEX).write_bytes(script.encode("utf-8"))
    (folder / VERSION).write_bytes(f'<meta name="cw-search-index" content="{version}">\n'.encode())
    return folder / INDEX


def index_script(documents: Sequence[Document]) -> str:
    """A script that hands the index over as one string: browsers read JSON faster than source text."""
    index = {
        "documents": [_record(document) for document in documents],
        "pinyin": syllable_table(_phrases(documents)),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    literal = json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028")
    literal = literal.replace("\u2029", "\\u2029")
    return f"window.CoursewareSearchIndex = {literal};\n"


def _record(document: Document) -> dict[str, object]:
    """What is empty is left out, a section is a list of anchor, heading and text."""
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
        "sections": [[each.anchor, each.heading, each.text] for each in document.sections],
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
