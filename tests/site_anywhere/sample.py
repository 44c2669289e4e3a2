"""A project with one page of every kind, small enough to be built in a second or two."""

import shutil
from pathlib import Path

from builder.build.project import Project
from tests.site.conftest import REPOSITORY

_CONTENT = Path(__file__).with_name("content")
PAGES = sorted(str(file.relative_to(_CONTENT)) for file in _CONTENT.rglob("*.md"))


def make_sample(root: Path) -> Project:
    """The pages beside this file, with the real ``editing.md``, brands and site configuration."""
    for name in ("themes", "builder/site/theme"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("generated"))
    shutil.copytree(_CONTENT, root / "content")
    shutil.copy(REPOSITORY / "content/editing.md", root / "content/editing.md")
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - index.md\n  - glossary.md\n  - 全部:\n"
    nav += "".join(f"      - {page}\n" for page in PAGES if "/" in page)
    (root / "mkdocs.yml").write_text(config[: config.index("nav:\n")] + nav, "utf-8")
    return Project(root)


def edit(project: Project, file: str, before: str, after: str) -> None:
    """Replace a text that occurs in a file of the project."""
    path = project.root / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
