"""Front matter of the whole library, for blocks that list or name other pages."""

import re
from functools import lru_cache
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.markdown.steps import read_steps
from builder.model.library import Entry, Index, QuestionEntry, TopicEntry
from builder.model.page import PageKind
from builder.source.downloads import downloads_file, load_downloads
from builder.source.glossary import GLOSSARY_FILE, read_terms
from builder.source.metrics import METRICS_FILE, load_metrics
from builder.source.pages import SourcePage, load_source
from builder.source.tree import walk_content

_QUESTION = re.compile(
    r"^##(?:[ \t]+题目|#[ \t]+小题)[ \t]*[：:][ \t]*(?P<name>.+?)[ \t]*\{[ \t]*#(?P<id>[\w-]+)[^}\n]*\}[ \t]*$",
    re.MULTILINE,
)
_TOPIC = re.compile(
    r"^##[ \t]+(?P<title>.+?)[ \t]*\{(?P<attributes>[^}\n]*#(?P<id>[\w-]+)[^}\n]*)\}[ \t]*$",
    re.MULTILINE,
)
_TOPIC_MINUTES = re.compile(r"\bminutes=(\d{1,4})\b")


def load_index(content: Path, build: object = None) -> Index:
    """Entries of every page below ``content``; read again only when a file has changed.

    ``build`` stands for one run of a site builder, during which nothing changes: looking at every file again for every
    page would make a site of a thousand pages twice as slow.
    """
    return _load_index(content) if build is None else _index_of_build(content, build)


@lru_cache(maxsize=1)
def _index_of_build(content: Path, build: object) -> Index:
    return _load_index(content)


def _load_index(content: Path) -> Index:
    tree = walk_content(content.parent, Report(), content.name)
    files = (*tree.pages, *tree.data)
    stamps = tuple((path, (content.parent / path).stat().st_mtime_ns) for path in files)
    listed = downloads_file(content.parent)
    offered = listed.stat().st_mtime_ns if listed.is_file() else 0
    return _read_index(content, stamps, offered)


@lru_cache(maxsize=2)
def _read_index(content: Path, stamps: tuple[tuple[str, int], ...], offered: int) -> Index:
    root = content.parent
    paths = [path for path, _ in stamps]
    loaded = (load_source(path, root, Report()) for path in paths if path.endswith(".md"))
    sources = [source for source in loaded if source]
    metrics = load_metrics(METRICS_FILE, root, Report()) if METRICS_FILE in paths else ()
    glossary = next((source for source in sources if source.path == GLOSSARY_FILE), None)
    terms = read_terms(glossary, Report()) if glossary else ()
    downloads = load_downloads(root) if offered else ()
    return Index(tuple(make_entry(source) for source in sources), metrics, terms, downloads)


def make_entry(source: SourcePage) -> Entry:
    """A page's line in lists and references."""
    meta = source.meta
    return Entry(
        kind=source.kind,
        path=source.path.partition("/")[2],
        id=meta.id,
        ref=meta.ref,
        title=meta.title,
        summary=meta.summary,
        type=meta.type,
        industry=meta.industry,
        scene=meta.scene,
        channel=meta.channel,
        skills=meta.skills,
        level=meta.level,
        minutes=meta.minutes,
        questions=_questions(source) if source.kind is PageKind.QUIZ else (),
        role=meta.role,
        topics=_topics(source) if source.kind is not PageKind.QUIZ else (),
        steps=read_steps(source),
    )


def _topics(source: SourcePage) -> tuple[TopicEntry, ...]:
    return tuple(
        TopicEntry(id=found["id"], title=found["title"], minutes=_minutes(found["attributes"]))
        for found in _TOPIC.finditer(source.body)
    )


def _minutes(attributes: str) -> int | None:
    found = _TOPIC_MINUTES.search(attributes)
    return int(found[1]) if found else None


def _questions(source: SourcePage) -> tuple[QuestionEntry, ...]:
    return tuple(
        QuestionEntry(id=found["id"], name=found["name"])
        for found in _QUESTION.finditer(source.body)
    )
