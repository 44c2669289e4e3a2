"""What may lie below the content folder, and what is refused by name."""

import os
from pathlib import Path

import pytest

from builder.lint.diagnostic import Report
from builder.source.tree import ContentTree, walk_content

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
PAGE = b"---\ntitle: x\n---\n"


def walk(root: Path, files: dict[str, bytes]) -> tuple[ContentTree, list[tuple[str, str]]]:
    (root / "content").mkdir(exist_ok=True)
    for path, raw in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    report = Report()
    tree = walk_content(root, report)
    return tree, [(finding.code, finding.span.path.removeprefix("content/")) for finding in report]


def test_files_are_sorted_by_what_they_are(tmp_path: Path) -> None:
    tree, findings = walk(
        tmp_path,
        {
            "b.md": PAGE,
            "a/z.md": PAGE,
            "a/z.PNG": PNG,
            "kpis/metrics.yml": b"a: 1",
            "x/.DS_Store": b"",
        },
    )
    assert not findings
    assert tree.pages == ("content/a/z.md", "content/b.md")
    assert tree.data == ("content/kpis/metrics.yml",)
    assert tree.images == ("content/a/z.PNG",)
    assert len(tree.files) == 4


def test_every_symlink_is_refused_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_bytes(PAGE)
    content = tmp_path / "content"
    content.mkdir()
    (content / "file.md").symlink_to(outside / "secret.md")
    (content / "folder").symlink_to(outside)
    (content / "broken.md").symlink_to("nowhere")
    (content / "loop").symlink_to(content)
    tree, findings = walk(tmp_path, {"a.md": PAGE})
    assert tree.files == ("content/a.md",)
    assert findings == [("SRC001", name) for name in ("broken.md", "file.md", "folder", "loop")]


@pytest.mark.parametrize(
    ("path", "raw", "code"),
    [
        ("a.html", b"<p>", "SRC004"),
        ("a.svg", b"<svg/>", "SRC004"),
        ("setup.exe", b"MZ", "SRC004"),
        ("a.md.bak", PAGE, "SRC004"),
        ("LICENSE", b"x", "SRC004"),
        (".hidden.md", PAGE, "SRC004"),
        ("program.md", b"MZ\x90\x00", "SRC005"),
        ("page.png", b"<html>", "SRC005"),
        ("photo.jpg", PNG, "SRC005"),
        ("what?.md", PAGE, "SRC010"),
        ("con.md", PAGE, "SRC010"),
        ("a\u202eb.md", PAGE, "SRC010"),
        ("big.md", b"a" * 2_000_001, "SRC009"),
    ],
)
def test_what_is_not_on_the_list_is_refused(
    tmp_path: Path, path: str, raw: bytes, code: str
) -> None:
    tree, findings = walk(tmp_path, {path: raw})
    assert [found for found, _ in findings] == [code]
    assert not tree.files


@pytest.mark.parametrize("folder", ["overrides", "Overrides", ".git"])
def test_folders_that_could_reach_the_theme_are_refused(tmp_path: Path, folder: str) -> None:
    tree, findings = walk(tmp_path, {f"{folder}/a.md": PAGE})
    assert findings == [("SRC004", folder)]
    assert not tree.files


def test_names_that_collide_elsewhere_are_named_both(tmp_path: Path) -> None:
    names = ["Heat.md", "heat.md", "caf\u00e9.md", "cafe\u0301.md"]
    tree, findings = walk(tmp_path, dict.fromkeys(names, PAGE))
    if len(os.listdir(tmp_path / "content")) < 4:
        pytest.skip("not run: this file system merges the names itself")
    assert [code for code, _ in findings] == ["SRC002", "SRC002"]
    assert len(tree.pages) == 2


@pytest.mark.parametrize("index", ["a/index.md", "a/README.md", "A/Index.md"])
def test_two_pages_with_one_address_are_refused(tmp_path: Path, index: str) -> None:
    _, findings = walk(tmp_path, {"a.md": PAGE, index: PAGE})
    assert [code for code, _ in findings] == ["SRC003"]


def test_special_files_and_a_missing_folder_are_findings(tmp_path: Path) -> None:
    report = Report()
    assert walk_content(tmp_path, report) == ContentTree()
    assert [finding.code for finding in report] == ["SRC006"]
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content" / "pipe.md")
    assert walk(tmp_path, {})[1] == [("SRC004", "pipe.md")]


def test_a_file_that_cannot_be_opened_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes(PAGE)
    monkeypatch.setattr(os, "lstat", refuse)
    report = Report()
    tree = walk_content(tmp_path, report)
    monkeypatch.undo()
    assert [finding.code for finding in report] == ["SRC006"]
    assert not tree.files
