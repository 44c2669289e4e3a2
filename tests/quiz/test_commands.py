"""``courseware quiz`` as it is typed: what a seed and the brand decide."""

import sqlite3
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from bank_samples import EVERY_TYPE
from click.testing import CliRunner, Result

from builder.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    page = tmp_path / "content" / "quizzes" / "communication.md"
    page.parent.mkdir(parents=True)
    head = "---\ntitle: 沟通\nreviewed: 2026-11-22\n---\n\n# 沟通\n\n"
    page.write_text(head + EVERY_TYPE.replace("![等位区的一位客户](queue.png)\n\n", ""), "utf-8")
    theme = tmp_path / "themes" / "default" / "theme.yml"
    theme.parent.mkdir(parents=True)
    theme.write_bytes((ROOT / "themes/default/theme.yml").read_bytes())
    return tmp_path


def courseware(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["--root", str(root), "quiz", *arguments])
    assert result.exit_code == 0, result.output
    return result


def paper_number(root: Path) -> str:
    with ZipFile(root / "dist/quiz/communication.docx.zip") as package:
        paper = docx.Document(BytesIO(package.read("A 卷.docx")))
    return paper.sections[0].header.paragraphs[0].text.rpartition(" ")[2]


def test_a_seed_makes_other_papers_and_names_them(project: Path) -> None:
    courseware(project, "--format", "docx")
    assert paper_number(project) == "communication-A"
    courseware(project, "--format", "docx", "--seed", "7")
    assert paper_number(project) == "7-A"
    assert "没有变化" in courseware(project, "--format", "docx", "--seed", "7").output


def test_cards_lead_to_the_brand_s_site_and_carry_the_day_of_review(project: Path) -> None:
    courseware(project, "--format", "anki")
    link, changed = note(project)
    assert "https://training.example.com/quizzes/communication.html#com-001" in link
    assert 1795305600 <= changed < 1795392000  # 2026-11-22, UTC
    theme = project / "themes/default/theme.yml"
    words = theme.read_text("utf-8").replace("training.example.com", "schule.example")
    theme.write_text(words, "utf-8")
    courseware(project, "--format", "anki")
    assert "https://schule.example/quizzes/" in note(project)[0]


def note(root: Path) -> tuple[str, int]:
    """Fields of the first question's note, and the second at which it was changed."""
    with ZipFile(root / "dist/quiz/communication.apkg") as package:
        database = package.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    found = connection.execute("SELECT flds, mod FROM notes WHERE flds LIKE 'com-001%'").fetchone()
    connection.close()
    return found
