"""What a deck holds, whoever wrote it: counted in its XML, and in its slides as another engine sets them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from tests.gates.opened import A, OpenedDeck, OpenedSlide, P, placeholder_type, shapes, text_of
from tests.gates.scene import PX_PER_PT, Box, Scene, SetText, set_deck

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
RADICALS = r"\u2e80-\u2fdf"
"""Signs for parts of characters: alike to the eye, another character to a search."""
_WORD = re.compile(rf"[{HAN}]{{2,}}")
_SPACED = re.compile(rf"(?<=[{HAN}，。；：、！？）”])[ \u00a0]+(?=[{HAN}（“])")
_NOT_AT_START = "，。；：、！？）”》】"
_TOLERANCE_PX = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFacts:
    """Counts over some slides of a deck."""

    slides: int
    words: int
    """Of the given words, those in slides, charts or notes."""
    words_in_notes: int
    expected: int
    """How many words were given."""
    picture_slides: int
    """Slides without any text of their own."""
    tables: int
    charts: int
    shapes: int
    """Shapes that are no placeholders and no pictures, lines included."""
    clicks: int
    """Steps of animation that wait for a click."""
    spaces: int
    """Spaces between two Han characters or the punctuation around them."""
    radicals: int
    """Radical signs in place of Han characters."""
    han_runs: int
    chinese_runs: int
    """Of the runs with Han characters, those whose language is Chinese."""
    names_font: bool
    """Every run with Han characters gets an East Asian font by name: its own, or the theme's."""
    layouts: tuple[str, ...]
    """Names of the slides' layouts, in order."""
    texts_outside: int | None
    """Texts with a line outside their box or the slide; None where the engine or its font is missing."""
    bad_starts: int | None
    """Lines beginning with punctuation that belongs to the line before."""
    smallest_pt: float | None
    """Smallest size as set, footers and page numbers aside."""


def words_of(text: str) -> tuple[str, ...]:
    """The stretches of two or more Han characters in a text, each once."""
    return tuple(dict.fromkeys(_WORD.findall(text)))


def set_with_fonts(deck: OpenedDeck, faces: dict[str, bytes] | None) -> Scene | None:
    """The deck as betteroffice sets it, every family of its theme drawn with ``faces``."""
    if faces is None:
        return None
    themes = (root for name, root in deck.all_xml() if re.match(r"/ppt/theme/.*\.xml", name))
    named = (font for root in themes for font in root.iter(f"{A}latin", f"{A}ea", f"{A}font"))
    families = {font.get("typeface", "") for font in named} | {"Arial"}
    return set_deck(deck.data, {family: faces for family in sorted(families) if family})


def deck_facts(
    deck: OpenedDeck, scene: Scene | None, words: Iterable[str], numbers: Iterable[int]
) -> DeckFacts:
    """Facts of the slides with these numbers, counted from 1."""
    chosen = [slide for slide in deck.slides if slide.number in set(numbers)]
    given = tuple(words)
    drawn = "\n".join(_drawn_text(slide) for slide in chosen)
    spoken = "\n".join(text_of(slide.notes) for slide in chosen if slide.notes is not None)
    runs = [run for slide in chosen for run in _han_runs(slide)]
    texts = [t for t in scene.texts if t.slide in set(numbers)] if scene else []
    lines = [line for text in texts for line in text.lines if line.text.strip()]
    furniture = {(s.number, shape_id) for s in chosen for shape_id in _furniture(s)}
    own = [t for t in texts if (t.slide, t.object_id) not in furniture]
    sizes = [line.size_px / PX_PER_PT for t in own for line in t.lines if line.text.strip()]
    page = Box(left=0, top=0, right=scene.width, bottom=scene.height) if scene else None
    return DeckFacts(
        slides=len(chosen),
        words=sum(_stands(word, drawn) or _stands(word, spoken) for word in given),
        words_in_notes=sum(_stands(word, spoken) for word in given),
        expected=len(given),
        picture_slides=sum(not _drawn_text(slide).strip() for slide in chosen),
        tables=sum(1 for slide in chosen for _ in slide.root.iter(f"{A}tbl")),
        charts=sum(len(slide.charts) for slide in chosen),
        shapes=sum(1 for slide in chosen for shape in _own_shapes(slide)),
        clicks=sum(1 for slide in chosen for _ in _clicks(slide)),
        spaces=len(_SPACED.findall(drawn)),
        radicals=len(re.findall(rf"[{RADICALS}]", drawn)),
        han_runs=len(runs),
        chinese_runs=sum(_language(run).startswith("zh") for run in runs),
        names_font=bool(runs) and (_theme_font(deck) or all(_own_font(run) for run in runs)),
        layouts=tuple(deck.xml(slide.layout).find(f"{P}cSld").get("name") for slide in chosen),
        texts_outside=sum(_is_outside(text, page) for text in texts) if page else None,
        bad_starts=sum(line.text.lstrip()[0] in _NOT_AT_START for line in lines) if page else None,
        smallest_pt=round(min(sizes), 1) if sizes else None,
    )


def _drawn_text(slide: OpenedSlide) -> str:
    charts = ("\n".join(root.itertext()) for root in slide.charts)
    return "\n".join((text_of(slide.root), *charts))


def _stands(word: str, text: str) -> bool:
    """Whether a word is in a text, a radical sign standing for any Han character."""
    return re.search("".join(f"[{sign}{RADICALS}]" for sign in word), text) is not None


def _own_shapes(slide: OpenedSlide) -> Iterator[etree._Element]:
    yield from (shape for shape in shapes(slide.root) if placeholder_type(shape) is None)
    yield from slide.root.iter(f"{P}cxnSp")


def _furniture(slide: OpenedSlide) -> Iterator[int]:
    """Ids of the placeholders for footer, date and number."""
    for shape in shapes(slide.root):
        if placeholder_type(shape) in ("ftr", "dt", "sldNum"):
            yield int(next(shape.iter(f"{P}cNvPr")).get("id", "0"))


def _clicks(slide: OpenedSlide) -> Iterator[etree._Element]:
    return (step for step in slide.root.iter(f"{P}cTn") if step.get("nodeType") == "clickEffect")


def _han_runs(slide: OpenedSlide) -> Iterator[etree._Element]:
    return (
        run
        for run in slide.root.iter(f"{A}r")
        if re.search(f"[{HAN}]", run.findtext(f"{A}t") or "")
    )


def _language(run: etree._Element) -> str:
    properties = run.find(f"{A}rPr")
    return "" if properties is None else str(properties.get("lang", ""))


def _own_font(run: etree._Element) -> bool:
    font = run.find(f"{A}rPr/{A}ea")
    return font is not None and bool(font.get("typeface"))


def _theme_font(deck: OpenedDeck) -> bool:
    """Whether the theme's fonts, headings and body, name an East Asian font."""
    fonts = list(deck.xml("/ppt/theme/theme1.xml").iter(f"{A}ea"))[:2]
    return bool(fonts) and all(font.get("typeface") for font in fonts)


def _is_outside(text: SetText, page: Box) -> bool:
    """A table cell grows with its text, so that only the slide bounds it; a chart sets its own."""
    bounds = (page,) if text.cell or text.in_chart else (page, text.box)
    return any(
        bound.overrun(line.box)[1] > _TOLERANCE_PX
        for bound in bounds
        for line in text.lines
        if line.text.strip()
    )
