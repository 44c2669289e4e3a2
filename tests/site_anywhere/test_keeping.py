"""Readers see when a page was last reviewed and learn that it is out of date; the pencil leads them to changing it."""

import re
from pathlib import Path

import pytest

from builder.build.project import Project
from builder.markdown.page_head import review_end
from tests.site.conftest import Browser, build
from tests.site_anywhere.sample import PAGES, edit, make_sample

NOTICE = (
    "const found = document.querySelector('.cw-review-notice'); return found && found.textContent"
)


@pytest.mark.parametrize(
    ("reviewed", "months", "end"),
    [
        ("2025-03-01", 12, "2026-03-01"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_a_review_holds_for_whole_months(reviewed: str, months: int, end: str) -> None:
    assert review_end(reviewed, months) == end


def at(browser: Browser, day: str, url: str) -> None:
    """Open a page on a machine whose clock shows noon of a day."""
    source = (
        f"const moment = new Date('{day}T12:00:00'); const Real = Date;"
        "window.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(moment); } };"
    )
    added = browser.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": source}
    )
    try:
        browser.open(url)
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_the_notice_comes_the_day_after_the_review_has_run_out(
    address: str, browser: Browser
) -> None:
    at(browser, "2027-11-22", f"{address}standards/tone.html")
    assert browser.run(NOTICE) is None
    at(browser, "2027-11-23", f"{address}standards/tone.html")
    assert browser.run(NOTICE) == (
        "这一页上次复核是 2026-11-22，已经超过 12 个月，用前请向客户服务培训组核实。"
    )


def test_a_page_may_ask_to_be_reviewed_sooner(tmp_path: Path, browser: Browser) -> None:
    project = make_sample(tmp_path)
    edit(project, "content/standards/tone.md", "minutes: 5\n", "minutes: 5\nreview_months: 3\n")
    assert build(project).changed
    at(browser, "2027-02-23", f"{(project.dist / 'site/standards/tone.html').as_uri()}")
    assert "已经超过 3 个月" in browser.run(NOTICE)


def test_every_page_says_who_keeps_it_and_has_a_pencil(sample: Project) -> None:
    for page in PAGES:
        html = (sample.dist / "site" / page).with_suffix(".html").read_text("utf-8")
        text = re.sub("<[^>]+>", "", html)
        assert "内容维护 客户服务培训组" in text and "最近复核 2026-11-22" in text, page
        up = "../" * page.count("/")
        assert f'href="{up}editing.html#page={page}"' in html, page
    course = (sample.dist / "site/courses/day.html").read_text("utf-8")
    assert "用时" in course and "程度" in course


def follow_the_pencil(browser: Browser, url: str) -> str:
    """Text of what the landing page says about the page one came from."""
    browser.open(url, 390)
    pencil = browser.driver.find_element("css selector", ".cw-edit-link")
    assert pencil.accessible_name == "修改这一页"
    assert min(pencil.size["height"], pencil.size["width"]) >= 44
    pencil.click()
    return str(browser.driver.find_element("css selector", ".cw-edit-way").text)


def test_the_pencil_leads_by_way_of_the_explanation_to_the_file(
    tmp_path: Path, browser: Browser
) -> None:
    project = make_sample(tmp_path)
    base = "https://git.example.com/kf/training/edit/main/content/"
    edit(project, "themes/default/theme.yml", '\nedit_url: ""', f"\nedit_url: {base}")
    assert build(project).changed
    site = project.dist / "site"
    assert "content/standards/tone.md" in follow_the_pencil(
        browser, (site / "standards/tone.html").as_uri()
    )
    onwards = browser.driver.find_element("css selector", ".cw-edit-way .md-button")
    assert onwards.get_attribute("href") == f"{base}standards/tone.md"
    browser.driver.find_element("css selector", ".cw-edit-back").click()
    assert browser.driver.current_url.endswith("/standards/tone.html")


def test_without_an_address_the_landing_page_says_whom_to_tell(
    address: str, browser: Browser
) -> None:
    said = follow_the_pencil(browser, f"{address}cases/counter.html")
    assert "content/cases/counter.md" in said and "“内容维护”写着的那个组" in said
    assert not browser.driver.find_elements("css selector", ".cw-edit-way .md-button")


@pytest.mark.parametrize(
    "page",
    ["../../settings.md", "//evil.example/x.md", "javascript:alert(1)//.md", "https://evil.example/x.md", "%zz", ""],
)  # fmt: skip
def test_the_landing_page_takes_no_other_address_for_a_page(
    page: str, address: str, browser: Browser
) -> None:
    browser.open("about:blank")
    browser.open(f"{address}editing.html#page={page}")
    assert not browser.driver.find_elements("css selector", ".cw-edit-way")
