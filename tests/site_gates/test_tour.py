"""A day's use of the real site: every feature once, on a phone and on a desk, from a server and from a folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import Browser
from tests.site.test_browser import complaints
from tests.site_gates.test_loading import DESK, PHONE, console
from tests.site_search.typing import open_search, type_query, wait, wait_for_texts


class Visitor:
    """Somebody with a browser who clicks on what they read."""

    def __init__(self, browser: Browser, base: str, width: int) -> None:
        self.browser = browser
        self.base = base
        self.width = width

    def open(self, page: str) -> None:
        self.browser.open(self.base + page, self.width)

    @property
    def page(self) -> str:
        """Path below the site of the page that is shown."""
        address = str(self.browser.driver.current_url)
        return address.removeprefix(self.base).partition("?")[0].partition("#")[0]

    def find(self, selector: str, words: str = "") -> Any:
        """The first element that is shown, with these words on it."""
        for each in self.browser.driver.find_elements("css selector", selector):
            if each.is_displayed() and words in each.text:
                return each
        raise AssertionError(f"no {selector} says {words}")

    def click(self, selector: str, words: str = "") -> None:
        found = self.find(selector, words)
        self.browser.run("arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()

    def wait(self, selector: str, words: str) -> None:
        wait(
            self.browser,
            f"return [...document.querySelectorAll({selector!r})].some("
            f"(each) => each.textContent.includes({words!r}))",
        )


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, address: str, site: Path) -> str:
    return address if request.param == "http" else f"{site.as_uri()}/"


@pytest.fixture(params=[PHONE, DESK])
def visitor(request: pytest.FixtureRequest, base: str, browser: Browser) -> Iterator[Visitor]:
    """Fails the test when a request failed, left this site, or the console complained."""
    made = Visitor(browser, base, request.param)
    made.open("index.html")
    browser.run("localStorage.clear()")
    browser.events()
    console(browser)
    yield made
    wrong = complaints(browser.events(), "file://" if base.startswith("file:") else base)
    wrong += console(browser)
    browser.run("localStorage.clear()")
    assert wrong == []


def test_a_day_at_the_desk(visitor: Visitor) -> None:
    browser = visitor.browser
    from selenium.webdriver.common.keys import Keys

    # What happened leads to what to say, and that is copied in the channel's wording.
    visitor.open("index.html")
    visitor.click("article a", "客户来催单")
    assert visitor.page == "scripts/urging.html"
    visitor.click(".cw-script-pick", "在线")
    assert visitor.find("[aria-pressed=true]").text == "在线"
    visitor.click(".cw-script-line button", "复制")
    visitor.wait("button", "已复制")

    # A metric is looked up and worked out.
    box = open_search(browser)
    type_query(browser, box, "净推荐值")
    wait_for_texts(browser)
    visitor.click(".cw-search__group[data-kind=章节] a", "净推荐值")
    assert visitor.page == "kpis/metric-nps.html"
    visitor.wait("mark.cw-mark", "净推荐值")
    for place, number in enumerate(("60", "25", "15")):
        browser.driver.find_element("id", f"cw-calc-K01-{place}").send_keys(number)
    visitor.wait("#cw-calc-K01-result", "45")

    # A word that is not known explains itself.
    browser.run("arguments[0].focus()", visitor.find("a.cw-term"))
    wait(browser, "return document.querySelector('.cw-term-tip')?.checkVisibility()")
    browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    wait(browser, "return !document.querySelector('.cw-term-tip')?.checkVisibility()")

    # Cases of one's own trade, in another order.
    visitor.open("cases/index.html")
    before = len(shown_cases(browser))
    visitor.click("select[id$=-industry] option", "银行")
    banks = shown_cases(browser)
    assert 0 < len(banks) < before
    visitor.click("select[id$=-order] option", "按标题")
    assert sorted(shown_cases(browser)) == sorted(banks) != []

    # A learning path is begun, and remembers.
    visitor.open("paths/newcomer.html")
    visitor.click(".cw-progress-go")
    visitor.click(".cw-reading .cw-trail-next")
    visitor.click(".cw-trailbar-where")
    assert visitor.page == "paths/newcomer.html"
    assert visitor.find(".cw-progress-words").text.startswith("已学 1／")

    # A question is answered and marked.
    visitor.open("quizzes/standards.html")
    visitor.click("[data-id=std-001] label", "错误")
    visitor.click("[data-id=std-001] button", "提交")
    visitor.wait("[data-id=std-001] .cw-question__result", "对")

    # The pencil explains itself before it leads on.
    visitor.open("standards/flow.html")
    visitor.click(".cw-edit-link")
    assert visitor.page == "editing.html"
    visitor.wait(".cw-edit-page", "content/standards/flow.md")

    # By night.
    visitor.click("[data-md-component=palette] label")
    assert browser.run("return document.body.dataset.mdColorScheme") == "slate"
    visitor.open("index.html")
    assert browser.run("return document.body.dataset.mdColorScheme") == "slate"


def shown_cases(browser: Browser) -> list[str]:
    return list(
        browser.run("""
            return [...document.querySelectorAll('.cw-library-cases .cw-library-item')]
                .filter((each) => each.checkVisibility()).map((each) => each.textContent);
        """)
    )
