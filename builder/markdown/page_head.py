"""Page furniture on the site: a pencil above the title, what the page is for below it, who keeps it at its end."""

from calendar import monthrange
from datetime import date
from urllib.parse import quote
from xml.etree.ElementTree import Element

from builder.components.html import append, element
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.model.page import Meta, PageKind
from builder.model.words import AUDIENCES, LEVELS
from builder.source.page_decks import PageDeck, page_deck
from builder.source.pages import load_source

EDITING = "editing"
"""Name of the page, directly below the content folder, that explains how to change a page."""
REVIEW_MONTHS = 12
"""How long a review holds where a page does not say."""


def add_page_furniture(root: Element, page: PageContext) -> None:
    """Put what the page's front matter says into ``root``; a text without a file has none."""
    if page.content is None:
        return
    source = load_source(page.path, page.content.parent, Report())
    if source is None:
        return
    is_index = page.content_path.endswith("index.md")
    if (page.content / f"{EDITING}.md").is_file() and page.content_path != f"{EDITING}.md":
        root.insert(0, _pencil(page.content_path))
    title = next((n for n, child in enumerate(root) if child.tag == "h1"), None)
    if title is not None and not is_index:
        for made in reversed([*_facts(source.kind, source.meta), *_objectives(source.meta)]):
            root.insert(title + 1, made)
    deck = page_deck(page.content.parent, page.content_path)
    if deck is not None:
        root.append(_deck_link(deck, page.content_path))
    for made in _keeper(source.meta):
        root.append(made)


def _facts(kind: PageKind, meta: Meta) -> list[Element]:
    if kind is PageKind.CASE:
        named = [("行业", meta.industry), ("类型", meta.type), ("练的是", _list(meta.skills))]
    elif kind is PageKind.SCRIPT:
        named = [("场景", meta.scene), ("渠道", _list(meta.channel))]
    else:
        audience = tuple(AUDIENCES.get(word, word) for word in meta.audience)
        named = [("适合", _list(audience)), ("程度", LEVELS.get(meta.level, meta.level))]
        named = [("岗位", meta.role), *named, ("形式", meta.form), ("版本", meta.version)]
    if meta.minutes:
        named.append(("用时", _duration(meta.minutes)))
    if meta.ref:
        named.append(("编号", meta.ref))
    return _line("cw-facts", named)


def _objectives(meta: Meta) -> list[Element]:
    if not meta.objectives:
        return []
    lines = [element("li", "", text) for text in meta.objectives.values()]
    head = element("p", "cw-objectives-head", "学完这一页，您能")
    return [element("div", "cw-objectives", head, element("ul", "", *lines))]


def _pencil(content_path: str) -> Element:
    """A link to the page that explains editing; ``editing.js`` there reads from the address which page is meant.

    Written as ``data-output`` because the site builder knows no such anchor.
    """
    here = "../" * content_path.count("/")
    link = element("a", "cw-edit-link", "修改这一页", href="", rel="edit")
    link.set("data-output", f"{here}{EDITING}.html#page={quote(content_path)}")
    return element("p", "cw-edit", link)


def _deck_link(deck: PageDeck, content_path: str) -> Element:
    link = element(
        "a", "cw-page-deck-link", f"本章课件（PPT，{deck.slides} 页）", href="", download=""
    )
    link.set("data-output", "../" * content_path.count("/") + deck.address)
    return element("p", "cw-page-deck", link)


def _keeper(meta: Meta) -> list[Element]:
    """Who keeps the page and when it was reviewed; ``review.js`` compares the end of that with the reader's clock."""
    lines = _line("cw-keeper", [("内容维护", meta.owner), ("最近复核", meta.reviewed)])
    if meta.reviewed:
        months = meta.review_months or REVIEW_MONTHS
        for line in lines:
            line.set("data-reviewed", meta.reviewed)
            line.set("data-review-months", str(months))
            line.set("data-review-until", review_end(meta.reviewed, months))
            if meta.owner:
                line.set("data-owner", meta.owner)
    return lines


def review_end(reviewed: str, months: int) -> str:
    """The last day on which a review holds, as an ISO date: the same day of the month, or that month's last."""
    start = date.fromisoformat(reviewed)
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    day = min(start.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day).isoformat()


def _line(class_name: str, named: list[tuple[str, str]]) -> list[Element]:
    """One paragraph of names and values; none when there is no value."""
    facts = [
        element("span", "cw-fact", element("span", "cw-fact-name", name), f" {value}")
        for name, value in named
        if value
    ]
    if not facts:
        return []
    line = element("p", class_name)
    for number, fact in enumerate(facts):
        append(line, " " if number else None)
        append(line, fact)
    return [line]


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if minutes < 120:
        return f"{minutes} 分钟"
    return f"{hours} 小时 {rest} 分钟" if rest else f"{hours} 小时"


def _list(words: tuple[str, ...]) -> str:
    return "、".join(words)
