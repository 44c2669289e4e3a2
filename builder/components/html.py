"""Elements of the site: small helpers every component's HTML is made of."""

import json
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from builder.components.base import HtmlContext
from builder.model.inline import RichText, Run


def element(
    tag: str, class_name: str = "", *children: Element | str | None, **attributes: str
) -> Element:
    """An element with children; strings become text, None is left out."""
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    if class_name:
        made.set("class", class_name)
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: Element | str | None) -> None:
    """Add an element or a piece of text at the end of ``parent``."""
    if child is None:
        return
    if isinstance(child, Element):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def json_value(data: object) -> str:
    """JSON as an attribute's value: a browser would read ``&quot;``, which the serializer leaves alone, as its end."""
    return json.dumps(data, ensure_ascii=False).replace("&", "\\u0026")


def rich(
    tag: str, class_name: str, content: RichText, context: HtmlContext, *more: Element
) -> Element:
    """An element holding rich text, then further elements."""
    made = element(tag, class_name)
    add_runs(made, content.runs, context)
    for child in more:
        made.append(child)
    return made


def add_runs(parent: Element, runs: Iterable[Run], context: HtmlContext) -> None:
    """Append runs with their marks to ``parent``."""
    for run in runs:
        if run.footnote:
            parent.append(_footnote(run.footnote, context))
            continue
        if run.sample:
            parent.append(sample_mark())
            continue
        target = parent
        for tag, wanted in (("strong", run.bold), ("em", run.italic), ("code", run.code)):
            if wanted:
                target = SubElement(target, tag)
        if run.link is not None:
            target = SubElement(target, "a", {"href": run.link})
        for number, line in enumerate(run.text.split("\n")):
            if number:
                append(target, Element("br"))
            append(target, line)


def sample_mark() -> Element:
    """The mark behind a figure that nobody measured."""
    return element("span", "cw-sample", "示例", title="示例数据，不是实测结果")


def _footnote(label: str, context: HtmlContext) -> Element:
    number = context.footnotes.get(label, label)
    link = element("a", "footnote-ref", str(number), href=f"#fn:{label}")
    return element("sup", "", link, id=f"fnref:{label}")
