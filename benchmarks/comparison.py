"""Ten constructs of a training course through Courseware, pandoc and Marp: what stands in the decks they write.

The sources are in ``docs/comparison/``, one dialect each; the tables printed here stand in ``docs/comparison.md``. A
tool that is not installed is not run: ``apt-get install pandoc``, ``npm install -g @marp-team/marp-cli``. Marp needs
Chromium (``CHROME_PATH`` names another one), and LibreOffice for its editable form.

    python -m benchmarks.comparison [--tools courseware pandoc ...] [--json]
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pptx import Presentation

from benchmarks.deck_facts import DeckFacts, deck_facts, set_with_fonts, words_of
from benchmarks.slide_tools import NOT_RUN, PANDOC, SHOWN, TEMPLATE, TOOLS, Attempt, Tool
from tests.gates import faces
from tests.gates.opened import OpenedDeck, open_deck
from tests.gates.scene import Scene

LAYOUTS = (
    "标题幻灯片", "标题和内容", "节标题", "两栏内容", "比较", "仅标题", "空白", "内容与标题",
    "图片与标题", "标题和竖排文字", "竖排标题与文本",
)  # fmt: skip
"""What a Chinese PowerPoint calls the eleven layouts of an empty presentation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An attempt at one construct, with the facts of its slides when there is a deck."""

    attempt: Attempt
    facts: DeckFacts | None

    def as_record(self) -> dict[str, object]:
        """For ``--json``."""
        attempt = asdict(self.attempt) | {"deck": self.attempt.deck is not None}
        return attempt | {"facts": asdict(self.facts) if self.facts else None}


def make_template(file: Path) -> Path:
    """A company's template: python-pptx's presentation with one sample slide, its layouts named in Chinese."""
    presentation = Presentation()
    for layout, name in zip(presentation.slide_layouts, LAYOUTS, strict=True):
        layout._element.cSld.set("name", name)
    presentation.slides.add_slide(presentation.slide_layouts[0])
    presentation.save(str(file))
    return file


def read_faces(folder: Path) -> dict[str, bytes] | None:
    """The font that slides are set with; None where it or the engine that sets them is missing."""
    try:
        import betteroffice_pptx  # noqa: F401
    except ImportError:
        return None
    if faces.missing_fonts():
        return None
    return {
        style: faces.extract_face(style, folder / f"{style}.otf").read_bytes()
        for style in ("Regular", "Bold")
    }


def compare(tool: Tool, folder: Path, fonts: dict[str, bytes] | None) -> dict[str, Outcome]:
    """Every construct through one tool; without ``template`` where the tool takes none."""
    opened: dict[Path, tuple[OpenedDeck, Scene | None]] = {}
    found = {}
    for construct, attempt in tool.attempts(
        folder, make_template(folder / "template.pptx")
    ).items():
        facts = None
        if attempt.deck is not None:
            if attempt.deck not in opened:
                deck = open_deck(attempt.deck)
                opened[attempt.deck] = (deck, set_with_fonts(deck, fonts))
            facts = _facts(tool, construct, *opened[attempt.deck])
        found[construct] = Outcome(attempt=attempt, facts=facts)
    return found


def _facts(tool: Tool, construct: str, deck: OpenedDeck, scene: Scene | None) -> DeckFacts:
    if construct not in SHOWN:
        return deck_facts(deck, scene, (), [slide.number for slide in deck.slides])
    # pandoc's dialect has the fewest words around the text; a word counts where both sources have it.
    own = tool.own_source(construct)
    words = [word for word in words_of(PANDOC.own_source(construct)) if word in own]
    return deck_facts(deck, scene, words, tool.slides_of(construct, deck))


Cell = Callable[[DeckFacts], object]
_COUNTS: Mapping[str, Cell] = {
    "slides": lambda facts: facts.slides,
    "words as text": lambda facts: f"{facts.words} of {facts.expected}",
    "words in notes": lambda facts: f"{facts.words_in_notes} of {facts.expected}",
    "texts outside": lambda facts: _as_set(facts, facts.texts_outside),
    "smallest text, pt": lambda facts: _as_set(facts, facts.smallest_pt),
    "tables": lambda facts: facts.tables,
    "charts": lambda facts: facts.charts,
    "shapes": lambda facts: facts.shapes,
    "clicks": lambda facts: facts.clicks,
    "spaces between Han": lambda facts: facts.spaces,
    "radicals for Han": lambda facts: facts.radicals,
    "lines starting wrong": lambda facts: _as_set(facts, facts.bad_starts),
    "runs tagged Chinese": lambda facts: f"{facts.chinese_runs} of {facts.han_runs}",
    "East Asian font named": lambda facts: "yes" if facts.names_font else "no",
    "on the template's layouts": lambda facts: sum(each in LAYOUTS for each in facts.layouts),
}
_SHOWN_COUNTS: Mapping[str, tuple[str, ...]] = {
    "bullets": ("slides", "words as text", "texts outside", "smallest text, pt"),
    "table": ("slides", "words as text", "tables", "texts outside", "smallest text, pt"),
    "columns": ("slides", "words as text", "tables", "texts outside"),
    "steps": ("slides", "words as text", "shapes", "texts outside"),
    "chart": ("slides", "words as text", "charts", "tables"),
    "notes": ("slides", "words as text", "words in notes"),
    "breaks": ("spaces between Han", "radicals for Han", "lines starting wrong",
               "runs tagged Chinese", "East Asian font named"),
    "quiz": ("slides", "words as text", "clicks"),
    TEMPLATE: ("slides", "on the template's layouts"),
}  # fmt: skip
"""Columns of each construct's table; mistakes have their own."""


