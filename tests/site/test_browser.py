"""The built site in a real browser without a network: it loads and fits."""

import re
from pathlib import Path
from typing import Any

from PIL import Image

from builder.build.site_pictures import PAGES, picture_site
from tests.site.conftest import REPOSITORY, Browser

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


def test_a_heading_breaks_between_its_clauses_on_a_phone(
    address: str, site: Path, browser: Browser
) -> None:
    """A clause is torn only where it is longer than a line."""
    torn = []
    for page in (
        "scripts/sbar.html",
        "paths/hotline.html",
        "standards/flow.html",
        "cases/atm-guide.html",
    ):
        browser.open(address + page, PHONE)
        torn += browser.run("""
            return [...document.querySelectorAll('.cw-clause')].filter((clause) => {
                const line = parseFloat(getComputedStyle(clause).lineHeight);
                const {height, width} = clause.getBoundingClientRect();
                return height > 1.5 * line && width < clause.closest('h1, h2, h3, a').clientWidth * 0.5;
            }).map((clause) => clause.textContent);
        """)
        assert browser.run("return document.querySelector('h1').textContent.includes('，')")
        assert browser.run("return document.querySelectorAll('h1 .cw-clause').length") > 1
    assert torn == []


def test_the_readme_s_picture_shows_four_pages_from_top_to_bottom(
    site: Path, tmp_path: Path, browser: Browser
) -> None:
    drawn = tmp_path / "site.png"
    picture_site(site, drawn)
    with Image.open(drawn) as picture, Image.open(REPOSITORY / "docs/gallery/site.png") as kept:
        assert picture.size == kept.size
        for place in range(len(PAGES)):
            left = place * picture.width // len(PAGES) + 40
            for top in (40, picture.height // 2, picture.height - 240):
                part = picture.convert("L").crop((left, top, left + 300, top + 200))
                darkest, lightest = part.getextrema()
                assert darkest < 100 and lightest > 230, (PAGES[place], top)
