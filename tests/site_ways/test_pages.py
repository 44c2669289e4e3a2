"""What pages say without a script: a course's timetable and files, and where a page stands in courses and paths."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from builder.build.site import SITE
from builder.lint.diagnostic import Report
from builder.markdown.index import load_index
from builder.markdown.library import load_library
from builder.model.page import PageKind
from tests.site.conftest import REPOSITORY, build
from tests.site_ways.conftest import FILES, add_files, small_project


def words(html: str) -> str:
    """Text of a piece of HTML, one space between pieces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def part(page: Path, pattern: str) -> str:
    found = re.search(pattern, page.read_text("utf-8"), re.S)
    assert found, f"{page.name} has no {pattern}"
    return found[0]


def files_offered(site: Path, page: str) -> dict[str, Path]:
    """Words of each file's link on a page, and the file it leads to."""
    html = (site / page).read_text("utf-8")
    links = re.findall(r'<a class="cw-downloads-file"([^>]*)>(.*?)</a>', html, re.S)
    hrefs = [re.search(r'href="([^"]*)"', attributes) for attributes, _ in links]
    return {
        words(text): site / urljoin(f"/{page}", href[1]).lstrip("/")
        for (_, text), href in zip(links, hrefs, strict=True)
        if href
    }


def test_a_course_page_is_a_timetable(site: Path) -> None:
    page = site / "courses/day.html"
    rows = [
        words(row)
        for row in re.findall(
            r"<tr.*?</tr>", part(page, "<table class=.cw-timetable.*?</table>"), re.S
        )
    ]
    assert rows[1:] == [
        "0:00 开场 1 段 4 分钟",
        "0:04 模块一 承诺 2 段、2 道题、1 个案例 60 分钟",
        "1:04 下课 休息另算 64 分钟",
    ]
    steps = [
        words(step)
        for step in re.findall(r'<li class="cw-order-step".*?</li>', page.read_text("utf-8"), re.S)
    ]
    assert steps == [
        "先应一声 4 分钟",
        "几点 5 分钟",
        "谁办 11 分钟",
        "杯子 案例",
        "自测：先做 自测 · 1 分钟",
        "自测：再做 自测 · 1 分钟",
    ]
    assert "0:04 – 1:04 60 分钟" in words(page.read_text("utf-8"))


def test_a_timetable_s_sections_can_be_jumped_to(site: Path) -> None:
    html = (site / "courses/day.html").read_text("utf-8")
    anchors = re.findall(
        r'href="#([^"]+)"', part(site / "courses/day.html", "<table class=.cw-timetable.*?</table>")
    )
    assert len(anchors) == 2
    assert all(f'<h2 id="{anchor}"' in html for anchor in anchors)


def test_a_course_offers_what_was_built_in_every_brand_and_nothing_else(site: Path) -> None:
    offered = files_offered(site, "courses/day.html")
    assert {name: file.stat().st_size for name, file in offered.items()} == {
        "服务 PPTX 633 KB": len(FILES["decks/day.pptx"]),
        "宾客服务 PPTX 2.1 MB": len(FILES["decks/day.warm.pptx"]),
        "学员手册 DOCX 58 KB": len(FILES["handouts/day.docx"]),
        "Moodle GIFT 纯文本题库 GIFT 1 KB": len(FILES["quiz/day.gift"]),
    }
    assert not [file for file in site.rglob("*") if "gone" in file.name]


def test_an_exercise_and_a_bank_offer_their_own_files(site: Path) -> None:
    assert list(files_offered(site, "tools/drills/play.html")) == ["演一遍 DOCX 1 KB"]
    assert list(files_offered(site, "tools/drills/index.html")) == ["演一遍 DOCX 1 KB"]
    assert list(files_offered(site, "quizzes/day.html")) == ["Moodle GIFT 纯文本题库 GIFT 1 KB"]
    assert files_offered(site, "tools/first.html") == {}


def test_the_site_s_brand_comes_first_and_what_is_gone_is_no_longer_offered(tmp_path: Path) -> None:
    from builder.build.progress import Progress
    from builder.build.site import build_site

    project = small_project(tmp_path)
    add_files(project)
    build_site(project, theme_id="warm", progress=Progress(quiet=True))
    assert list(files_offered(project.dist / SITE, "courses/day.html"))[:2] == [
        "宾客服务 PPTX 2.1 MB",
        "服务 PPTX 633 KB",
    ]
    (project.dist / "decks/day.warm.pptx").unlink()
    (project.dist / "handouts/day.docx").unlink()
    build(project)
    offered = files_offered(project.dist / SITE, "courses/day.html")
    assert [name for name in offered if "题库" not in name] == ["服务 PPTX 633 KB"]
    assert not list((project.dist / SITE).rglob("day.warm.pptx"))


