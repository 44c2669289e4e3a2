"""Inline elements of the tree → runs of the model."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from markdown import Markdown

from builder.markdown.marks import MARK
from builder.model.inline import RichText, Run
from builder.model.span import Span

BLOCK_TAGS = frozenset(
    {"ul", "ol", "p", "blockquote", "div", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
)
SAMPLE = "[示例]"
_PLACEHOLDER = re.compile("\x02(?:wzxhzdk:(\\d+)|(\\d+)|(amp)|(qq\\d+zz))\x03")
_FOLD = re.compile(r" *\n *")
_PIECE = re.compile("(\x02L\\d+:\\d+\x03|\\[示例\\])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link or image target and where it stands."""

    target: str
    span: Span
    is_image: bool = False


@dataclass(slots=True)
class InlineReader:
    """Reads texts out of one document's tree and remembers the links it met."""

    md: Markdown
    path: str
    references: list[Reference] = field(default_factory=list)
    place: Span = field(default=Span(""))
    """The last mark that was passed."""

    def read(self, element: Element) -> RichText:
        """The element's own inline content; block children are left to the caller."""
        pieces: list[Run | Span] = list(self._pieces(element, Run(text="")))
        return self.assemble(pieces)

    def read_between(self, text: str | None, children: list[Element]) -> RichText:
        """Inline content given as a leading text and a stretch of inline elements with their tails."""
        pieces: list[Run | Span] = list(self._text(text, Run(text="")))
        for child in children:
            pieces.extend(self._element(child, Run(text="")))
            pieces.extend(self._text(child.tail, Run(text="")))
        return self.assemble(pieces)

    def assemble(self, pieces: list[Run | Span]) -> RichText:
        """Join pieces to one text: soft breaks become nothing between Han, else a space."""
        span = next((piece for piece in pieces if isinstance(piece, Span)), self.place)
        runs: list[Run] = []
        for piece in pieces:
            if isinstance(piece, Span):
                continue
            if runs and piece.text and _same_marks(runs[-1], piece):
                runs[-1] = replace(runs[-1], text=runs[-1].text + piece.text)
            elif piece.text or piece.footnote or piece.sample:
                runs.append(piece)
        return RichText(runs=tuple(_trim(_join_soft_breaks(runs))), span=span)

    def resolve(self, text: str) -> str:
        """Python-Markdown's placeholders → the characters they stand for."""
        return _PLACEHOLDER.sub(self._placeholder, text)

    def _placeholder(self, match: re.Match[str]) -> str:
        if match[1] is not None:
            raw = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
            return html.unescape(raw if isinstance(raw, str) else "".join(raw.itertext()))
        if match[4]:
            return ""  # the space before a footnote's way back
        return chr(int(match[2])) if match[2] else "&"

    def _pieces(self, element: Element, style: Run) -> Iterator[Run | Span]:
        yield from self._text(element.text, style)
        for child in element:
            if child.tag not in BLOCK_TAGS:
                yield from self._element(child, style)
            yield from self._text(child.tail, style)

    def _text(self, text: str | None, style: Run) -> Iterator[Run | Span]:
        for piece in _PIECE.split(text or ""):
            found = MARK.fullmatch(piece)
            if found:
                self.place = Span(self.path, int(found[1]), int(found[2]))
                yield self.place
            elif piece == SAMPLE and not style.code:
                yield replace(style, text="", sample=True)
            elif piece:
                # A line feed from the source is kept as a vertical tab until the soft breaks are joined. The spaces
                # around it are the indent of a list item's further lines, not text.
                yield replace(style, text=_FOLD.sub("\v", self.resolve(piece)))

    def _element(self, element: Element, style: Run) -> Iterator[Run | Span]:
        tag = element.tag
        if tag == "br":
            yield replace(style, text="\n")
        elif tag == "sup" and (label := _footnote_label(element)):
            yield replace(style, text="", footnote=label)
        elif tag == "img":
            self._remember(self.resolve(element.get("src", "")), is_image=True)
            yield replace(style, text=self.resolve(element.get("alt", "")))
        elif tag == "a":
            target = self.resolve(element.get("href", ""))
            self._remember(target)
            yield from self._pieces(element, replace(style, link=target))
        elif tag == "strong":
            yield from self._pieces(element, replace(style, bold=True))
        elif tag == "em":
            yield from self._pieces(element, replace(style, italic=True))
        elif tag == "code":
            # Python-Markdown has escaped the characters of a code span already.
            for piece in self._pieces(element, replace(style, code=True)):
                if isinstance(piece, Run):
                    piece = replace(piece, text=html.unescape(piece.text))
                yield piece
        else:
            yield from self._pieces(element, style)

    def _remember(self, target: str, *, is_image: bool = False) -> None:
        self.references.append(Reference(target=target, span=self.place, is_image=is_image))


def _footnote_label(element: Element) -> str:
    """Label of a reference ``<sup id="fnref:label">``; repeated ones count up: ``fnref2:label``."""
    found = re.fullmatch(r"fnref\d*:(.+)", element.get("id", ""))
    return found[1] if found else ""


def _same_marks(left: Run, right: Run) -> bool:
    return replace(left, text="") == replace(right, text="") and not left.footnote


def is_wide(character: str) -> bool:
    """Whether a soft line break beside this character stands for nothing: Han, kana, full-width marks."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·"


def _join_soft_breaks(runs: list[Run]) -> list[Run]:
    whole = "".join(run.text for run in runs)
    if "\v" not in whole:
        return runs
    joined: list[Run] = []
    position = 0
    for run in runs:
        characters: list[str] = []
        for character in run.text:
            if character != "\v":
                characters.append(character)
            else:
                before = whole[:position].rstrip(" \v\n")[-1:]
                after = whole[position + 1 :].lstrip(" \v\n")[:1]
                if before and after and not (is_wide(before) and is_wide(after)):
                    characters.append(" ")
            position += 1
        joined.append(replace(run, text="".join(characters)))
    return joined


def _trim(runs: list[Run]) -> list[Run]:
    """Without white space at the text's ends and around hard breaks."""
    trimmed = [
        replace(run, text=re.sub(r" *\n *", "\n", run.text)) if "\n" in run.text else run
        for run in runs
    ]
    for index, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while trimmed and trimmed[index].text and not (text := strip(trimmed[index].text)):
            del trimmed[index]
        if trimmed and trimmed[index].text and text != trimmed[index].text:
            trimmed[index] = replace(trimmed[index], text=text)
    return [run for run in trimmed if run.text or run.footnote or run.sample]
