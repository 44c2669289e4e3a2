"""The content folder → the library."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.course import check_path, read_course
from builder.markdown.inline import Reference
from builder.markdown.links import check_links, check_references
from builder.markdown.parse import Parser
from builder.markdown.quiz import check_ids, read_bank
from builder.model.exam import Exam, RecordedPaper
from builder.model.glossary import Term
from builder.model.library import Library
from builder.model.metric import Metric
from builder.model.page import Page, PageKind
from builder.model.span import Span
from builder.source.column_maps import COLUMNS_FILE, load_column_maps
from builder.source.curriculum import CURRICULUM_FILE, load_curriculum
from builder.source.exams import EXAMS_FILE, load_exams
from builder.source.glossary import GLOSSARY_FILE, read_terms
from builder.source.metrics import METRICS_FILE, load_metrics
from builder.source.pages import SourcePage, load_source, read_file
from builder.source.papers import PAPERS_FILE, load_papers
from builder.source.text import read_text
from builder.source.tree import ContentTree, walk_content


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedLibrary:
    """The library, the files it came from, and the lines findings point at."""

    library: Library
    tree: ContentTree
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Source lines by path."""

    def source_line(self, span: Span) -> str | None:
        """The line a finding points at."""
        lines = self.lines.get(span.path, ())
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None


def load_library(
    root: Path,
    report: Report,
    progress: Callable[[str, int, int], None] = lambda path, done, total: None,
    limit: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> LoadedLibrary:
    """Read and parse everything below ``root/content``.

    ``progress`` is told each page's path, how many came before it and how many there are; ``limit`` guards each page
    and ends it with ``TimeoutError``.
    """
    tree = walk_content(root, report)
    parser = Parser()
    pages: dict[str, Page] = {}
    lines: dict[str, tuple[str, ...]] = {}
    references: dict[str, tuple[Reference, ...]] = {}
    sources: dict[str, SourcePage] = {}
    for done, path in enumerate(tree.pages):
        progress(path, done, len(tree.pages))
        source = load_source(path, root, report)
        if source is None:
            continue
        sources[path] = source
        lines[path] = source.lines
        context = PageContext(path=path, first_line=source.body_first_line)
        try:
            with limit():
                parsed = parser.parse(source.body, context, source.meta, report)
        except (TimeoutError, RecursionError):
            parser = Parser()
            report.error(
                "SRC015",
                Span(path, source.body_first_line),
                "这一页太复杂，没有在限定时间内读完",
                "减少嵌套和重复的标记，或拆成几页",
                "the page takes too long to parse",
            )
            continue
        pages[path], references[path] = parsed
    _check_unique(sources, report)
    library = Library(
        pages=pages,
        courses={
            page.meta.id: read_course(page, report)
            for page in pages.values()
            if page.kind is PageKind.COURSE
        },
        banks={
            path: read_bank(page, report)
            for path, page in pages.items()
            if page.kind is PageKind.QUIZ
        },
        metrics=_load_metrics(tree, root, report),
        terms=_read_terms(sources, report),
        exams=_load_exams(tree, root, report),
        papers=_load_papers(tree, root, report),
    )
    check_ids(library.banks.values(), report)
    _check_data(tree, root, report)
    for page in pages.values():
        if page.kind is PageKind.PATH:
            check_path(page, report)
    check_links(library, references, tree, report)
    check_references(library, report)
    lines.update(_data_lines(tree, root))
    return LoadedLibrary(library=library, tree=tree, lines=lines)


def _load_metrics(tree: ContentTree, root: Path, report: Report) -> tuple[Metric, ...]:
    return load_metrics(METRICS_FILE, root, report) if METRICS_FILE in tree.data else ()


def _load_exams(tree: ContentTree, root: Path, report: Report) -> tuple[Exam, ...]:
    return load_exams(EXAMS_FILE, root, report) if EXAMS_FILE in tree.data else ()


def _load_papers(tree: ContentTree, root: Path, report: Report) -> tuple[RecordedPaper, ...]:
    return load_papers(PAPERS_FILE, root, report) if PAPERS_FILE in tree.data else ()


def _data_lines(tree: ContentTree, root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Lines of the data files; who reads one has reported what is wrong with it."""
    for path in tree.data:
        raw = read_file(path, root, Report())
        text = None if raw is None else read_text(raw, path, Report())
        if text is not None:
            yield path, tuple(text.split("\n"))


def _read_terms(sources: dict[str, SourcePage], report: Report) -> tuple[Term, ...]:
    source = sources.get(GLOSSARY_FILE)
    return read_terms(source, report) if source else ()


def _check_data(tree: ContentTree, root: Path, report: Report) -> None:
    """Curriculum and column maps are well-formed; a data file that nothing reads is a misspelt name."""
    for path in tree.data:
        if path == CURRICULUM_FILE:
            load_curriculum(path, root, report)
        elif path == COLUMNS_FILE:
            load_column_maps(path, root, report)
        elif path not in (METRICS_FILE, EXAMS_FILE, PAPERS_FILE):
            report.error(
                "SRC016",
                Span(path),
                "没有程序读取这个数据文件",
                f"指标库的文件名是 {METRICS_FILE}，课程地图的是 {CURRICULUM_FILE}，"
                f"期末卷的是 {EXAMS_FILE}，考过的试卷的是 {PAPERS_FILE}，"
                f"考试平台列名的是 {COLUMNS_FILE}",
                "a data file that nothing reads",
            )


def _check_unique(sources: dict[str, SourcePage], report: Report) -> None:
    """Library numbers and ids of one kind name one page."""
    for key, name in (("ref", "库内编号"), ("id", "编号")):
        seen: dict[tuple[str, str], SourcePage] = {}
        for source in sources.values():
            value = getattr(source.meta, key)
            if not value or source.path.endswith("index.md"):
                continue
            other = seen.setdefault((source.kind.value, value), source)
            if other is not source:
                report.error(
                    "DIA014",
                    _place(source, key),
                    f"{name} {value} 在 {other.path} 里已经用过",
                    "换一个没有用过的编号",
                    f"{key} {value} is used twice",
                )


def _place(source: SourcePage, key: str) -> Span:
    return source.span_of(key)
