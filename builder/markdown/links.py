"""Whether links, images and library numbers lead anywhere."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from builder.components.base import LibraryReference
from builder.lint.diagnostic import Report
from builder.markdown.inline import Reference
from builder.model.block import Admonition, Block, ComponentBlock, Heading, Quote
from builder.model.library import Library
from builder.model.page import Page
from builder.source.tree import ContentTree

_EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NOUNS = {"case": "案例", "script": "话术", "quiz": "题目", "metric": "指标"}


def check_links(
    library: Library,
    references: Mapping[str, tuple[Reference, ...]],
    tree: ContentTree,
    report: Report,
) -> None:
    """Report relative links to pages, anchors and images that do not exist."""
    anchors = {path: _anchors(page) for path, page in library.pages.items()}
    for path, found in references.items():
        for reference in found:
            if reference.is_image:
                _check_image(path, reference, tree, report)
            elif not _EXTERNAL.match(reference.target):
                _check_page(path, reference, anchors, report)


def check_references(library: Library, report: Report) -> None:
    """Report blocks such as ``/// case | C99`` that name nothing in the library."""
    known = {
        "case": [page.meta.ref for page in library.pages.values() if page.kind.value == "case"],
        "script": [page.meta.ref for page in library.pages.values() if page.kind.value == "script"],
        "quiz": [each.id for bank in library.banks.values() for each in bank.all_questions()],
        "metric": [metric.ref for metric in library.metrics],
    }
    for page in library.pages.values():
        for block in _all_blocks((*page.lead, *(b for t in page.topics for b in t.blocks))):
            if not isinstance(block, ComponentBlock):
                continue
            content = block.content
            if isinstance(content, LibraryReference) and content.ref not in known[block.name]:
                near = difflib.get_close_matches(content.ref, known[block.name], 1, 0.5)
                report.error(
                    "DIA010",
                    content.span,
                    f"没有编号为 {content.ref} 的{_NOUNS[block.name]}",
                    f"是不是 {near[0]}？"
                    if near
                    else f"可用：{'、'.join(sorted(known[block.name]))}",
                    f"unknown {block.name} {content.ref}",
                )


def _all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, ComponentBlock | Admonition | Quote):
            yield from _all_blocks(block.blocks)


def _anchors(page: Page) -> frozenset[str]:
    blocks = _all_blocks((*page.lead, *(b for topic in page.topics for b in topic.blocks)))
    inner = {block.id for block in blocks if isinstance(block, Heading) and block.id}
    return frozenset({topic.id for topic in page.topics} | inner)


def _check_page(
    path: str, reference: Reference, anchors: Mapping[str, frozenset[str]], report: Report
) -> None:
    file, _, anchor = reference.target.partition("#")
    target = _resolve(path, file) if file else path
    if target not in anchors:
        near = difflib.get_close_matches(target, list(anchors), 1, 0.6)
        report.error(
            "DIA012",
            reference.span,
            f"链接 {reference.target} 指向的页面不存在",
            f"是不是 {near[0]}？" if near else "检查文件名；链接从本页所在的目录写起",
            f"link to a missing page: {reference.target}",
        )
    elif anchor and unquote(anchor) not in anchors[target]:
        near = difflib.get_close_matches(anchor, sorted(anchors[target]), 1, 0.5)
        report.error(
            "DIA012",
            reference.span,
            f"页面 {target} 里没有编号 #{anchor}",
            f"是不是 #{near[0]}？" if near else f"可用：{'、'.join(sorted(anchors[target]))}",
            f"link to a missing anchor: {reference.target}",
        )


def _check_image(path: str, reference: Reference, tree: ContentTree, report: Report) -> None:
    is_local = not _EXTERNAL.match(reference.target) and not reference.target.startswith("/")
    if is_local and _resolve(path, reference.target) in tree.images:
        return
    report.error(
        "DIA015",
        reference.span,
        f"找不到图片 {reference.target}",
        "图片要放在 content/ 里，用相对路径引用；不支持网址",
        f"image is not a local file of the library: {reference.target}",
    )


def _resolve(path: str, target: str) -> str:
    return normpath(str(PurePosixPath(path).parent / unquote(target.partition("?")[0])))
