"""The tools that ``benchmarks/comparison.py`` compares: what each is called with, and what it wrote and said."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.gates.opened import OpenedDeck, text_of

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "docs" / "comparison"
SHOWN = ("bullets", "table", "columns", "steps", "chart", "notes", "breaks", "quiz")
MISTAKES = ("wrong-block", "wrong-option", "missing-picture")
TEMPLATE = "template"
"""The construct that is all of ``SHOWN`` in a company's look."""
_MISTAKE = re.compile(r"^(`{3,})markdown (\S+) (\S+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^\[([a-z-]+)\]: #\n", re.MULTILINE)
_SOURCE_NOTE = re.compile(r"出处：content/(?:chapters|quizzes)/([a-z-]+)\.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One run of a tool."""

    exit: int
    said: str
    """Everything printed."""
    seconds: float
    deck: Path | None
    """What it wrote, if anything."""


def sections(source: str) -> dict[str, str]:
    """The constructs of a source file by name, each with the file's head in front."""
    head, *rest = _SECTION.split(source)
    return {name: head + body for name, body in zip(rest[::2], rest[1::2], strict=True)}


def mistakes(dialect: str) -> dict[str, str]:
    """What an editor gets wrong in a dialect, by name: a whole file each."""
    page = (SOURCES / "mistakes.md").read_text("utf-8")
    return {name: text for _, owner, name, text in _MISTAKE.findall(page) if owner == dialect}


def execute(command: list[str], folder: Path, deck: Path) -> Attempt:
    """Run a command in ``folder`` and wait for what it writes."""
    started = time.perf_counter()
    run = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        timeout=300,
    )
    return Attempt(
        exit=run.returncode,
        said=(run.stdout + run.stderr).strip().replace(f"{folder}/", ""),
        seconds=round(time.perf_counter() - started, 2),
        deck=deck if deck.exists() else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownTool:
    """A tool that makes a deck of one Markdown file, by its command line."""

    name: str
    dialect: str
    """Name of its file in ``docs/comparison``, without ``.md``."""
    command: tuple[str, ...]
    needs: tuple[str, ...]
    template: str = ""
    """Option that takes a company's template; empty where there is none."""

    def missing(self) -> str:
        """What is not installed, or an empty text."""
        return ", ".join(need for need in self.needs if shutil.which(need) is None)

    def version(self) -> str:
        """The first line that it prints about itself."""
        call = [self.command[0], "--version"]
        said = subprocess.run(call, capture_output=True, encoding="utf-8", check=True).stdout
        return said.strip().split("\n")[0]

    def own_source(self, construct: str) -> str:
        """The construct in this tool's dialect."""
        return sections((SOURCES / f"{self.dialect}.md").read_text("utf-8"))[construct]

    def attempts(self, folder: Path, template: Path) -> dict[str, Attempt]:
        """A deck of each construct alone, and of all sound ones on the template where it takes one."""
        texts = {name: self.own_source(name) for name in SHOWN} | mistakes(self.dialect)
        made = {name: self._build(name, text, folder) for name, text in texts.items()}
        if self.template:
            whole = "\n".join(self.own_source(name) for name in SHOWN)
            made[TEMPLATE] = self._build(TEMPLATE, whole, folder, f"{self.template}={template}")
        return made

    def slides_of(self, construct: str, deck: OpenedDeck) -> list[int]:
        """Numbers of all slides: the deck holds nothing else."""
        return [slide.number for slide in deck.slides]

    def _build(self, name: str, text: str, folder: Path, *options: str) -> Attempt:
        source, deck = folder / f"{name}.md", folder / f"{name}.pptx"
        source.write_text(text, "utf-8")
        return execute([*self.command, *options, source.name, "-o", deck.name], folder, deck)


@dataclass(frozen=True, slots=True)
class Courseware:
    """This repository: all sound constructs in one course, each mistake added to it on its own."""

    name = "courseware"

    def missing(self) -> str:
        """Never anything."""
        return ""

    def version(self) -> str:
        """What the command says about itself."""
        return execute(_command("--version"), ROOT, ROOT / "none.pptx").said

    def own_source(self, construct: str) -> str:
        """The construct's page."""
        return next(SOURCES.glob(f"courseware/**/{construct}.md")).read_text("utf-8")

    def attempts(self, folder: Path, template: Path) -> dict[str, Attempt]:
        """The course once for all constructs, once for every mistake, once with the template as its theme."""
        made = dict.fromkeys(SHOWN, self._build(folder / "sound"))
        wrong = mistakes(self.name)
        made |= {name: self._build(folder / name, {name: wrong[name]}) for name in wrong}
        return made | {TEMPLATE: self._build_branded(folder / TEMPLATE, template)}

    def slides_of(self, construct: str, deck: OpenedDeck) -> list[int]:
        """Numbers of the slides whose notes name the construct's page, and of those that continue them."""
        numbers, current = [], ""
        for slide in deck.slides:
            named = _SOURCE_NOTE.search("" if slide.notes is None else text_of(slide.notes))
            current = named[1] if named else current
            if current == construct:
                numbers.append(slide.number)
        return numbers

    def _build(self, root: Path, more: Mapping[str, str] = MappingProxyType({})) -> Attempt:
        _copy_project(root)
        for name, text in more.items():
            (root / "content" / "chapters" / f"{name}.md").write_text(text, "utf-8")
        return execute(_command("slides"), root, root / "dist" / "decks" / "comparison.pptx")

    def _build_branded(self, root: Path, template: Path) -> Attempt:
        _copy_project(root)
        importing = _command("theme", "import", str(template), "--name", "company")
        imported = execute(importing, root, root / "none.pptx")
        if imported.exit:
            return imported
        deck = root / "dist" / "decks" / "comparison.company.pptx"
        return execute(_command("slides", "--theme", "company"), root, deck)


def _copy_project(root: Path) -> None:
    shutil.copytree(SOURCES / "courseware" / "content", root / "content")
    shutil.copytree(ROOT / "themes", root / "themes")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "builder", *arguments]


Tool = Courseware | MarkdownTool
PANDOC = MarkdownTool(
    name="pandoc",
    dialect="pandoc",
    command=("pandoc",),
    needs=("pandoc",),
    template="--reference-doc",
)
_MARP = ("marp", "--no-stdin", "--allow-local-files", "--pptx")
TOOLS: tuple[Tool, ...] = (
    Courseware(),
    PANDOC,
    MarkdownTool(name="Marp", dialect="marp", command=_MARP, needs=("marp",)),
    MarkdownTool(
        name="Marp, editable",
        dialect="marp",
        command=(*_MARP, "--pptx-editable"),
        needs=("marp", "soffice"),
    ),
)
NOT_RUN = ("md2pptx",)
"""Tools of the page that no package manager installs."""
