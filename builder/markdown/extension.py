"""The dialect as one Python-Markdown extension.

The deck compiler, MkDocs and Zensical load this same extension. Beside the HTML that Python-Markdown returns, the
instance carries the parsed page afterwards: ``md.courseware`` is a ``Document``.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as SyntaxBlock

from builder.components.base import HtmlContext
from builder.components.notes.footnotes import hidden_footnotes
from builder.lint.diagnostic import Report, Severity
from builder.markdown.addresses import drop_unsafe_addresses
from builder.markdown.assemble import assemble_page
from builder.markdown.clauses import keep_clauses_whole
from builder.markdown.context import PageContext, page_context
from builder.markdown.finish import finish_page
from builder.markdown.footnotes import drop_notes, settle_references
from builder.markdown.indent import normalize_nesting
from builder.markdown.index import load_index
from builder.markdown.inline import InlineReader, Reference
from builder.markdown.marks import add_mark, unmark_attributes
from builder.markdown.metadata import escape_metadata
from builder.markdown.page_head import add_page_furniture
from builder.markdown.quiz.lenient import read_lines
from builder.markdown.quiz.ordering import check_numbers
from builder.markdown.scan import scan
from builder.markdown.trails import add_trails
from builder.markdown.tree import RECORD, TreeReader
from builder.model.block import Block
from builder.model.inline import RichText
from builder.model.library import Index
from builder.model.page import Meta, PageKind

_log = logging.getLogger("mkdocs.courseware")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one conversion understood."""

    blocks: tuple[Block, ...]
    footnotes: Mapping[str, RichText]
    references: tuple[Reference, ...]


class CoursewareExtension(Extension):  # type: ignore[misc]
    """Registers the dialect; ``builder.markdown.extension`` in ``mkdocs.yml``."""

    def __init__(self, **options: object) -> None:
        self.config = {"theme": ["", "Unused by the parser; kept for the site's configuration"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Replace raw HTML by text, add tables, footnotes, admonitions and the component blocks."""
        wanted = ["footnotes", "admonition", "sane_lists"]
        if "table" not in md.parser.blockprocessors:
            wanted.append("tables")
        if "fenced_code_block" not in md.preprocessors:
            wanted.append("fenced_code")
        md.registerExtensions(wanted, {"footnotes": {"BACKLINK_TITLE": "回到正文（注 {}）"}})
        md.registerExtensions([_ComponentBlocks()], {})
        for registry, name in (
            (md.preprocessors, "html_block"),
            (md.inlinePatterns, "html"),
            (md.inlinePatterns, "automail"),
            (md.parser.blockprocessors, "setextheader"),
        ):
            if name in registry:
                registry.deregister(name)
        md.preprocessors.register(_Prepare(md), "courseware", 27)
        md.treeprocessors.register(_Understand(md), "courseware", 16)
        md.treeprocessors.register(_SettleFootnotes(md), "courseware_footnotes", 8)
        md.treeprocessors.register(_KeepClausesWhole(md), "courseware_clauses", -5)
        md.treeprocessors.register(_LinkToOutputs(md), "courseware_outputs", -10)


class _Prepare(Preprocessor):  # type: ignore[misc]
    """Scan the lines, normalise the nesting, add the marks."""

    def run(self, lines: list[str]) -> list[str]:
        md = self.md
        page = page_context(md, lines)
        report: Report = getattr(md, "courseware_report", None) or Report()
        if page.kind is PageKind.QUIZ:
            read = tuple(read_lines(lines))
            check_numbers(read, page.path, page.first_line, report)
            lines = [line.text for line in read]
        scanned = scan(lines, page.path, page.first_line, report)
        nested = normalize_nesting(list(scanned.lines), page.path, page.first_line, report)
        prepared = [
            text if literal else add_mark(text, number, shift)
            for number, ((text, shift), (_, literal)) in enumerate(
                zip(nested, scanned.lines, strict=True), page.first_line
            )
        ]
        md.courseware_state = (page, scanned, report)
        return prepared


class _ComponentBlock(SyntaxBlock):  # type: ignore[misc]
    """Every component block, once the scan has replaced its first line by the number of its record."""

    NAME = "courseware"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div", {RECORD: str(self.argument)})


class _ComponentBlocks(BlocksExtension):  # type: ignore[misc]
    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:
        block_mgr.register(_ComponentBlock, self.getConfigs())  # type: ignore[attr-defined]


class _Understand(Treeprocessor):  # type: ignore[misc]
    """Read the model out of the tree, then give the tree its final form for the site."""

    def run(self, root: Element) -> None:
        md = self.md
        page, scanned, report = md.courseware_state
        unmark_attributes(root)
        inline = InlineReader(md=md, path=page.path)
        reader = TreeReader(inline, scanned, report)
        footnotes = _footnotes(root, inline)
        body = [child for child in root if child.get("class") != "footnote"]
        md.courseware = Document(
            blocks=reader.blocks(body),
            footnotes=footnotes,
            references=tuple(inline.references),
        )
        if getattr(md, "courseware_page", None) is not None:
            return
        context = _html_context(page, footnotes)
        if footnotes:
            parsed = assemble_page(page, Meta(title="", id=""), md.courseware, Report())
            drop_notes(root, hidden_footnotes(parsed))
        finish_page(root, md, page, scanned, reader.understood, context)
        add_trails(root, page, context)
        add_page_furniture(root, page)
        drop_unsafe_addresses(root, page.content_path)
        escape_metadata(md, page)
        _log_report(report)


class _SettleFootnotes(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        settle_references(root)


class _KeepClausesWhole(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        keep_clauses_whole(root)


class _LinkToOutputs(Treeprocessor):  # type: ignore[misc]
    """Gives links their address after the site builder has checked all others.

    A deck beside the site is no page of it, so a builder in strict mode would refuse a link to it. Components write
    ``data-output`` instead of ``href``.
    """

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.attrib.pop("data-output", None)
            if target is not None:
                link.set("href", target)


def _footnotes(root: Element, inline: InlineReader) -> dict[str, RichText]:
    found: dict[str, RichText] = {}
    for holder in root:
        if holder.get("class") == "footnote":
            for item in holder.iter("li"):
                label = item.get("id", "").partition(":")[2]
                texts = [inline.read(_without_backlink(p)) for p in item.iter("p")]
                found[label] = texts[0] if texts else inline.read(item)
    return found


def _without_backlink(paragraph: Element) -> Element:
    copy = Element(paragraph.tag)
    copy.text = paragraph.text
    copy.extend(child for child in paragraph if child.get("class") != "footnote-backref")
    return copy


def _html_context(page: PageContext, footnotes: Mapping[str, RichText]) -> HtmlContext:
    depth = page.content_path.count("/")
    return HtmlContext(
        index=load_index(page.content, page.build) if isinstance(page.content, Path) else Index(),
        relative=lambda path: "../" * depth + path,
        footnotes={label: number for number, label in enumerate(footnotes, 1)},
    )


def _log_report(report: Report) -> None:
    """Findings become warnings of the site builder, which its strict mode counts."""
    for diagnostic in report:
        level = logging.WARNING if diagnostic.severity is Severity.ERROR else logging.INFO
        _log.log(level, "%s: %s %s", diagnostic.span, diagnostic.code, diagnostic.message)


def makeExtension(**options: object) -> CoursewareExtension:
    """Entry point of Python-Markdown."""
    return CoursewareExtension(**options)
