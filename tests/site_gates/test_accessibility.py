"""axe finds nothing on a page of every kind, by day and by night, on a phone and on a desk."""

import pytest

from tests.site.axe import axe_violations
from tests.site.conftest import Browser

KINDS = {
    "home": "index.html",
    "chapter": "standards/flow.html",
    "chapter with a chart": "kpis/touchpoints.html",
    "metric": "kpis/metric-nps.html",
    "case": "cases/atm-guide.html",
    "list of cases": "cases/index.html",
    "script": "scripts/sbar.html",
    "list of scripts": "scripts/index.html",
    "course": "courses/efficient-service.html",
    "question bank": "quizzes/standards.html",
    "drill": "training/drills/d01-roleplay.html",
    "glossary": "glossary.html",
    "editing": "editing.html#page=standards/flow.md",
    "not found": "404.html",
}


def findings(browser: Browser, url: str, scheme: str, width: int) -> list[str]:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.open(url, width)
    return axe_violations(browser.driver)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, address: str, browser: Browser) -> None:
    browser.driver.set_script_timeout(60)
    url = address + KINDS[kind]
    found = {}
    for scheme, width in (("light", 1280), ("dark", 390)):
        found[f"{scheme}, {width} px"] = findings(browser, url, scheme, width)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert {place: lines for place, lines in found.items() if lines} == {}
