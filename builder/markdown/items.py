"""List items: label, measure, body, details, the key mark, the task box."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from builder.markdown.inline import BLOCK_TAGS, InlineReader
from builder.model.block import Item, ListBlock, Measure
from builder.model.inline import RichText, Run, join

KEY = re.compile(r"\s*\{\s*:?\s*\.key\s*\}\s*$")
"""The mark of the one item to emphasise."""
_TASK = re.compile(r"^\[([ xX])\]\s+")
_MEASURE = re.compile(r"^\s*[（(]([^（）()]*)[）)]")
_NUMBER = re.compile(r"^\s*([-+−–]?\d+(?:,\d{3})*(?:\.\d+)?)\s*([^\d\s].*)?$")
_COLON = re.compile(r"^\s*[：:]\s*")


def read_list(element: Element, reader: InlineReader) -> ListBlock:
    """``ul`` or ``ol`` → list with nested lists as the items' details."""
    items = tuple(read_item(child, reader) for child in element if child.tag == "li")
    span = items[0].span if items else reader.place
    return ListBlock(
        ordered=element.tag == "ol", items=items, start=int(element.get("start", "1")), span=span
    )


def read_item(element: Element, reader: InlineReader) -> Item:
    """``li`` → item; paragraphs of a loose item are joined by line breaks."""
    texts: list[RichText] = []
    quotes: list[RichText] = []
    details: list[Item] = []
    inline: list[Element] = []
    leading = element.text
    for child in [*element, None]:
        if child is not None and child.tag not in BLOCK_TAGS:
            inline.append(child)
            continue
        texts.append(reader.read_between(leading, inline))
        inline = []
        if child is None:
            break
        leading = child.tail
        if child.tag in ("ul", "ol"):
            details.extend(read_list(child, reader).items)
        elif child.tag == "blockquote":
            quotes.extend(reader.read(part) for part in child.iter("p"))
        elif child.tag == "p":
            texts.append(reader.read(child))
        else:
            texts.append(reader.read(child))
    kept = [part for part in texts if part]
    item = make_item(join(kept, "\n"))
    return replace(
        item,
        details=tuple(details),
        quote=join(quotes, "\n"),
        span=kept[0].span if kept else reader.place,
    )


def make_item(content: RichText) -> Item:
    """Take the label, the measure and the marks off an item's text."""
    content, key = take_key(content)
    content, checked = _take_task(content)
    label, measure, body = _split_label(content)
    return Item(label=label, measure=measure, body=body, key=key, checked=checked)


def take_key(content: RichText) -> tuple[RichText, bool]:
    """The text without ``{.key}`` at the end of its first line, and whether it was there."""
    first, *rest = split_text(content, "\n", 1)
    if not first.runs or not KEY.search(first.runs[-1].text):
        return content, False
    last = replace(first.runs[-1], text=KEY.sub("", first.runs[-1].text))
    runs = (*first.runs[:-1], *((last,) if last.text else ()))
    return join([replace(first, runs=runs), *rest], "\n"), True


def split_text(content: RichText, separator: str, limit: int = -1) -> list[RichText]:
    """Split a text at a plain separator, as ``str.split`` does."""
    parts: list[list[Run]] = [[]]
    for run in content.runs:
        pieces = run.text.split(separator) if run.text else [""]
        for number, piece in enumerate(pieces):
            if number and (limit < 0 or len(parts) <= limit):
                parts.append([])
            elif number:
                parts[-1].append(replace(run, text=separator))
            if piece or run.footnote or run.sample:
                parts[-1].append(replace(run, text=piece))
    return [RichText(runs=tuple(part), span=content.span) for part in parts]


def _take_task(content: RichText) -> tuple[RichText, bool | None]:
    if not content.runs or not (found := _TASK.match(content.runs[0].text)):
        return content, None
    first = replace(content.runs[0], text=content.runs[0].text[found.end() :])
    runs = (*((first,) if first.text else ()), *content.runs[1:])
    return replace(content, runs=runs), found[1] in "xX"


def _split_label(content: RichText) -> tuple[RichText | None, Measure | None, RichText]:
    count = 0
    while count < len(content.runs) and content.runs[count].bold:
        count += 1
    if not count:
        return None, None, content
    label = RichText(runs=content.runs[:count], span=content.span)
    rest = RichText(runs=content.runs[count:], span=content.span)
    measure: Measure | None = None
    sample: tuple[Run, ...] = ()
    after = rest
    if after.runs and after.runs[0].sample:
        sample, after = after.runs[:1], replace(after, runs=after.runs[1:])
    found = _MEASURE.match(after.runs[0].text) if after.runs else None
    if found:
        measure = read_measure(found[1])
        after = _cut(after, found.end())
    if after.runs and (colon := _COLON.match(after.runs[0].text)):
        after = _cut(after, colon.end())
    elif label.plain[-1:] in "：:" and measure is None:
        label = _without_colon(label)
    elif after.runs:
        return None, None, content
    label = replace(label, runs=(*_plain_bold(label.runs), *sample))
    return label, measure, after


def _plain_bold(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A label is bold by its role; its runs need not say so."""
    return tuple(replace(run, bold=False) for run in runs)


def _without_colon(label: RichText) -> RichText:
    last = replace(label.runs[-1], text=label.runs[-1].text[:-1])
    return replace(label, runs=(*label.runs[:-1], last))


def _cut(content: RichText, count: int) -> RichText:
    first = replace(content.runs[0], text=content.runs[0].text[count:])
    runs = (first, *content.runs[1:]) if first.text else content.runs[1:]
    return replace(content, runs=runs)


def read_measure(text: str) -> Measure:
    """``2 分钟`` → 2.0 and 分钟, ``1,200 人`` → 1200.0 and 人; words alone have no value."""
    found = _NUMBER.match(text)
    if found is None:
        return Measure(value=None, unit="", text=text.strip())
    value = float(found[1].replace("−", "-").replace("–", "-").replace(",", ""))
    return Measure(value=value, unit=(found[2] or "").strip(), text=text.strip())
