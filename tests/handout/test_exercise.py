"""An exercise's pack is what a trainer prints: directions, cards to cut, sheets to fill in."""

from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from builder.handout import exercise_pack, exercises
from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.library import Library
from builder.source.theme import load_theme
from tests.handout.conftest import CREATED, ROOT, below, lines, no_image, opened, write_project

PAGE = """---
title: 三人轮流演
id: drill-d01
summary: 每人当一次客户。
objectives:
  trn-lo-601: 记下原话
---

# 三人轮流演

桌子推到墙边。

## 轮流演一遍 {#drill-d01 minutes=10}

先说再练。

/// drill | 角色扮演
- **准备**（2 分钟）：读卡
- **扮演**（8 分钟）：不喊停 {.key}
///

/// notes
先发卡，再计时。
///

## 角色卡剪开就能发 {#drill-d01-roles .site-only}

/// cards
- **客户**：等了三天
    - 要今晚用上
- **接待**：查得到包裹
- **观察员**：只记原话
///

## 按这张表记 {#drill-d01-observe .site-only}

| 看什么 | 原话 | 打分 |
|---|---|---|
| 有没有回应 | – | 1–5 |
| 有没有钟点 | – | 1–5 |

## 接着看 {#drill-d01-more .site-only}

- [一章](../../chapters/one.md)
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("exercise")
    write_project(root)
    folder = root / "content" / "training" / "drills"
    folder.mkdir(parents=True)
    (folder / "d01-roleplay.md").write_text(PAGE, encoding="utf-8")
    (folder / "index.md").write_text("---\ntitle: 演练一览\n---\n\n# 演练一览\n", encoding="utf-8")
    return load_library(root, Report()).library


def pack(library: Library) -> bytes:
    (page,) = exercises(library)
    theme = load_theme(ROOT / "themes" / "default", Report())
    assert theme is not None
    return exercise_pack(page, theme, no_image, CREATED)


@pytest.fixture(scope="module")
def document(library: Library) -> Document:
    return opened(pack(library))


def test_pages_in_a_folder_of_drills_are_exercises_and_their_list_is_none(library: Library) -> None:
    assert [Path(page.path).name for page in exercises(library)] == ["d01-roleplay.md"]


def test_every_topic_begins_a_page_and_links_to_other_pages_are_left_out(
    document: Document,
) -> None:
    heads = [p for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert [head.text for head in heads] == ["轮流演一遍", "角色卡剪开就能发", "按这张表记"]
    assert [bool(head.paragraph_format.page_break_before) for head in heads] == [False, True, True]


def test_the_trainer_s_notes_are_in_it(document: Document) -> None:
    assert below(document, "轮流演一遍")[-2:] == [
        ("Block Label", "讲师备注"),
        ("Normal", "先发卡，再计时。"),
    ]


def test_role_cards_are_equal_cells_with_a_broken_line_around_each(document: Document) -> None:
    cards = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in cards.rows] == [
        ["客户\n等了三天\n要今晚用上", "接待\n查得到包裹"],
        ["观察员\n只记原话", ""],
    ]
    borders = cards._tbl.tblPr.find(qn("w:tblBorders"))
    assert {side.get(qn("w:val")) for side in borders} == {"dashed"}
    assert len({row.height for row in cards.rows}) == 1


def test_cells_left_open_are_empty_and_high_and_wide_enough_to_write_in(
    document: Document,
) -> None:
    sheet = document.tables[1]
    assert [cell.text for cell in sheet.rows[1].cells] == ["有没有回应", "", "1–5"]
    assert all(row.height is not None and row.height.cm >= 1.2 for row in sheet.rows[1:])
    assert sheet.columns[1].width > sheet.columns[2].width * 2


def test_the_same_exercise_gives_the_same_bytes(library: Library) -> None:
    assert pack(library) == pack(library)
    assert ("Title", "三人轮流演") in lines(opened(pack(library)))
