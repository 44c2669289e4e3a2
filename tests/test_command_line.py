"""Broken content through the real command: a place, a hint, exit code 1, and never a traceback."""

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

COURSE = """---
title: 试课
summary: 给测试用
---

一段说明。

## 全部 {.plain}

- [一章](../chapters/one.md)
"""
CHAPTER = """---
title: 一章
---

# 一章

## 先听完再说话 {#listen minutes=3}

客户开口，先听完。

- 抬头
- 记下
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project of one course with one chapter."""
    write(tmp_path, "content/courses/trial.md", COURSE)
    write(tmp_path, "content/chapters/one.md", CHAPTER)
    theme = (ROOT / "themes/default/theme.yml").read_text(encoding="utf-8")
    write(tmp_path, "themes/default/theme.yml", theme)
    return tmp_path


def write(root: Path, path: str, text: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def courseware(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "builder", "--root", str(root), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


def png(width: int, height: int, *, complete: bool = True) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compress(b"\0" * (1 + (width + 7) // 8) * min(height, 2000))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows)
    return data + chunk(b"IEND", b"") if complete else data[: len(data) // 2]


def body(text: str) -> Callable[[Path], None]:
    return lambda root: write(root, "content/chapters/one.md", CHAPTER + "\n" + text)


def front(lines: str) -> Callable[[Path], None]:
    page = CHAPTER.replace("title: 一章\n", f"title: 一章\n{lines}\n")
    return lambda root: write(root, "content/chapters/one.md", page)


def file(path: str, data: str | bytes) -> Callable[[Path], None]:
    return lambda root: write(root, path, data)


def link(root: Path) -> None:
    (root / "content/chapters/passwd.md").symlink_to("/etc/passwd")


def picture(data: bytes) -> Callable[[Path], None]:
    def plant(root: Path) -> None:
        write(root, "content/chapters/p.png", data)
        body("## 看图说话先看人 {#look}\n\n![图](p.png)\n")(root)

    return plant


FAULTS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a control character": (body("坏\x07字\n"), "one.md:14:2", "SRC"),
    "a lone surrogate from YAML": (front('summary: "\\ud800"'), "one.md:3:", "SRC"),
    "a thousand brackets": (body("[" * 8000 + "\n"), "one.md:14:", "SRC"),
    "a list a thousand deep": (
        body("".join("  " * depth + "- 项\n" for depth in range(1000))), "one.md:", "SRC",
    ),
    "raw HTML": (body("<div onclick=x>甲</div>\n"), "one.md:14:1", "DIA006"),
    "an attribute list with a handler": (body("甲 {: onclick=alert(1)}\n"), "one.md:14:3", "DIA007"),
    "a javascript link": (body("[点](javascript:alert(1))\n"), "one.md:14:", "DIA013"),
    "a front matter key for the theme": (front("template: main.html"), "one.md:3:1", "YML"),
    "an HTML file among the content": (
        file("content/chapters/x.html", "<script>"), "x.html", "SRC",
    ),
    "a symlink": (link, "passwd.md", "SRC001"),
    "an image outside the content": (
        body("## 看图说话先看人 {#l}\n\n![x](../../themes/default/logo.png)\n"), "one.md:16:", "DIA015",
    ),
    "a truncated image": (picture(png(40, 40, complete=False)), "", ""),
    "an image of 60,000 pixels": (picture(png(60000, 60000)), "", ""),
    "a YAML alias": (front("tags: &a [x]\nskills: *a"), "one.md:3:", "YML"),
    "a duplicate key": (front("summary: 甲\nsummary: 乙"), "one.md:4:1", "YML"),
    "a full-width colon in YAML": (front("summary：甲"), "one.md:3:", "YML"),
    "a date that does not exist": (front("reviewed: 2024-13-45"), "one.md:3:", "YML"),
    "a page in GBK": (
        file("content/chapters/gbk.md", "---\ntitle: 坏\n---\n中文内容很多字\n".encode("gbk")),
        "gbk.md", "SRC",
    ),
    "a page in UTF-16": (
        file("content/chapters/u16.md", CHAPTER.encode("utf-16")), "u16.md", "SRC",
    ),
    "two pages of one address": (
        file("content/chapters/one/index.md", CHAPTER), "one", "SRC",
    ),
    "names that differ by case": (file("content/chapters/One.md", CHAPTER), "ne.md", "SRC"),
    "an unknown component": (body("/// stepz\n1. 甲\n///\n"), "one.md:14:1", "DIA001"),
    "an unclosed block": (body("/// notes\n甲\n"), "one.md:14:1", "DIA004"),
    "a link to nowhere": (body("见[他页](../none/where.md)。\n"), "one.md:14:", "DIA012"),
    "a course link to nowhere": (
        file("content/courses/trial.md", COURSE.replace("one.md", "two.md")), "trial.md:10:", "DIA012",
    ),
    "a topic with nothing to show": (body("## 只有一段话没有要点 {#p}\n\n一段话。\n"), "one.md:14:", "DIA011"),
    "a theme that nobody can read": (
        lambda root: write(
            root, "themes/default/theme.yml",
            (root / "themes/default/theme.yml").read_text("utf-8").replace("1A2530", "FAFAFA"),
        ),
        "theme.yml:", "THM",
    ),
}  # fmt: skip


def test_the_sound_project_is_clean(project: Path) -> None:
    result = courseware(project, "check")
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_a_place_and_a_hint_and_stops_the_build(project: Path, fault: str) -> None:
    plant, place, code = FAULTS[fault]
    plant(project)
    result = courseware(project, "slides")
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert place in result.stderr and code in result.stderr
    assert "提示" in result.stderr
    assert not (project / "dist/decks").exists()


def test_all_faults_of_all_files_are_told_in_one_run(project: Path) -> None:
    body("/// stepz\n1. 甲\n///\n")(project)
    write(project, "content/chapters/two.md", "---\ntitel: 二\n---\n\n# 二\n\n<b>x</b>\n")
    told = courseware(project, "check").stderr
    assert "one.md:14:1" in told and "two.md:2:1" in told and "two.md:7:1" in told


def test_a_mistyped_command_suggests_the_near_one(project: Path) -> None:
    result = courseware(project, "slide")
    assert result.returncode == 2 and "slides" in result.stderr


def test_a_folder_without_content_is_a_usage_error(tmp_path: Path) -> None:
    result = courseware(tmp_path, "slides")
    assert result.returncode == 2 and "content" in result.stderr


def test_an_unknown_course_suggests_the_known_ones(project: Path) -> None:
    result = courseware(project, "plan", "trail")
    assert result.returncode == 2 and "trial" in result.stderr


def test_the_plan_lists_number_kind_title_minutes_and_source(project: Path) -> None:
    lines = courseware(project, "plan", "trial").stdout.splitlines()
    assert lines[1].split() == [
        "2", "内容", "bullets", "先听完再说话", "3", "content/chapters/one.md:7",
    ]  # fmt: skip
