"""Page furniture on the site: whom a page is for and what it teaches below its title, who keeps it at its end."""

from xml.etree.ElementTree import Element

from builder.components.html import append, element
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.model.page import Meta, PageKind
from builder.model.words import AUDIENCES, LEVELS
from builder.source.pages import load_source


def add_page_furniture(root: Element, page: PageContext) -> None:
    """Put what the page's front matter says into ``root``; a text without a file has none."""
    if page.content is None:
        return
    source = load_source(page.path, page.content.parent, Report())
    if source is None:
        return
    is_index = page.content_path.endswith("index.md")
    title = next((n for n, child in enumerate(root) if child.tag == "h1"), None)
    if title is not None and not is_index:
        for made in reversed([*_facts(source.kind, source.meta), *_objectives(source.meta)]):
            root.insert(title + 1, made)
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


def _keeper(meta: Meta) -> list[Element]:
    return _line("cw-keeper", [("内容维护", meta.owner), ("最近复核", meta.reviewed)])


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