def test_a_site_built_from_the_markdown_alone_has_no_dead_link(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "out")],
        cwd=project.root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1"},
    )
    # The stylesheet of a brand is what ``courseware site`` adds; MkDocs does not check it.
    assert done.returncode == 0, done.stderr
    assert files_offered(tmp_path / "out", "courses/day.html") == {}
    assert "cw-timetable" in (tmp_path / "out/courses/day.html").read_text("utf-8")


def trails(site: Path, page: str) -> list[str]:
    html = (site / page).read_text("utf-8")
    return [words(nav) for nav in re.findall(r'<nav[^>]* class="cw-trail".*?</nav>', html, re.S)]


def test_a_page_says_what_comes_before_and_after_it(site: Path) -> None:
    assert trails(site, "tools/third.html") == [
        "新人 第 3 页／共 3 页 上一页 说清三样 走完了 回到新人"
    ]
    assert trails(site, "cases/cup.html") == [
        "一天课 第 3 页／共 4 页 上一页 几点 下一页 自测：先做"
    ]


def test_topics_of_one_page_in_a_row_are_one_place(site: Path) -> None:
    course, path = trails(site, "tools/second.html")
    assert course == "一天课 第 2 页／共 4 页 上一页 先应一声 下一页 杯子"
    assert path == "新人 第 2 页／共 3 页 上一页 先应一声 下一页 再问一句"
    assert "<details" in (site / "tools/second.html").read_text("utf-8")


def test_links_of_a_trail_lead_to_pages_and_places_that_are_there(site: Path) -> None:
    found = 0
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        for href in re.findall(r'<a (?=[^>]*class="cw-trail-)[^>]*href="([^"]+)"', html):
            file, _, anchor = href.partition("#")
            target = page.parent / file
            found += 1
            assert target.is_file(), f"{page.name}: {href}"
            assert not anchor or f'id="{anchor}"' in target.read_text("utf-8")
    assert found > 15


def test_a_list_of_one_folder_s_chapters_leaves_out_all_others(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    index = project.content / "tools/index.md"
    index.write_text(
        "---\ntitle: 工具\n---\n\n# 工具\n\n/// library | chapters\n    folder: tools\n///\n",
        "utf-8",
    )
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "  - tools/index.md\n", "utf-8")
    assert not build(project).report.has_errors
    html = (project.dist / SITE / "tools/index.html").read_text("utf-8")
    titles = re.findall(r'<strong class="cw-library-title">(.*?)</strong>', html)
    assert titles == ["先应一声", "说清三样", "再问一句"]


def codes(root: Path) -> list[tuple[str, int]]:
    report = Report()
    load_library(root, report)
    return [(d.code, d.span.line) for d in report]


def test_a_path_without_steps_or_with_a_line_that_leads_nowhere_is_reported(tmp_path: Path) -> None:
    page = tmp_path / "content/paths/new.md"
    page.parent.mkdir(parents=True)
    front = "---\ntitle: 新人\nrole: 新人\n---\n\n# 新人\n\n## 读 {#read}\n\n"
    page.write_text(front + "- [自己](new.md)\n", "utf-8")
    assert codes(tmp_path) == [("DIA011", 1)]
    page.write_text(front + "1. [自己](new.md)\n2. 再读一遍\n", "utf-8")
    assert codes(tmp_path) == [("DIA012", 11)]


def test_every_path_takes_as_long_as_its_steps() -> None:
    index = load_index(REPOSITORY / "content")
    paths = list(index.of_kind(PageKind.PATH))
    assert {"新人", "前台", "热线", "在线客服", "班组长", "讲师"} == {path.role for path in paths}
    for path in paths:
        minutes = [index.minutes_of(step) for step in path.steps]
        assert all(minutes), path.path
        assert path.minutes == sum(each or 0 for each in minutes), path.path


def test_every_tab_has_a_landing_page_and_home_leads_to_every_role() -> None:
    content = REPOSITORY / "content"
    folders = {file.parent for file in content.glob("*/*.md")}
    assert [folder.name for folder in folders if not (folder / "index.md").is_file()] == []
    home = (content / "index.md").read_text("utf-8")
    assert all(f"(paths/{file.name})" in home for file in (content / "paths").glob("[!i]*.md"))