def _as_set(facts: DeckFacts, value: float | None) -> object:
    """What only text has that another engine can set."""
    if facts.picture_slides == facts.slides:
        return "no text"
    return "not run" if value is None else value


def columns(construct: str) -> tuple[str, ...]:
    """Heads of a construct's table."""
    return (
        "tool",
        *_SHOWN_COUNTS.get(construct, ("exit", "deck written", "says where", "message")),
    )


def row(tool: str, construct: str, outcome: Outcome) -> tuple[str, ...]:
    """A tool's line in a construct's table."""
    attempt, facts = outcome.attempt, outcome.facts
    names = _SHOWN_COUNTS.get(construct)
    if names is None:
        written = "yes" if attempt.deck else "no"
        where = "yes" if re.search(r"\.md:\d+|line \d+", attempt.said) else "no"
        return tool, str(attempt.exit), written, where, complaint(attempt.said) or "none"
    if facts is None:
        return tool, *("no deck" for _ in names)
    return tool, *(str(_COUNTS[name](facts)) for name in names)


def complaint(said: str) -> str:
    """The first sentence of what was printed that is about the content."""
    wrapped = re.sub(r"\n {8,}", " ", said)
    notices = r"INFO|EXPERIMENTAL|Insecure local|javaldx|^已检查|^$"
    lines = [line for line in wrapped.split("\n") if not re.search(notices, line)]
    return re.sub(r"^\[ *WARN ?\] ", "", lines[0]).partition(". ")[0] if lines else ""


def tables(found: Mapping[str, Mapping[str, Outcome]]) -> Iterator[str]:
    """Markdown, a table per construct."""
    constructs = dict.fromkeys(name for outcomes in found.values() for name in outcomes)
    for construct in constructs:
        heads = columns(construct)
        yield f"{construct}\n\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}"
        for tool, outcomes in found.items():
            cells = (tool, "no way to use one") + ("",) * (len(heads) - 2)
            if construct in outcomes:
                cells = row(tool, construct, outcomes[construct])
            yield f"| {' | '.join(cells)} |"
        yield ""


def main() -> None:
    """Run what is installed and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tools", nargs="+", choices=[tool.name for tool in TOOLS])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[str, dict[str, Outcome]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        fonts = read_faces(Path(scratch))
        for tool in TOOLS:
            if options.tools and tool.name not in options.tools:
                continue
            if missing := tool.missing():
                print(f"{tool.name}: not run ({missing} is not installed)", file=sys.stderr)
                continue
            print(f"{tool.name}: {tool.version()}", file=sys.stderr, flush=True)
            folder = Path(scratch) / str(len(found))
            folder.mkdir()
            found[tool.name] = compare(tool, folder, fonts)
    for name in NOT_RUN:
        print(f"{name}: not run (in no package registry)", file=sys.stderr)
    if options.json:
        records = {
            tool: {construct: each.as_record() for construct, each in outcomes.items()}
            for tool, outcomes in found.items()
        }
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        print("\n".join(tables(found)))


if __name__ == "__main__":
    main()
