"""What must not be opened is refused in plain words through the real command: exit 1, no traceback, nothing written."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.source import template as limits
from builder.source.template import refuse_template
from tests.gates.project import courseware
from tests.templates import synthetic

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "not a zip": (lambda: b"hello", "not a ZIP file"),
    "empty": (lambda: b"", "not a ZIP file"),
    "encrypted": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "encrypted"),
    "truncated": (lambda: synthetic.plain()[:9000], "truncated"),
    "a spreadsheet": (
        lambda: synthetic.rewritten(
            synthetic.plain(), lambda name, data: None if name.startswith("ppt/") else data
        ),
        "ppt/presentation.xml is missing",
    ),
    "no layouts": (synthetic.without_layouts, "no slide layouts"),
    "macro": (synthetic.with_macro, "ppt/vbaProject.bin"),
    "external": (synthetic.with_external_picture, "slideMaster1.xml"),
    "bomb": (synthetic.bomb, "ratio 200"),
    "entities": (
        lambda: synthetic.with_files(
            synthetic.plain(), {"ppt/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
        ),
        "document type",
    ),
    "broken markup": (
        lambda: synthetic.with_files(synthetic.plain(), {"ppt/x.xml": b"<a><b></a>"}),
        "damaged",
    ),
    "path": (
        lambda: synthetic.with_files(synthetic.plain(), {"ppt/../../x.png": b"a"}),
        "unsafe paths",
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def run(project: Path, data: bytes, *more: str) -> subprocess.CompletedProcess[str]:
    file = project / "brand.pptx"
    file.write_bytes(data)
    return courseware(project, "theme", "import", str(file), *more)


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_before_anything_opens_it(case: str) -> None:
    make, words = REFUSED[case]
    refusal = refuse_template(make())
    assert refusal is not None
    assert words in refusal.english
    assert refusal.message
    assert refusal.hint


@pytest.mark.parametrize("case", ["truncated", "macro", "external", "bomb"])
def test_the_command_says_so_in_both_languages(project: Path, case: str) -> None:
    make, words = REFUSED[case]
    result = run(project, make())
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert words in result.stderr
    assert "brand.pptx" in result.stderr
    assert not (project / "themes").exists()


def test_a_file_over_fifty_megabytes_is_refused_unread() -> None:
    refusal = refuse_template(b"PK" + b"\0" * limits.MAX_PACKED)
    assert refusal is not None
    assert "limit 50 MB" in refusal.english


def test_too_many_parts_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(limits.MAX_PARTS + 1):
            archive.writestr(f"{number}", b"")
    refusal = refuse_template(stream.getvalue())
    assert refusal is not None
    assert "5000 parts" in refusal.english


def test_a_link_that_somebody_must_click_is_no_reason_to_refuse() -> None:
    link = (
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/hyperlink" Target="https://example.com/" TargetMode="External"/>'
    )
    owner = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    data = synthetic.rewritten(
        synthetic.plain(),
        lambda name, content: synthetic._with_arrow(name, content, link, owner),
    )
    assert refuse_template(data) is None


def test_the_command_writes_a_theme_that_the_course_can_name(project: Path) -> None:
    result = run(project, synthetic.plain(), "--name", "acme", "--json")
    assert result.returncode == 0, result.stderr
    assert '"theme": "acme"' in result.stdout
    assert (project / "dist/preview/acme-roles.pptx").is_file()
    again = run(project, synthetic.plain(), "--name", "acme")
    assert again.returncode == 2
    assert "acme" in again.stderr
    (project / "content/chapters").mkdir()
    (project / "content/courses").mkdir()
    (project / "content/chapters/one.md").write_text(
        "---\ntitle: 一章\n---\n\n# 一章\n\n## 先听完再说话 {#listen}\n\n先听。\n\n- 抬头\n- 记下\n",
        encoding="utf-8",
    )
    (project / "content/courses/trial.md").write_text(
        "---\ntitle: 试课\nsummary: 试\ntheme: acme\n---\n\n一段。\n\n## 全部 {.plain}\n\n"
        "- [一章](../chapters/one.md)\n",
        encoding="utf-8",
    )
    built = courseware(project, "slides")
    assert built.returncode == 0, built.stderr
    assert (project / "dist/decks/trial.pptx").is_file()
    template = project / "themes/acme/template.pptx"
    template.write_bytes(synthetic.with_macro())
    broken = courseware(project, "check")
    assert broken.returncode == 1
    assert "THM007" in broken.stderr
    assert "Traceback" not in broken.stderr
