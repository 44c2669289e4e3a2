"""Ways on: tiles that are links as a whole, for home pages; cards in a deck."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Option, Source
from builder.components.cards.layout import layout_cards
from builder.components.cards.syntax import Card, Cards
from builder.components.html import add_runs, element, rich
from builder.components.reading import misfit, read_items, report_unused_parts
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText, Run
from builder.model.span import Span

_EXAMPLE = "- **[客户来催单](scripts/urging.md)**：先说货在哪里，再说几点有消息"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One tile."""

    title: RichText
    """Without its link."""
    target: str
    text: RichText = RichText()
    key: bool = False
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The tiles of one grid, in the author's order."""

    ways: tuple[Way, ...]
    small: bool = False
    """Many tiles, closer together."""


class Links(Component[Ways]):
    """``/// links``: where to go from here, a sentence each."""

    name = "links"
    noun = "入口"
    options = (Option(name="small", kind="flag", meaning="写 true：入口多的时候排得紧一些"),)

    def parse(self, source: Source, report: Report) -> Ways | None:
        found = [_way(source, item, report) for item in read_items(source, report)]
        ways = tuple(way for way in found if way)
        return Ways(ways=ways, small=source.options.get("small") == "true") if ways else None

    def html(self, content: Ways, context: HtmlContext) -> Element:
        tiles = [element("li", "cw-links-item", _tile(way, context)) for way in content.ways]
        size = "cw-links cw-links-small" if content.small else "cw-links"
        return element("ul", size, *tiles)

    def layout(self, content: Ways, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        cards = (
            Card(title=way.title, text=way.text, key=way.key, span=way.span) for way in content.ways
        )
        return layout_cards(Cards(cards=tuple(cards)), region, kit)


def _way(source: Source, item: Item, report: Report) -> Way | None:
    report_unused_parts(source, item, report)
    label = item.label or RichText()
    targets = {run.link for run in label.runs if run.link}
    if len(targets) != 1 or any(run.link for run in item.body.runs) or item.details:
        misfit(
            report,
            item.span,
            "组件 links 的一项是一个链接：加粗的名字带链接，后面的话不再带",
            f"写成 {_EXAMPLE}",
            "an item of links is one linked label and a sentence without links",
        )
        return None
    title = RichText(runs=tuple(_unlinked(run) for run in label.runs))
    return Way(
        title=title, target=targets.pop() or "", text=item.body, key=item.key, span=item.span
    )


def _unlinked(run: Run) -> Run:
    return Run(text=run.text, code=run.code)


def _tile(way: Way, context: HtmlContext) -> Element:
    link = element(
        "a", "cw-links-link cw-links-key" if way.key else "cw-links-link", href=way.target
    )
    title = element("strong", "cw-links-title")
    add_runs(title, way.title.runs, context)
    link.append(title)
    if way.text:
        link.append(rich("span", "cw-links-text", way.text, context))
    return link


component = Links()
