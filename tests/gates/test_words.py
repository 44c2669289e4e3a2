"""Nothing is lost and nothing is altered: every word of the pages is in the deck, its notes or the printed list."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.gates.findings import expect_none
from tests.gates.opened import A, C, OpenedDeck, P, open_deck, text_of
from tests.gates.project import courseware
from tests.gates.words import Passage, course_passages, plain_words

_LEFT_OUT = re.compile(r"^(content/\S+?):(\d+):\d+　(.*)$", re.M)


@pytest.fixture(scope="module")
def left_out(project: Path, course: str) -> tuple[tuple[str, int, str], ...]:
    """Path below the content folder, line, and the printed text of all that the deck leaves out."""
    return printed_list(project, course)


def printed_list(project: Path, course: str) -> tuple[tuple[str, int, str], ...]:
    """What ``courseware plan --left-out`` prints."""
    result = courseware(project, "plan", course, "--left-out")
    assert result.returncode == 0, result.stderr
    return tuple(
        (path.removeprefix("content/"), int(line), what)
        for path, line, what in _LEFT_OUT.findall(result.stdout)
    )


def test_every_word_of_the_pages_is_in_the_deck_or_in_the_list(
    project: Path,
    course: str,
    deck: OpenedDeck,
    left_out: tuple[tuple[str, int, str], ...],
) -> None:
    shown = _without_spaces("\n".join(deck_texts(deck)))
    listed = "\n".join(what for _, _, what in left_out)
    missing = [
        f"{passage.path or course}:{passage.first_line}: {word}"
        for passage in course_passages(project / "content", course)
        if not _is_listed(passage, left_out)
        for word in plain_words(passage.text)
        if word not in shown and word not in listed
    ]
    expect_none(missing)


def test_the_list_of_what_is_left_out_names_real_lines(
    project: Path, left_out: tuple[tuple[str, int, str], ...]
) -> None:
    for path, line, what in left_out:
        lines = (project / "content" / path).read_text(encoding="utf-8").split("\n")
        assert 0 < line <= len(lines), what
        assert lines[line - 1].strip(), f"{path}:{line}: {what}"


def test_the_gate_would_notice_a_lost_word(project: Path, course: str) -> None:
    words = [
        word
        for passage in course_passages(project / "content", course)
        for word in plain_words(passage.text)
    ]
    assert len(set(words)) > 500
    assert max(map(len, words)) > 15


def test_no_character_is_replaced_by_a_look_alike(project: Path, deck: OpenedDeck) -> None:
    source = {
        character
        for folder in ("content", "themes")
        for file in (project / folder).rglob("*")
        if file.suffix in (".md", ".yml")
        for character in file.read_text(encoding="utf-8")
    }
    strange = {
        character
        for text in deck_texts(deck)
        for character in text
        if character not in source and _is_look_alike(character)
    }
    assert sorted(strange) == []


def test_no_control_or_invisible_character_gets_in(deck: OpenedDeck) -> None:
    unwanted = {
        f"U+{ord(character):04X}"
        for text in deck_texts(deck)
        for character in text
        if character not in "\n\t"
        and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs")
    }
    assert sorted(unwanted) == []


def test_nested_lists_keep_their_levels(built: dict[str, Path | str]) -> None:
    root = built["stress"]
    if isinstance(root, str):
        pytest.fail(
            "the build failed; test_the_real_command_builds_the_deck says why", pytrace=False
        )
    deck = open_deck(root / "dist" / "decks" / "stress.pptx")
    slide = next(each for each in deck.slides if each.title.startswith("三层列表"))
    indents: dict[str, set[int]] = {}
    for properties in slide.root.iter(f"{A}pPr"):
        if properties.find(f"{A}buChar") is not None:
            level = properties.get("lvl", "0")
            indents.setdefault(level, set()).add(int(properties.get("marL")))
    assert sorted(indents) == ["0", "1", "2"]
    assert max(indents["0"]) < min(indents["1"]) <= max(indents["1"]) < min(indents["2"])


def test_no_syntax_of_the_pages_shows(deck: OpenedDeck) -> None:
    syntax = re.compile(r"\*\*|///|\[\^|\{[#.]|!!! |\]\(|^#+ |\[示例\]|\[\[", re.M)
    shown = [
        match.group() + text[match.end() :][:30]
        for text in deck_texts(deck)
        for match in syntax.finditer(text)
    ]
    expect_none(shown)


def deck_texts(deck: OpenedDeck) -> Iterator[str]:
    """All text of a deck: slides with tables and groups, charts, notes, and what pictures say they show."""
    for slide in deck.slides:
        yield text_of(slide.root)
        for each in slide.root.iter(f"{P}cNvPr"):
            yield each.get("descr", "")
        for chart in slide.charts:
            yield "\n".join(_chart_texts(chart))
        if slide.notes is not None:
            yield text_of(slide.notes)


def _chart_texts(chart: etree._Element) -> Iterator[str]:
    for each in chart.iter(f"{C}v", f"{A}t"):
        yield each.text or ""


def _is_listed(passage: Passage, left_out: tuple[tuple[str, int, str], ...]) -> bool:
    """Whether the list names this passage: by its heading, which then stands for all of it."""
    return any(path == passage.path and line == passage.first_line for path, line, _ in left_out)


def _without_spaces(text: str) -> str:
    """Paragraphs stay apart; blanks inside one do not matter."""
    return re.sub(r"[ \t　\xa0]+", " ", text)


def _is_look_alike(character: str) -> bool:
    """CJK radicals, compatibility ideographs, Kangxi radicals and half- or full-width doubles."""
    point = ord(character)
    return (
        0x2E80 <= point <= 0x2FDF
        or 0xF900 <= point <= 0xFAFF
        or 0xFE30 <= point <= 0xFE4F
        or 0xFF61 <= point <= 0xFFEF
        or 0x2F800 <= point <= 0x2FA1F
    )
