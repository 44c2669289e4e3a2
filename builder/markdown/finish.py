"""The tree's last step to the site: components as HTML, marks out, what is not for the site removed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AtomicString

from builder.components import components
from builder.components.base import HtmlContext
from builder.components.html import sample_mark
from builder.components.question.site import question_html
from builder.lint.diagnostic import Report
from builder.markdown.assemble import assemble_page
from builder.markdown.context import PageContext
from builder.markdown.inline import SAMPLE, is_wide
from builder.markdown.keys import mark_keys
from builder.markdown.marks import MARK, strip_marks
from builder.markdown.pictures import arrange_pictures
from builder.markdown.quiz import read_bank
from builder.markdown.running_order import arrange_order, offer_files
from builder.markdown.scan import Scanned
from builder.markdown.terms import mark_terms, set_term_anchors
from builder.markdown.tree import RECORD
from builder.model.block import ComponentBlock
from builder.model.page import Meta, PageKind
from builder.source.glossary import GLOSSARY_FILE

_INLINE = frozenset({"a", "strong", "em", "code", "sup", "span", "br", "img", "del", "mark"})


def finish_page(
    root: Element,
    md: Markdown,
    page: PageContext,
    scanned: Scanned,
    understood: Mapping[int, ComponentBlock],
    context: HtmlContext,
) -> None:
    """Rewrite ``root`` in place."""
    _set_heading_ids(root, scanned)
    arrange_pictures(root)
    _replace_components(root, understood, context)
    if page.kind is PageKind.QUIZ:
        _replace_questions(root, md, page, context)
    _remove_slide_only(root, scanned)
    mark_keys(root)
    if page.kind in (PageKind.COURSE, PageKind.PATH):
        arrange_order(root, page, _heading_minutes(root, scanned), context)
    else:
        offer_files(root, page, context)
    _clean(root)
    _link_terms(root, page, context)


def _link_terms(root: Element, page: PageContext, context: HtmlContext) -> None:
    """Questions keep their words: a definition beside an option may be the answer."""
    terms = context.index.terms
    if page.path == GLOSSARY_FILE:
        set_term_anchors(root, terms)
    elif page.kind is not PageKind.QUIZ:
        mark_terms(root, terms, context.relative(GLOSSARY_FILE.partition("/")[2]))


def _set_heading_ids(root: Element, scanned: Scanned) -> None:
    for heading in root.iter():
        if isinstance(heading.tag, str) and heading.tag in ("h1", "h2", "h3", "h4"):
            record = scanned.headings.get(_line(heading))
            if record and record.id:
                heading.set("id", record.id)


def _heading_minutes(root: Element, scanned: Scanned) -> dict[Element, int]:
    """What the page's own sections say they take, by heading."""
    records = ((child, scanned.headings.get(_line(child))) for child in root if child.tag == "h2")
    written = ((child, record.options.get("minutes", "")) for child, record in records if record)
    return {child: int(minutes) for child, minutes in written if minutes.isdecimal()}


def _line(element: Element) -> int:
    found = MARK.search("".join(element.itertext()))
    return int(found[1]) if found else 0


def _replace_components(
    parent: Element, understood: Mapping[int, ComponentBlock], context: HtmlContext
) -> None:
    for position, child in enumerate(list(parent)):
        record = child.get(RECORD)
        if record is None:
            _replace_components(child, understood, context)
            continue
        block = understood.get(int(record))
        if block is None or block.content is None:
            del child.attrib[RECORD]
            _replace_components(child, understood, context)
            continue
        anchored = replace(context, anchor=f"cw-{record}")
        made = components()[block.name].html(block.content, anchored)
        made.tail = child.tail
        parent[position] = made


def _replace_questions(
    root: Element, md: Markdown, page: PageContext, context: HtmlContext
) -> None:
    """Each question's blocks → one static form that needs no script."""
    meta = Meta(title="", id="")
    parsed = assemble_page(page, meta, md.courseware, Report())
    bank = read_bank(parsed, Report())
    questions = {question.id: question for question in bank.questions}
    parts = {part.id: part for question in bank.questions for part in question.children}
    kept: list[Element] = []
    current = None
    for child in list(root):
        found = None
        if child.tag in ("h1", "h2"):
            current = found = questions.get(child.get("id", ""))
        elif child.tag == "h3" and current:
            found = parts.get(child.get("id", ""))
        if found:
            child.text, child[:] = found.name, []
            kept += [child, question_html(found, context)]
        elif child.tag in ("h1", "h2") or current is None or child.get("class") == "footnote":
            kept.append(child)
    root[:] = kept


def _remove_slide_only(root: Element, scanned: Scanned) -> None:
    hidden = 0
    for child in list(root):
        level = int(child.tag[1]) if child.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0
        if level:
            record = scanned.headings.get(_line(child))
            if not hidden or level <= hidden:
                hidden = level if record and "slide-only" in record.classes else 0
        if hidden and child.get("class") != "footnote":
            root.remove(child)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") == "cw-notes":
                parent.remove(child)


def _clean(element: Element) -> None:
    """Take marks out, join soft breaks between Han, show sample marks."""
    is_code = element.tag in ("code", "pre")
    _clean_text(element, is_code)
    for child in list(element):
        if isinstance(child.tag, str):
            _clean(child)


def _clean_text(element: Element, is_code: bool) -> None:
    children = list(element)
    pieces: list[Element | str] = []
    for node in [None, *children]:
        if node is not None:
            pieces.append(node)
        text = element.text if node is None else node.tail
        if text:
            pieces.extend(_pieces(text, is_code))
    joined = pieces if is_code else list(_join(pieces))
    element.text = None
    element[:] = []
    last: Element | None = None
    for piece in joined:
        if isinstance(piece, Element):
            piece.tail = None
            element.append(piece)
            last = piece
        elif last is None:
            element.text = _add(element.text, piece)
        else:
            last.tail = _add(last.tail, piece)


def _add(text: str | None, more: str) -> str:
    joined = (text or "") + more
    return AtomicString(joined) if isinstance(text or more, AtomicString) else joined


def _pieces(text: str, is_code: bool) -> Iterator[Element | str]:
    cleaned = strip_marks(text)
    if is_code or SAMPLE not in cleaned:
        yield AtomicString(cleaned) if isinstance(text, AtomicString) else cleaned
        return
    for number, part in enumerate(cleaned.split(SAMPLE)):
        if number:
            yield sample_mark()
        if part:
            yield part


def _join(pieces: list[Element | str]) -> Iterator[Element | str]:
    """Drop a line feed whose neighbours on both sides are wide characters."""
    flat = [_edge_text(piece) for piece in pieces]
    for number, piece in enumerate(pieces):
        if isinstance(piece, str) and "\n" in piece:
            before = "".join(flat[:number])[-1:]
            after = "".join(flat[number + 1 :])[:1]
            piece = _join_lines(piece, before, after)
        yield piece


def _join_lines(text: str, before: str, after: str) -> str:
    lines = text.split("\n")
    joined = lines[0]
    for number, line in enumerate(lines[1:], 1):
        left = (before + joined).rstrip()[-1:]
        right = (line.lstrip() or "".join(lines[number + 1 :]).lstrip() or after)[:1]
        glue = "" if left and right and is_wide(left) and is_wide(right) else "\n"
        joined = joined.rstrip(" ") + line.lstrip(" ") if not glue else joined + glue + line
    return joined


def _edge_text(piece: Element | str) -> str:
    if isinstance(piece, str):
        return piece
    if piece.tag in _INLINE:
        return strip_marks("".join(piece.itertext())) or " "
    return "\n"
