"""Following a course or a path in a real browser: what is remembered, where it leads, what happens without."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.site.axe import axe_violations
from tests.site.conftest import Browser
from tests.site.test_browser import complaints

PHONE = 390
DESK = 1280


def forget(browser: Browser, address: str) -> None:
    """Empty the storage from a page without scripts: the theme writes into it when it likes."""
    browser.open(address + "assets/progress.js")
    browser.run("localStorage.clear()")


@pytest.fixture(autouse=True)
def fresh(browser: Browser, address: str) -> Iterator[None]:
    """No progress from an earlier test; afterwards nothing asked for elsewhere and no error."""
    forget(browser, address)
    browser.events()
    yield
    assert complaints(browser.events(), "http://127.0.0.1") == []


def element(browser: Browser, selector: str) -> Any:
    from selenium.webdriver.common.by import By

    return browser.driver.find_element(By.CSS_SELECTOR, selector)


def elements(browser: Browser, selector: str) -> list[Any]:
    from selenium.webdriver.common.by import By

    return list(browser.driver.find_elements(By.CSS_SELECTOR, selector))


def said(browser: Browser) -> str:
    return str(element(browser, ".cw-progress-words").text)


def states(browser: Browser) -> list[str]:
    return [each.text for each in elements(browser, ".cw-order-state")]


def tap(browser: Browser, selector: str) -> None:
    target = element(browser, selector)
    browser.run("arguments[0].scrollIntoView({block: 'center'})", target)
    target.click()


def page(browser: Browser) -> str:
    parts = urlsplit(browser.driver.current_url)
    return parts.path.partition("/site/")[2] + (f"#{parts.fragment}" if parts.fragment else "")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_path_is_followed_from_page_to_page_and_remembered(
    width: int, address: str, browser: Browser
) -> None:
    browser.open(address + "paths/new.html", width)
    assert said(browser) == "已学 0／3，还剩约 26 分钟"
    assert states(browser) == ["未读", "未读", "未读"]
    tap(browser, ".cw-progress-go")
    assert page(browser) == "tools/first.html"
    assert element(browser, ".cw-trailbar-where").text.split() == ["新人", "1／3"]
    tap(browser, ".cw-reading .cw-trail-next")
    assert page(browser) == "tools/second.html"
    assert element(browser, ".cw-trailbar-where").text.split() == ["新人", "2／3"]
    tap(browser, ".cw-trailbar-where")
    assert said(browser) == "已学 1／3，还剩约 22 分钟"
    assert states(browser) == ["已读", "在读", "未读"]
    assert element(browser, ".cw-progress-go").text == "接着学：说清三样"
    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_reading_to_the_end_finishes_the_path(address: str, browser: Browser) -> None:
    browser.open(address + "tools/first.html?path=paths/new")
    for expected in ("tools/second.html", "tools/third.html", "paths/new.html"):
        tap(browser, ".cw-reading .cw-trail-next")
        assert page(browser) == expected
    assert said(browser) == "3 项都学完了"
    assert not element(browser, ".cw-progress-go").is_displayed()


def test_a_page_read_on_one_path_is_read_on_every_other(address: str, browser: Browser) -> None:
    browser.open(address + "tools/second.html")
    tap(browser, ".cw-done-button")
    assert element(browser, ".cw-done-button").get_attribute("aria-pressed") == "true"
    browser.open(address + "paths/new.html")
    assert states(browser) == ["未读", "已读", "未读"]
    browser.open(address + "courses/day.html")
    # Both of the course's topics stand on that page.
    assert states(browser) == ["未读", "已读", "已读", "未读", "未读", "未读"]
    browser.open(address + "tools/second.html")
    tap(browser, ".cw-done-button")
    browser.open(address + "courses/day.html")
    assert "已读" not in states(browser)


def test_topics_of_a_course_are_read_at_their_place(address: str, browser: Browser) -> None:
    browser.open(address + "courses/day.html", PHONE)
    elements(browser, ".cw-order-link")[2].click()
    assert page(browser) == "tools/second.html#who"
    # The topic is not hidden behind the header and the bar.
    bar, heading = (
        browser.run(f"return document.querySelector('{each}').getBoundingClientRect().{edge}")
        for each, edge in ((".cw-trailbar", "bottom"), ("#who", "top"))
    )
    assert bar <= heading + 1
    tap(browser, ".cw-reading .cw-trail-next")
    assert page(browser) == "cases/cup.html"
    tap(browser, ".cw-trailbar-where")
    assert states(browser) == ["未读", "已读", "已读", "在读", "未读", "未读"]


def test_the_keyboard_ticks_a_step_and_clearing_can_be_undone(
    address: str, browser: Browser
) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(address + "paths/new.html")
    box = elements(browser, ".cw-order-check input")[1]
    assert box.accessible_name == "已读：说清三样"
    box.send_keys(Keys.SPACE)
    assert said(browser) == "已学 1／3，还剩约 10 分钟"
    tap(browser, ".cw-progress-more summary")
    assert "这台设备" in element(browser, ".cw-progress-note").text
    for button, kept in (("清除这条路的进度", 0), ("撤销", 1), ("清除全部进度", 0)):
        (found,) = [b for b in elements(browser, ".cw-progress-button") if b.text == button]
        found.send_keys(Keys.ENTER)
        assert said(browser).startswith(f"已学 {kept}／3")
    assert all(float(each.rect["height"]) >= 44 for each in elements(browser, ".cw-order-check"))


def test_the_home_page_offers_to_go_on(address: str, browser: Browser) -> None:
    browser.open(address + "index.html")
    assert elements(browser, ".cw-resume") == []
    browser.open(address + "paths/new.html")
    tap(browser, ".cw-progress-go")
    tap(browser, ".cw-reading .cw-trail-next")
    browser.open(address + "index.html", PHONE)
    assert element(browser, ".cw-resume-words").text == "上次在学 新人，先读三页，已学 1／3"
    assert "已学 1／3" in element(browser, ".cw-links-link").text
    tap(browser, ".cw-resume .cw-progress-go")
    assert page(browser) == "tools/second.html"
    assert element(browser, ".cw-trailbar-where").text.split() == ["新人", "2／3"]


def test_answered_questions_count(address: str, browser: Browser) -> None:
    browser.open(address + "courses/day.html")
    browser.run(
        "localStorage.setItem('courseware:' + new URL('../', location.href).pathname, arguments[0])",
        json.dumps({"questions": {"day-001": {"v": "a", "s": 1}, "day-002": {"v": "b", "s": 0}}}),
    )
    browser.open(address + "courses/day.html")
    assert states(browser)[-2:] == ["已读", "已读"]
    assert said(browser) == "已学 2／6，还剩约 20 分钟；自测做了 2／2，对 1"


def test_a_page_of_one_course_shows_its_place_to_whoever_comes_another_way(
    address: str, browser: Browser
) -> None:
    browser.open(address + "cases/cup.html?path=paths/nowhere")
    assert elements(browser, ".cw-trailbar") == []
    assert element(browser, ".cw-trail-where").text == "一天课 第 3 页／共 4 页"
    assert element(browser, ".cw-trail-next").is_displayed()
    browser.open(address + "tools/second.html?path=courses/day")
    assert element(browser, ".cw-reading-others summary").text == "另有 1 处课程和路径也走到这一页"


def test_a_record_that_somebody_has_edited_does_no_harm(address: str, browser: Browser) -> None:
    browser.open(address + "paths/new.html")
    evil = {
        "pages": {"tools/first.html": "<b>", "tools/second.html": "read"},
        "trails": {
            "paths/x": {"title": 1, "steps": [{"key": "javascript:alert(1)"}, {"key": "http://"}]}
        },
        "last": "paths/x",
    }
    for text in (json.dumps(evil), "[", "null", '"text"', '{"pages": 3, "trails": [null]}'):
        browser.run(
            "localStorage.setItem('courseware-reading:' + new URL('../', location.href).pathname, arguments[0])",
            text,
        )
        browser.open(address + "index.html")
        assert elements(browser, ".cw-resume") == []
        browser.open(address + "paths/new.html")
        assert said(browser).startswith("已学 ")


def test_it_works_from_a_folder(site: Path, browser: Browser) -> None:
    browser.open(f"{site.as_uri()}/paths/new.html", PHONE)
    browser.run("localStorage.clear()")
    browser.open(f"{site.as_uri()}/paths/new.html", PHONE)
    tap(browser, ".cw-progress-go")
    tap(browser, ".cw-reading .cw-trail-next")
    tap(browser, ".cw-trailbar-where")
    assert said(browser) == "已学 1／3，还剩约 22 分钟"
    browser.run("localStorage.clear()")
    browser.events()


def with_early_script(browser: Browser, script: str) -> Callable[[], None]:
    """Run a script before each page's own; returns what ends that."""
    command = browser.driver.execute_cdp_cmd
    made = command("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    return lambda: command("Page.removeScriptToEvaluateOnNewDocument", made)


def test_where_storage_is_refused_it_works_until_the_page_is_left(
    address: str, browser: Browser
) -> None:
    refuse = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }});"
    )
    end = with_early_script(browser, refuse)
    try:
        browser.open(address + "paths/new.html")
        assert "不让网页留存记录" in element(browser, ".cw-progress-note").text
        elements(browser, ".cw-order-check input")[0].click()
        assert said(browser) == "已学 1／3，还剩约 22 分钟"
        tap(browser, ".cw-progress-go")
        assert element(browser, ".cw-trailbar-where").text.split() == ["新人", "2／3"]
    finally:
        end()


