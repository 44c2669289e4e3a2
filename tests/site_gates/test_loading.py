"""Every page loads cleanly wherever the site lies; pages are light."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.conftest import Browser
from tests.site.test_browser import complaints
from tests.site_gates.test_accessibility import KINDS

PHONE, DESK = 390, 1280
CHAPTER_KB = 250
"""What a chapter may weigh, packed, with all that it loads but the search's data."""
LINK = re.compile(r'(?:href|src)="([^"#?]+)')


def pages(site: Path) -> list[str]:
    return sorted(str(file.relative_to(site)) for file in site.rglob("*.html"))


def console(browser: Browser) -> list[str]:
    return [entry["message"] for entry in browser.driver.get_log("browser")]


def wrong_with(paths: Iterable[str], base: str, width: int, browser: Browser) -> list[str]:
    """Failed and foreign requests, complaints in the console, and what is wider than the screen."""
    origin = "file://" if base.startswith("file:") else base
    wrong = []
    browser.events()
    console(browser)
    for page in paths:
        if page == "404.html" and origin != base:
            # Its addresses are absolute, as whatever was asked for may have lain anywhere: it is for servers alone.
            continue
        browser.open(base + page, width)
        wrong += [f"{page}: {line}" for line in complaints(browser.events(), origin)]
        wrong += [f"{page}: {line}" for line in console(browser)]
        found = browser.run("return document.documentElement.scrollWidth")
        if found > width:
            wrong.append(f"{page}: {found} px on a screen of {width}")
    return wrong


def test_every_page_loads_below_a_path_of_a_server(
    address: str, site: Path, browser: Browser
) -> None:
    assert wrong_with(pages(site), address, PHONE, browser) == []
    assert wrong_with(KINDS.values(), address, DESK, browser) == []


def test_every_page_loads_from_a_folder(site: Path, browser: Browser) -> None:
    folder = f"{site.as_uri()}/"
    assert wrong_with(pages(site), folder, DESK, browser) == []
    assert wrong_with(KINDS.values(), folder, PHONE, browser) == []


def test_every_file_that_a_page_names_is_there(site: Path) -> None:
    """What the browser above sees on one page of every kind, read from the text of all: no link leads to nothing."""
    missing = []
    for page in pages(site):
        if page == "404.html":
            continue
        for target in set(LINK.findall((site / page).read_text("utf-8"))):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc or not parts.path or target.endswith(".pptx"):
                continue
            path = unquote(parts.path)
            if path.startswith("/") or not (site / page).parent.joinpath(path).exists():
                missing.append(f"{page}: {target}")
    assert missing == []


def test_a_chapter_is_light(site: Path, address: str, browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    browser.driver.execute_cdp_cmd(
        "Storage.clearDataForOrigin", {"origin": address.partition("/kf")[0], "storageTypes": "all"}
    )
    browser.events()
    browser.open(f"{address}standards/flow.html")
    asked = {
        urlsplit(event["params"]["request"]["url"]).path
        for event in browser.events()
        if event["method"] == "Network.requestWillBeSent"
        and event["params"]["request"]["url"].startswith(address)
        and event["params"].get("documentURL", "").endswith(".html")
    }
    prefix = urlsplit(address).path
    packed = {
        path: len(gzip.compress((site / unquote(path.removeprefix(prefix))).read_bytes()))
        for path in asked
        if "/search/" not in path and not path.endswith("sw.js")
    }
    assert len(packed) > 5
    print(json.dumps(packed, indent=1))
    assert sum(packed.values()) <= CHAPTER_KB * 1024
