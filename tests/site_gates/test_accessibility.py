"""axe finds nothing on a page of every kind, by day and by night, on a phone and on a desk."""

import pytest

from tests.site.axe import axe_violations
from tests.site.conftest import Browser
from tests.site_search.typing import wait

KINDS = {
    "home": "index.html",
    "chapter": "standards/flow.html",
    "chapter with a chart": "kpis/touchpoints.html",
    "module": "standards/index.html",
    "metric": "kpis/metric-nps.html",
    "list of metrics": "kpis/index.html",
    "case": "cases/atm-guide.html",
    "list of cases": "cases/index.html",
    "script": "scripts/sbar.html",
    "list of scripts": "scripts/index.html",
    "course": "courses/efficient-service.html",
    "list of courses": "courses/index.html",
    "learning path": "paths/newcomer.html",
    "list of paths": "paths/index.html",
    "question bank": "quizzes/standards.html",
    "list of banks": "quizzes/index.html",
    "drill": "training/drills/d01-roleplay.html",
    "glossary": "glossary.html",
    "editing": "editing.html#page=standards/flow.md",
    "results of a search": "index.html?q=投诉",
    "not found": "404.html",
}
FOUND = "return document.querySelector('.cw-search__results[aria-busy=false] a')"
SWITCH = """
    document.querySelector('[data-md-component=palette] label:not([hidden])').click();
    return document.body.dataset.mdColorScheme;
"""


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, address: str, browser: Browser) -> None:
    browser.driver.set_script_timeout(60)
    found = {}
    for width in (390, 1280):
        browser.open(address + KINDS[kind], width)
        if "?q=" in KINDS[kind]:
            wait(browser, FOUND)
        # Twice, so that the next page begins in the same light.
        for _ in range(2):
            found[f"{browser.run(SWITCH)}, {width} px"] = axe_violations(browser.driver)
    assert len(found) == 4
    assert {place: lines for place, lines in found.items() if lines} == {}
