"""A small project with a course, two learning paths and some of its files built, and a browser for its site."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.build.project import Project
from tests.site.conftest import REPOSITORY, browser, build
from tests.site.serving import served

__all__ = ["address", "browser", "project", "site"]

FRONT = "---\ntitle: {title}\nowner: 培训组\nreviewed: 2026-11-22\n{more}---\n\n# {title}\n\n"
PAGES = {
    "index.md": ("学习站", "", "/// links\n- **[新人](paths/new.md)**：先读三页\n///\n"),
    "tools/first.md": (
        "先应一声",
        "minutes: 4\n",
        "有人应。\n\n## 抬头看他 {#look minutes=4}\n\n看着他。\n",
    ),
    "tools/second.md": (
        "说清三样",
        "minutes: 16\n",
        "说清楚。\n\n"
        "## 说几点 {#when minutes=5}\n\n说几点。\n\n## 说谁办 {#who minutes=11}\n\n说谁办。\n"
        + "\n再说一遍。\n"
        * 60,
    ),
    "tools/third.md": ("再问一句", "minutes: 6\n", "问一句。\n\n## 还有吗 {#more}\n\n还有吗？\n"),
    "cases/cup.md": (
        "杯子碎了",
        "ref: C01\nindustry: 电商\ntype: 投诉\n",
        "## 讨论 {#talk}\n\n谁说？\n",
    ),
    "tools/drills/play.md": ("演一遍", "minutes: 20\n", "## 怎样演 {#how}\n\n三个人。\n"),
    "tools/drills/index.md": ("演练", "", "挑一个。\n"),
    "quizzes/day.md": (
        "自测",
        "",
        "## 题目：先做哪一样 {#day-001}\n\n题型：判断　难度：初级\n\n先应一声。\n\n答案：正确\n\n解析：有人应。\n\n"
        "## 题目：再做哪一样 {#day-002}\n\n题型：判断　难度：初级\n\n先解释。\n\n答案：错误\n\n解析：先应。\n",
    ),
    "courses/day.md": (
        "一天课",
        "minutes: 64\n",
        "给一线。\n\n## 开场 {.plain minutes=4}\n\n先认路。\n\n- [先应一声](../tools/first.md)\n\n"
        "## 模块一 承诺 {minutes=60}\n\n学完您能说清。\n\n"
        "- [几点](../tools/second.md#when)\n- [谁办](../tools/second.md#who)\n"
        "- [杯子](../cases/cup.md)\n- [自测：先做](../quizzes/day.md#day-001)\n"
        "- [自测：再做](../quizzes/day.md#day-002)\n",
    ),
    "paths/new.md": (
        "新人，先读三页",
        "role: 新人\nminutes: 26\n",
        "一天一页。\n\n## 按次序读 {#read}\n\n"
        "1. [先应一声](../tools/first.md)：第一句\n2. [说清三样](../tools/second.md)：第二句\n"
        "3. [再问一句](../tools/third.md)：第三句\n\n"
        "## 手边放着 {#hand .site-only}\n\n- [一天课](../courses/day.md)：去上课\n",
    ),
}
FILES = {
    "decks/day.pptx": b"d" * 633_000,
    "decks/day.warm.pptx": b"w" * 2_140_000,
    "decks/gone.pptx": b"a course that is no more",
    "handouts/day.docx": b"h" * 58_000,
    "handouts/drills/play.docx": b"p" * 900,
    "quiz/day.gift": b"g" * 1_000,
}


def write_pages(root: Path) -> None:
    for path, (title, more, body) in PAGES.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FRONT.format(title=title, more=more) + body, encoding="utf-8")


def small_project(root: Path) -> Project:
    for name in ("themes", "builder/site/theme"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("generated"))
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n" + "".join(f"  - {path}\n" for path in PAGES)
    (root / "mkdocs.yml").write_text(config[: config.index("nav:\n")] + nav, "utf-8")
    write_pages(root)
    return Project(root)


def add_files(project: Project) -> None:
    for name, data in FILES.items():
        file = project.dist / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = small_project(tmp_path_factory.mktemp("ways"))
    add_files(made)
    outcome = build(made)
    assert [f"{d.span} {d.message}" for d in outcome.report if d.severity == "error"] == []
    return made


@pytest.fixture(scope="session")
def site(project: Project) -> Path:
    return project.dist / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site's home, below a path of its server."""

    with served(site, "/site/") as found:
        yield found
