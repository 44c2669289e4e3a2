"""The README in both languages: its verbs exist, every component is shown, its tables are whole."""

import re
from pathlib import Path

import pytest

from builder.components import block_components

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]
WITHOUT_PICTURE = {"notes", "library", "downloads", "links"}
"""The trainer's own notes, blocks that only the site shows, and tiles that a deck shows as cards."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_every_verb_is_in_the_makefile(name: str) -> None:
    verbs = set(re.findall(r"`make ([a-z]+)\b", read(name)))
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.M))
    assert verbs == targets


@pytest.mark.parametrize("name", READMES)
def test_every_component_has_its_picture(name: str) -> None:
    shown = set(re.findall(r"!\[[^\]]*\]\([^)]+\)<br>[^|`]*`([a-z-]+)`", read(name)))
    assert shown == set(block_components()) - WITHOUT_PICTURE


@pytest.mark.parametrize("name", READMES)
def test_no_row_stands_outside_a_table(name: str) -> None:
    for block in re.split(r"\n\s*\n", re.sub(r"^```.*?^```$", "", read(name), flags=re.M | re.S)):
        lines = block.strip().split("\n")
        if any(line.startswith("|") for line in lines):
            assert all(line.startswith("|") for line in lines), block
            assert re.fullmatch(r"[|\s:-]+", lines[1]), block
            assert len({line.count("|") for line in lines}) == 1, block


def test_both_languages_show_the_same_pictures_in_the_same_order() -> None:
    pictures = [re.findall(r"!\[[^\]]*\]\(([^)]+)\)", read(name)) for name in READMES]
    assert pictures[0] == pictures[1]
