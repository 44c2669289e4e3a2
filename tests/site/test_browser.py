"""The built site in a real browser without a network: it loads, fits, and finds Chinese words."""

import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.conftest import Browser

PHONE = 390


def pages(site: Path) -> list[str]:
    return sorted(str(file.relative_to(site)) for file in site.rglob("*.html"))


def complaints(events: list[dict[str, Any]], origin: str) -> list[str]:
    """Requests that failed or went anywhere but to the site."""
    found = []
    for event in events:
        parameters = event["params"]
        if event["method"] == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            if not url.startswith((origin, "data:", "blob:", "about:")):
                found.append(f"foreign: {url}")
        elif event["method"] == "Network.responseReceived":
            response = parameters["response"]
            if response["status"] >= 400:
                found.append(f"{response['status']}: {response['url']}")
        elif event["method"] == "Network.loadingFailed" and not parameters.get("canceled"):
            found.append(f"failed: {parameters['errorText']}")
    return [line for line in found if "favicon.ico" not in line]


def search(browser: Browser, query: str) -> list[str]:
    """Type into the search box; pages found, best first, by their path below the site."""
    from selenium.webdriver.common.by import By

    box = browser.driver.find_element(By.CSS_SELECTOR, "[data-md-component=search-query]")
    box.clear()
    box.click()
    box.send_keys(query)
    return _settled_results(browser)


def _settled_results(browser: Browser) -> list[str]:
    """All results: the list says how many there are and grows as it is scrolled."""
    script = """
        const wrap = document.querySelector('.md-search__scrollwrap');
        wrap.scrollTo(0, wrap.scrollTop ? 0 : wrap.scrollHeight);
        const links = [...document.querySelectorAll('.md-search-result__item')];
        return [
            document.querySelector('.md-search-result__meta').textContent,
            links.map(item => item.querySelector('a').href),
        ];
    """
    links: list[str] = []
    for _ in range(60):
        time.sleep(0.1)
        meta, links = browser.run(script)
        count = re.match(r"\s*(\d+) ", meta)
        if count and int(count[1]) == len(links):
            break
    return [unquote(urlsplit(link).path) for link in links]


def pages_with(site: Path, phrase: str) -> set[str]:
    """Pages whose article contains the phrase, spaces, markup and the titles of the pages before and after aside."""
    found = set()
    for page in pages(site):
        article = re.search(r"<article.*?</article>", (site / page).read_text("utf-8"), re.S)
        own = re.sub(r"<nav.*?</nav>", "", article[0], flags=re.S) if article else ""
        text = re.sub(r"<[^>]+>|\s", "", own)
        if phrase in text:
            found.add(page)
    return found - {"404.html"}


def test_every_page_loads_without_a_foreign_or_failed_request_and_fits_a_phone(
    site: Path, address: str, browser: Browser
) -> None:
    browser.events()
    wrong, wide = [], []
    for page in pages(site):
        browser.open(address + page, PHONE)
        wrong += [f"{page}: {line}" for line in complaints(browser.events(), address)]
        width = browser.run("return document.documentElement.scrollWidth")
        if width > PHONE:
            wide.append(f"{page}: {width} px")
    assert wrong == []
    assert wide == []


@pytest.mark.parametrize("query", ["投诉处理", "NPS调查", "首次解决率", "HEAT四步", "净推荐值"])
def test_the_search_finds_every_page_that_contains_the_words(
    query: str, site: Path, address: str, browser: Browser
) -> None:
    expected = pages_with(site, query)
    browser.open(address + "index.html")
    found = search(browser, query)
    assert found
    assert expected <= {path.lstrip("/") for path in found}


def test_a_query_of_latin_and_han_is_divided_for_the_search(address: str, browser: Browser) -> None:
    from selenium.webdriver.common.by import By

    browser.open(address + "index.html")
    search(browser, "CRM系统3分")
    box = browser.driver.find_element(By.CSS_SELECTOR, "[data-md-component=search-query]")
    assert box.get_property("value") == "CRM 系统 3 分"


def test_a_query_is_left_alone_while_an_input_method_composes(
    address: str, browser: Browser
) -> None:
    browser.open(address + "index.html")
    script = """
        const box = document.querySelector('[data-md-component=search-query]');
        box.value = 'NPS调';
        box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true, isComposing: true}));
        const during = box.value;
        box.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
        return [during, box.value];
    """
    assert browser.run(script) == ["NPS调", "NPS 调"]


def test_the_site_works_from_a_folder(site: Path, browser: Browser) -> None:
    browser.events()
    browser.open(f"{site.as_uri()}/cases/index.html")
    found = search(browser, "首次解决率")
    expected = pages_with(site, "首次解决率")
    assert expected and {f"{site}/{page}" for page in expected} <= set(found)
    assert complaints(browser.events(), "file://") == []


def test_readers_who_prefer_dark_get_dark(address: str, browser: Browser) -> None:
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        browser.open(address + "404.html")
        browser.run("localStorage.clear()")
        browser.open(address + "404.html")
        color = browser.run("return getComputedStyle(document.body).backgroundColor")
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        browser.run("localStorage.clear()")
    assert max(int(part) for part in re.findall(r"\d+", color)[:3]) < 64