def test_without_a_script_the_order_and_the_ways_on_are_plain_links(
    address: str, browser: Browser
) -> None:
    command = browser.driver.execute_cdp_cmd
    command("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(address + "courses/day.html", PHONE)
        assert elements(browser, ".cw-progress") == []
        assert element(browser, ".cw-timetable").is_displayed()
        assert len([a for a in elements(browser, ".cw-order-link") if a.is_displayed()]) == 6
        browser.open(address + "cases/cup.html", PHONE)
        tap(browser, ".cw-trail-next")
        assert page(browser) == "quizzes/day.html#day-001"
    finally:
        command("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_stands_in_the_way_of_anybody(
    width: int, scheme: str, address: str, browser: Browser
) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    found = []
    try:
        forget(browser, address)
        for name in (
            "paths/new.html",
            "courses/day.html",
            "tools/second.html?path=paths/new",
            "tools/first.html",
            "index.html",
        ):
            browser.open(address + name, width)
            color = browser.run("return getComputedStyle(document.body).backgroundColor")
            is_dark = max(int(part) for part in re.findall(r"\d+", color)[:3]) < 64
            assert is_dark == (scheme == "dark")
            for details in elements(browser, "article details"):
                browser.run("arguments[0].open = true", details)
            time.sleep(0.3)  # colours fade when the scheme changes
            found += [f"{name}: {line}" for line in axe_violations(browser.driver, "article")]
            assert browser.run("return document.documentElement.scrollWidth") <= width
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        forget(browser, address)
    assert found == []
