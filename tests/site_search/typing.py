"""Searching as a reader does it: open, type, read what is there."""

import re
import time
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.site.conftest import Browser

ENTRIES = ("题目", "词条", "指标")
"""Kinds whose results are entries of a page, not the page."""

_PART = re.compile(r"(?<=-\d{3})-\d+$")
_READ = """
    for (let more; (more = document.querySelector('.cw-search__more'));) more.click();
    return [...document.querySelectorAll('.cw-search__group')].flatMap((group) =>
        [...group.querySelectorAll('a')].map((link) => [group.dataset.kind, link.href]));
"""


def open_search(browser: Browser) -> Any:
    """Click on the search in the header; returns its box once the whole index is there."""
    from selenium.webdriver.common.by import By

    browser.driver.find_element(By.CLASS_NAME, "cw-search-open").click()
    wait_for_texts(browser)
    return browser.driver.find_element(By.ID, "cw-search-box")


def type_query(browser: Browser, box: Any, query: str) -> None:
    """Put ``query`` into the box, key by key."""
    box.clear()
    box.send_keys(query)


def results(browser: Browser, root: str) -> list[str]:
    """Every result in its order, by its path below ``root``; of entries with the anchor."""
    return [_thing(kind, link, root) for kind, link in browser.run(_READ)]


def wait_for_texts(browser: Browser) -> None:
    """Until what is shown comes from all of the index, not from titles alone."""
    wait(browser, "return document.querySelector('.cw-search__results').ariaBusy === 'false'")


def wait(browser: Browser, script: str, seconds: float = 15) -> None:
    """Until ``script`` returns something true."""
    deadline = time.monotonic() + seconds
    while not browser.run(script):
        assert time.monotonic() < deadline, f"not within {seconds} s: {script}"
        time.sleep(0.02)


def _thing(kind: str, link: str, root: str) -> str:
    parts = urlsplit(link)
    path = unquote(parts.path).removeprefix(unquote(urlsplit(root).path))
    if kind not in ENTRIES:
        return path
    anchor = unquote(parts.fragment)
    # A result may lead to one part of a scenario; what was found is the scenario.
    return f"{path}#{_PART.sub('', anchor)}" if kind == "题目" else f"{path}#{anchor}"
