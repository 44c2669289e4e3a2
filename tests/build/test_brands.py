"""Decks in several brands: which files there are, which are built again, and what is told."""

import json
import shutil
from pathlib import Path

import pytest

from tests.gates.project import ROOT, build, courseware, write

COURSE = """---
title: 试课
summary: 给测试用
theme: {theme}
---

## 全部 {{.plain}}

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
    """A course whose own brand is ``warm``, and all brands."""
    write(tmp_path, "content/courses/trial.md", COURSE.format(theme="warm"))
    write(tmp_path, "content/chapters/one.md", CHAPTER)
    shutil.copytree(ROOT / "themes", tmp_path / "themes")
    return tmp_path


def decks(root: Path) -> list[str]:
    return sorted(file.stem for file in (root / "dist/decks").iterdir())


def in_manifest(root: Path) -> list[str]:
    manifest = json.loads((root / "dist/manifest.json").read_text("utf-8"))
    return sorted(Path(name).stem for name in manifest["decks"])


def written(printed: str) -> list[str]:
    return sorted(Path(each["file"]).stem for each in json.loads(printed)["written"])


def test_other_brands_stand_in_the_file_s_name_and_the_own_one_does_not(project: Path) -> None:
    build(project, "--theme", "warm", "--theme", "contrast")
    assert decks(project) == in_manifest(project) == ["trial", "trial.contrast"]


def test_all_is_every_brand_there_is(project: Path) -> None:
    build(project, "--theme", "all")
    assert decks(project) == ["trial", "trial.contrast", "trial.default"]
    assert "没有变化，不用重做" in build(project, "--theme", "all")


def test_a_brand_asked_for_twice_is_built_once(project: Path) -> None:
    printed = build(project, "--theme", "contrast", "--theme", "contrast", "--json")
    assert written(printed) == ["trial.contrast"]


def test_up_to_date_decks_of_other_brands_stay(project: Path) -> None:
    build(project, "--theme", "all")
    before = {file: file.read_bytes() for file in (project / "dist/decks").iterdir()}
    told = json.loads(build(project, "--json"))
    assert (told["written"], told["removed"]) == ([], [])
    assert {file: file.read_bytes() for file in (project / "dist/decks").iterdir()} == before
    assert in_manifest(project) == decks(project)


def test_decks_of_other_brands_go_when_their_content_changes(project: Path) -> None:
    build(project, "--theme", "all")
    write(project, "content/chapters/one.md", CHAPTER.replace("抬头", "点头"))
    printed = build(project, "--json")
    assert written(printed) == ["trial"]
    assert len(json.loads(printed)["removed"]) == 2
    assert decks(project) == in_manifest(project) == ["trial"]


def test_a_changed_colour_builds_that_brand_alone(project: Path) -> None:
    build(project, "--theme", "all")
    theme = project / "themes/contrast/theme.yml"
    theme.write_text(theme.read_text("utf-8").replace("FFC83D", "FFD24D"), "utf-8")
    assert written(build(project, "--theme", "all", "--json")) == ["trial.contrast"]


def test_a_changed_logo_builds_that_brand_alone(project: Path) -> None:
    build(project, "--theme", "all")
    shutil.copy(project / "themes/warm/logo.png", project / "themes/contrast/logo.png")
    assert written(build(project, "--theme", "all", "--json")) == ["trial.contrast"]


def test_a_finding_is_told_once_for_all_brands(project: Path) -> None:
    write(
        project, "content/chapters/one.md", CHAPTER + "\n## 只有一段话没有要点 {#p}\n\n一段话。\n"
    )
    told = courseware(project, "slides", "--theme", "all").stderr
    assert told.count("one.md:14:") == 1


@pytest.mark.parametrize("name", ["contrats", "../content", "", "warm/"])
def test_an_unknown_brand_is_a_usage_error(project: Path, name: str) -> None:
    result = courseware(project, "slides", "--theme", name)
    assert result.returncode == 2
    assert "没有主题" in result.stderr
    assert "是不是" in result.stderr or "可用的主题：contrast、default、warm" in result.stderr
    assert not (project / "dist").exists()


@pytest.mark.parametrize("arguments", [("warm", "contrast"), ("all",)])
def test_the_site_has_one_brand(project: Path, arguments: tuple[str, ...]) -> None:
    options = [part for name in arguments for part in ("--theme", name)]
    result = courseware(project, "site", *options)
    assert result.returncode == 2
    assert "一个品牌" in result.stderr


def test_a_course_that_names_no_brand_of_ours_is_told_its_line(project: Path) -> None:
    write(project, "content/courses/trial.md", COURSE.format(theme="warn"))
    result = courseware(project, "slides")
    assert result.returncode == 1
    assert "content/courses/trial.md:4:1: THM005" in result.stderr
    assert "是不是 warm？" in result.stderr


def test_the_check_reads_brands_that_no_course_names_and_shows_the_line(project: Path) -> None:
    theme = project / "themes/contrast/theme.yml"
    text = theme.read_text("utf-8").replace('tx2: "AEB9C4"', 'tx2: "4A5560"')
    theme.write_text(text, "utf-8")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "4A5560" in each)
    assert courseware(project, "slides").returncode == 0
    result = courseware(project, "check")
    assert result.returncode == 1
    assert f"themes/contrast/theme.yml:{line}:" in result.stderr
    assert 'tx2: "4A5560"' in result.stderr
    assert "提示" in result.stderr
