"""A chapter's own deck: made by the real command, offered on the chapter's page while it exists."""

import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from builder.build.project import Project
from builder.cli import main
from tests.site.conftest import build
from tests.site_anywhere.sample import edit, make_sample


def command(project: Project, *arguments: str) -> str:
    outcome = CliRunner().invoke(main, ["--root", str(project.root), *arguments])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = make_sample(tmp_path_factory.mktemp("decks"))
    command(made, "slides", "--pages")
    assert build(made).changed
    return made


def titles(data: bytes) -> list[str]:
    deck = Presentation(io.BytesIO(data))
    return [slide.shapes.title.text for slide in deck.slides]


def test_a_chapter_s_deck_holds_its_topics_and_no_course_around_them(project: Project) -> None:
    decks = {file.name: file.read_bytes() for file in (project.dist / "decks/pages").iterdir()}
    assert set(decks) == {"tone.pptx"}
    found = titles(decks["tone.pptx"])
    assert found[0] == "先应一声，再把手上的事做完"
    assert not any("目录" in title or "明天先做一件事" in title for title in found)


def test_the_chapter_offers_it_with_its_number_of_slides(project: Project) -> None:
    site = project.dist / "site"
    html = (site / "standards/tone.html").read_text("utf-8")
    found = re.search(r'<a class="cw-page-deck-link"[^>]*href="([^"]+)"[^>]*>([^<]+)', html)
    assert found
    target = (site / "standards" / found[1]).resolve()
    count = len(titles(target.read_bytes()))
    assert found[2] == f"本章课件（PPT，{count} 页）"
    assert "cw-page-deck" not in (site / "cases/counter.html").read_text("utf-8")


def test_only_what_changed_is_made_again_and_what_is_gone_goes(tmp_path: Path) -> None:
    project = make_sample(tmp_path)
    text = (project.content / "standards/tone.md").read_text("utf-8")
    second = text.replace("std-lo-1", "std-lo-2").replace("tone-first", "second-first")
    (project.content / "standards/second.md").write_text(second, "utf-8")
    command(project, "slides", "--pages")
    edit(project, "content/standards/tone.md", "说好谁来办", "说清谁来办")
    said = command(project, "slides", "--pages")
    assert "pages/tone.pptx　" in said and "second.pptx　没有变化" in said
    (project.content / "standards/second.md").unlink()
    command(project, "slides", "--pages")
    assert [file.name for file in (project.dist / "decks/pages").iterdir()] == ["tone.pptx"]


def test_without_a_deck_nothing_is_offered(sample: Project) -> None:
    assert "cw-page-deck" not in (sample.dist / "site/standards/tone.html").read_text("utf-8")
