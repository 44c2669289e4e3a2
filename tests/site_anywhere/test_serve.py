"""The preview that editors keep open while they write, through the real command."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.build.project import Project
from builder.build.serve import LiveSite
from tests.site.conftest import REPOSITORY
from tests.site_anywhere.sample import edit, make_sample

PATIENCE = 30
"""Seconds; only a hang takes so long."""


def command(project: Project, port: int, *options: str) -> list[str]:
    root = ["--root", str(project.root)]
    return [sys.executable, "-m", "builder", *root, "serve", "--port", str(port), *options]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Preview:
    """A running preview and what it has printed."""

    def __init__(self, project: Project, log: Path, *options: str) -> None:
        self.project = project
        self.log = log
        self.port = free_port()
        with log.open("w") as out:
            self.process = subprocess.Popen(
                command(project, self.port, *options),
                stdout=out,
                stderr=subprocess.STDOUT,
                env=environment(),
                cwd=project.root,
                start_new_session=True,
            )
        self.wait_for("index.html", "欢迎")

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as got:
                return str(got.read().decode("utf-8"))
        except (urllib.error.URLError, TimeoutError):
            return ""

    def wait_for(self, path: str, words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while words not in self.page(path):
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < deadline, self.log.read_text("utf-8")
            time.sleep(0.05)

    def wait_for_words(self, *words: str) -> None:
        """Until it has printed all of them."""
        deadline = time.monotonic() + PATIENCE
        while not all(each in self.log.read_text("utf-8") for each in words):
            assert time.monotonic() < deadline, self.log.read_text("utf-8")
            time.sleep(0.05)

    def stop(self) -> int:
        """Press Ctrl-C."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_sample(tmp_path / "project")


@pytest.fixture
def preview(project: Project, tmp_path: Path) -> Iterator[Preview]:
    running = Preview(project, tmp_path / "log.txt")
    yield running
    if running.process.poll() is None:
        running.stop()


def colour_of(css: str) -> str:
    found = re.search(r"--cw-accent: *([^;]+);", css)
    assert found
    return found[1]


def test_what_is_written_shows_and_ctrl_c_ends_it_quietly(preview: Preview) -> None:
    edit(preview.project, "content/index.md", "欢迎。", "欢迎。\n\n新写的一句。")
    preview.wait_for("index.html", "新写的一句")
    assert preview.stop() == 0
    assert "Traceback" not in preview.log.read_text("utf-8")


def test_faults_are_told_and_the_next_edit_shows(preview: Preview) -> None:
    edit(preview.project, "content/index.md", "欢迎。", "欢迎。\n\n/// nothing-like-this\n///\n")
    preview.wait_for_words("content/index.md", "nothing-like-this")
    edit(preview.project, "mkdocs.yml", "nav:\n", "nav: [\n")
    preview.wait_for_words("mkdocs.yml", "line")
    edit(preview.project, "mkdocs.yml", "nav: [\n", "nav:\n")
    assert "Traceback" not in preview.log.read_text("utf-8")
    edit(preview.project, "content/index.md", "/// nothing-like-this\n///\n", "改好了。")
    preview.wait_for("index.html", "改好了")


def test_an_edit_that_is_saved_during_a_build_is_not_lost(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mkdocs.commands import build as mkdocs

    source = project.content / "index.md"
    shown = tmp_path / "shown"
    shown.mkdir()
    build = mkdocs.build

    def build_while_somebody_saves(*arguments: Any, **named: Any) -> None:
        begun = time.time()
        build(*arguments, **named)
        edit(project, "content/index.md", "欢迎。", "欢迎。\n\n存在中间的一句。")
        os.utime(source, (begun, begun))

    site = LiveSite(project, None, shown, "http://127.0.0.1/", whole=False)
    with monkeypatch.context() as patch:
        patch.setattr(mkdocs, "build", build_while_somebody_saves)
        site.build()
    site.build()
    assert "存在中间的一句" in (shown / "index.html").read_text("utf-8")


def test_the_colours_of_the_brand_follow_its_file(preview: Preview) -> None:
    style = "assets/generated/courseware.css"
    before = colour_of(preview.page(style))
    theme = preview.project.themes / "default/theme.yml"
    text = theme.read_text("utf-8")
    theme.write_text(re.sub(r"(?m)^(  accent1: ).*$", r'\g<1>"7A1FA2"', text), "utf-8")
    deadline = time.monotonic() + PATIENCE
    while colour_of(preview.page(style) or f"--cw-accent: {before};") == before:
        assert time.monotonic() < deadline, preview.log.read_text("utf-8")
        time.sleep(0.05)


def test_with_whole_the_search_follows(project: Project, tmp_path: Path) -> None:
    preview = Preview(project, tmp_path / "log.txt", "--whole")
    try:
        edit(project, "content/standards/tone.md", "title: ", "title: 雪地里的")
        preview.wait_for("assets/generated/search-index.js", "雪地里的")
        version = re.compile('name="cw-search-index" content="([0-9a-f]+)"')
        preview.wait_for("standards/tone.html", "雪地里的")
        deadline = time.monotonic() + PATIENCE
        named = (
            project.root / "builder/site/theme/assets/generated/search-version.html"
        ).read_text("utf-8")
        while version.findall(preview.page("index.html")) != version.findall(named):
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        preview.stop()


def test_a_port_that_is_taken_is_told_in_words(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            command(project, taken.getsockname()[1]),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=environment(),
        )
    assert done.returncode == 1
    assert "--port" in done.stderr and "Traceback" not in done.stderr
