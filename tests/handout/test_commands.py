"""``courseware handout`` and ``courseware plan --notes``, as they are typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.handout.conftest import PAGES, lines, opened, write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path)
    return tmp_path


def courseware(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def add_course(root: Path, name: str) -> None:
    text = PAGES["courses/trial.md"].replace("试课", name).replace("id: trial", f"id: {name}")
    (root / f"content/courses/{name}.md").write_text(text, encoding="utf-8")


def test_every_course_gets_a_handout_and_the_manifest_says_so(project: Path) -> None:
    add_course(project, "second")
    assert courseware(project, "handout").exit_code == 0
    manifest = json.loads((project / "dist/manifest.json").read_text(encoding="utf-8"))
    names = ["dist/handouts/second.docx", "dist/handouts/trial.docx"]
    assert sorted(manifest["handouts"]) == names
    assert all((project / name).is_file() for name in names)


def test_a_second_run_has_nothing_to_do_until_a_page_changes(project: Path) -> None:
    courseware(project, "handout")
    file = project / "dist/handouts/trial.docx"
    before = file.read_bytes()
    assert "没有变化" in courseware(project, "handout").output
    page = project / "content/chapters/one.md"
    page.write_text(page.read_text(encoding="utf-8").replace("核对", "查证"), encoding="utf-8")
    assert "trial.docx" in courseware(project, "handout").output
    assert file.read_bytes() != before


def test_one_course_is_written_alone_and_the_others_stay(project: Path) -> None:
    add_course(project, "second")
    courseware(project, "handout")
    (project / "dist/handouts/second.docx").write_bytes(b"mine")
    result = courseware(project, "handout", "trial")
    assert result.output == "dist/handouts/trial.docx\n"
    assert (project / "dist/handouts/second.docx").read_bytes() == b"mine"
    manifest = json.loads((project / "dist/manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["handouts"]) == 2


def test_a_course_that_is_gone_takes_its_handout_along(project: Path) -> None:
    add_course(project, "second")
    courseware(project, "handout")
    (project / "content/courses/second.md").unlink()
    courseware(project, "handout")
    assert not (project / "dist/handouts/second.docx").exists()
    assert (project / "dist/handouts/trial.docx").exists()


def test_content_with_errors_publishes_nothing(project: Path) -> None:
    page = project / "content/chapters/one.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n/// nosuch\n///\n", encoding="utf-8")
    assert courseware(project, "handout").exit_code == 1
    assert not (project / "dist/handouts").exists()


@pytest.mark.parametrize("arguments", [("handout", "trail"), ("plan", "trail", "--notes")])
def test_an_unknown_course_names_the_near_one(project: Path, arguments: tuple[str, ...]) -> None:
    result = courseware(project, *arguments)
    assert result.exit_code == 2
    assert "trial" in result.output


def test_the_presenter_s_summary_is_printed(project: Path) -> None:
    result = courseware(project, "plan", "trial", "--notes")
    assert result.exit_code == 0
    assert result.output.startswith("# 试课 · 讲课提要\n")


def test_the_presenter_s_summary_is_written_and_replaces_an_old_one(project: Path) -> None:
    file = project / "提要.docx"
    file.write_bytes(b"old")
    result = courseware(project, "plan", "trial", "--notes", "--docx", str(file))
    assert (result.exit_code, result.output) == (0, "")
    assert lines(opened(file.read_bytes()))[0] == ("Title", "试课 · 讲课提要")
    assert sorted(each.name for each in project.iterdir()) == ["content", "themes", "提要.docx"]


def test_a_file_that_cannot_be_written_is_said_plainly(project: Path) -> None:
    (project / "file").write_bytes(b"")
    target = str(project / "file" / "x.docx")
    result = courseware(project, "plan", "trial", "--notes", "--docx", target)
    assert result.exit_code == 1
    assert "无法写入" in result.output


def test_docx_without_notes_is_a_mistake_in_the_call(project: Path) -> None:
    assert courseware(project, "plan", "trial", "--docx", "x.docx").exit_code == 2
