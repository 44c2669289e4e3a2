"""Lists of the library's pages on the site: linked titles with what tells the pages apart."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import element
from builder.model.library import Entry
from builder.model.words import LEVELS


def link_card(
    name: str,
    title: str,
    address: str,
    *,
    ref: str = "",
    summary: str = "",
    facts: Iterable[str] = (),
) -> Element:
    """One link that holds number, title, summary and facts; ``name`` begins its classes."""
    link = element("a", f"cw-{name}-link", href=address)
    if ref:
        link.append(element("span", f"cw-{name}-ref", ref))
    link.append(element("strong", f"cw-{name}-title", title))
    if summary:
        link.append(element("span", f"cw-{name}-summary", summary))
    shown = " · ".join(fact for fact in facts if fact)
    if shown:
        link.append(element("span", f"cw-{name}-facts", shown))
    return link


def facts_of(entry: Entry) -> tuple[str, ...]:
    """What tells an entry apart from its neighbours, by its kind."""
    minutes = f"{entry.minutes} 分钟" if entry.minutes else ""
    questions = f"{len(entry.questions)} 道题" if entry.questions else ""
    channel = "、".join(entry.channel)
    return (entry.role, entry.industry, entry.type, entry.scene, channel, questions, minutes)


def data_of(entry: Entry) -> dict[str, str]:
    """The same facts as attributes, for the site's filters; words of a list stand between ``｜``."""
    minutes = str(entry.minutes) if entry.minutes else ""
    facts = {
        "industry": entry.industry,
        "type": entry.type,
        "scene": entry.scene,
        "channel": "｜".join(entry.channel),
        "skills": "｜".join(entry.skills),
        "level": LEVELS.get(entry.level, ""),
        "minutes": minutes,
    }
    return {f"data-{name}": value for name, value in facts.items() if value}


def address_of(entry: Entry, context: HtmlContext) -> str:
    """Link from the current page to an entry's page."""
    return context.relative(entry.path)


def notice(name: str, words: str) -> Element:
    """What stands where there is nothing to list."""
    return element("div", f"cw-{name} cw-{name}-empty", element("p", "", words))
