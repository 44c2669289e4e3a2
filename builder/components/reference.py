"""A block that names a page of the library, ``/// case | C19``: its reading and its card on the site."""

import re
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext, LibraryReference, Source
from builder.components.html import element
from builder.lint.diagnostic import Report

_REF = re.compile(r"[A-Z]+\d+")


def read_reference(source: Source, example: str, report: Report) -> LibraryReference | None:
    """The reference in the block's argument; reports what is no library number and any content beside it."""
    ref = source.argument.strip().upper()
    if not _REF.fullmatch(ref):
        report.error(
            "DIA010",
            source.span,
            f"“{source.argument}”不是编号",
            f"编号是一个大写字母加数字，例如 /// {source.name} | {example}",
            f"{source.argument!r} is not a library number",
        )
        return None
    for block in source.blocks:
        report.error(
            "DIA005",
            block.span,
            f"写了编号 {ref}，内容就取自那一页，这里不再写",
            "删掉这里的内容，或者去掉编号",
            f"content beside the reference {ref}",
        )
    return LibraryReference(ref=ref, span=source.span)


def reference_card(
    name: str, noun: str, reference: LibraryReference, context: HtmlContext
) -> Element:
    """A linked card with the page's title and summary, or a notice when there is no such page."""
    entry = context.index.by_ref(reference.ref)
    if entry is None:
        notice = element("p", "", f"没有编号为 {reference.ref} 的{noun}。")
        return element("div", f"cw-{name} cw-{name}-missing", notice)
    facts = " · ".join(fact for fact in (reference.ref, entry.industry or entry.scene) if fact)
    link = element("a", "cw-reference-link", href=context.relative(entry.path))
    link.append(element("span", "cw-reference-facts", f"{noun} {facts}"))
    link.append(element("strong", "cw-reference-title", entry.title))
    if entry.summary:
        link.append(element("span", "cw-reference-summary", entry.summary))
    return element("div", f"cw-{name} cw-{name}-reference", link)
