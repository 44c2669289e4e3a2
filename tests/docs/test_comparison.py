"""``docs/comparison.md`` says what Courseware and pandoc do with its sources today; Marp runs in the benchmark only."""

import re
from pathlib import Path

import pytest

from benchmarks.comparison import Outcome, columns, compare, read_faces, row
from benchmarks.deck_facts import words_of
from benchmarks.slide_tools import (
    MISTAKES,
    PANDOC,
    SHOWN,
    SOURCES,
    TEMPLATE,
    TOOLS,
    Courseware,
    MarkdownTool,
    execute,
    mistakes,
    sections,
)
from tests.gates import faces
from tests.gates.opened import open_deck, text_of

PAGE = (SOURCES.parent / "comparison.md").read_text(encoding="utf-8")
CONSTRUCTS = (*SHOWN, TEMPLATE, *MISTAKES)
_TABLE = re.compile(r"^`([a-z-]+)`\n\n((?:\|.*\n)+)", re.MULTILINE)
DIALECTS = ("pandoc", "marp", "md2pptx")


def page_tables() -> dict[str, list[tuple[str, ...]]]:
    """Rows of the page's tables by construct, the line under the head left out."""
    found = {}
    for construct, table in _TABLE.findall(PAGE):
        rows = [
            tuple(cell.strip() for cell in line[1:-1].split("|")) for line in table.splitlines()
        ]
        found[construct] = [rows[0], *rows[2:]]
    return found


def outcomes(
    tool: Courseware | MarkdownTool, factory: pytest.TempPathFactory
) -> dict[str, Outcome]:
    if tool.missing():
        pytest.skip(f"not run: {tool.missing()} is not installed")
    pytest.importorskip("betteroffice_pptx", reason="not run: betteroffice-pptx is not installed")
    if reason := faces.missing_fonts():
        pytest.skip(f"not run: {reason}")
    return compare(tool, factory.mktemp(tool.name), read_faces(factory.mktemp("faces")))


@pytest.fixture(scope="module")
def courseware(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    return outcomes(Courseware(), tmp_path_factory)


@pytest.fixture(scope="module")
def pandoc(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    return outcomes(PANDOC, tmp_path_factory)


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_the_page_states_what_courseware_does(
    courseware: dict[str, Outcome], construct: str
) -> None:
    assert row("courseware", construct, courseware[construct]) in page_tables()[construct]


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_the_page_states_what_pandoc_does(pandoc: dict[str, Outcome], construct: str) -> None:
    assert row("pandoc", construct, pandoc[construct]) in page_tables()[construct]


def test_pandoc_joins_folded_lines_when_it_is_asked_to(tmp_path: Path) -> None:
    if PANDOC.missing():
        pytest.skip("not run: pandoc is not installed")
    source, deck = tmp_path / "deck.md", tmp_path / "deck.pptx"
    source.write_text(PANDOC.own_source("breaks"), encoding="utf-8")
    call = ["pandoc", "-f", "markdown+east_asian_line_breaks", source.name, "-o", deck.name]
    execute(call, tmp_path, deck)
    assert "意思不是三次这个数" in text_of(open_deck(deck).slides[0].root)


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_every_table_has_its_columns_and_a_line_for_every_tool(construct: str) -> None:
    head, *rows = page_tables()[construct]
    assert head == columns(construct)
    assert [cells[0] for cells in rows] == [tool.name for tool in TOOLS]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_sources_say_the_same_in_every_dialect(dialect: str) -> None:
    own = sections((SOURCES / f"{dialect}.md").read_text(encoding="utf-8"))
    assert tuple(own) == SHOWN
    for construct in SHOWN:
        theirs = words_of(PANDOC.own_source(construct))
        assert [word for word in theirs if word not in own[construct]] in ([], ["答案"])


def test_coursewares_pages_say_it_too() -> None:
    for construct in SHOWN:
        theirs, own = words_of(PANDOC.own_source(construct)), Courseware().own_source(construct)
        assert [word for word in theirs if word not in own] in ([], ["答案"])


@pytest.mark.parametrize("dialect", ["courseware", *DIALECTS])
def test_every_dialect_has_every_mistake(dialect: str) -> None:
    assert tuple(mistakes(dialect)) == MISTAKES
