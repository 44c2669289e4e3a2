"""A page on paper, as Chromium prints it: the article, its name and date at every foot, everything unfolded."""

import base64
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.build.project import Project
from tests.site.conftest import Browser, build
from tests.site_anywhere.sample import edit, make_sample

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="not run: pdftotext is needed"
)


def printed(browser: Browser, url: str, folder: Path) -> list[str]:
    """Text of every sheet of a page just opened."""
    browser.open(url)
    return on_paper(browser, folder)


def on_paper(browser: Browser, folder: Path) -> list[str]:
    """Text of every sheet of the page that is open."""
    result = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    file = folder / "page.pdf"
    file.write_bytes(base64.b64decode(result["data"]))
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    return ["".join(sheet.split()) for sheet in text.split("\f")[:-1]]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("standards/tone", "先应一声"),
        ("cases/counter", "柜台前的十秒"),
        ("scripts/busy", "手上正忙"),
        ("courses/day", "半天课"),
        ("quizzes/bank", "自测"),
        ("glossary", "词汇表"),
        ("index", "学习站"),
    ],
)
def test_every_sheet_carries_name_date_and_number_and_no_navigation(
    page: str, title: str, sample: Project, browser: Browser, tmp_path: Path
) -> None:
    sheets = printed(browser, (sample.dist / f"site/{page}.html").as_uri(), tmp_path)
    for number, sheet in enumerate(sheets, 1):
        assert sheet.endswith(f"{title}2026-11-22复核{number}/{len(sheets)}")
    text = "".join(sheets)
    assert text.startswith(title)
    assert not any(
        word in text for word in ("搜索", "目录", "修改这一页", "下一页", "回到页面顶部")
    )


def test_folded_parts_and_short_addresses_are_on_paper(
    sample: Project, browser: Browser, tmp_path: Path
) -> None:
    site = sample.dist / "site"
    script = "".join(printed(browser, (site / "scripts/busy.html").as_uri(), tmp_path))
    assert "马上轮到您" in script
    bank = (site / "quizzes/bank.html").as_uri()
    assert "先看人" not in "".join(printed(browser, bank, tmp_path))
    browser.run("document.documentElement.classList.add('cw-print-key')")  # 打印带答案
    answers = "".join(on_paper(browser, tmp_path))
    assert "解析：先看人" in answers and "查看答案" not in answers
    chapter = "".join(printed(browser, (site / "standards/tone.html").as_uri(), tmp_path))
    assert "公开说明（example.org/a-rather-long-address/page）" in chapter
    assert "https://" not in chapter
    # What was folded before is folded again.
    assert browser.run("return document.querySelectorAll('details[open]').length") == 0


def test_a_table_that_fits_a_sheet_is_not_torn(tmp_path: Path, browser: Browser) -> None:
    project = make_sample(tmp_path)
    tables = "".join(
        "| 渠道 | 时限 |\n|---|---|\n"
        + "".join(f"| 电话 | 表{table}行{row}。 |\n" for row in range(18))
        + "\n先给钟点。\n\n"
        for table in range(4)
    )
    edit(project, "content/standards/tone.md", "| 渠道 | 时限 |", f"{tables}| 渠道 | 时限 |")
    assert build(project).changed
    sheets = printed(browser, (project.dist / "site/standards/tone.html").as_uri(), tmp_path)
    assert len(sheets) > 2
    for table in range(4):
        rows = [{row for row in range(18) if f"表{table}行{row}。" in sheet} for sheet in sheets]
        assert set(range(18)) in rows, table
