"""Lists, scripts, calculators and terms pass axe by day and by night, and work under a server's strictest policy."""

import pytest

from tests.site.axe import axe_violations
from tests.site_libraries.conftest import DESK, PHONE, Reader

PREPARED = {
    "cases/index.html": "document.querySelector('#cw-library-1-text').value = 'C0';"
    "document.querySelector('#cw-library-1-text').dispatchEvent(new Event('input'))",
    "scripts/desk.html": "document.querySelector('.cw-script-pick:last-child').click();"
    "document.querySelectorAll('details').forEach((each) => (each.open = true))",
    "kpis/one.html": "const f = document.querySelectorAll('.cw-calc input:not([type=datetime-local])');"
    "f.forEach((each, n) => { each.value = String(90 + (n % 2)); each.dispatchEvent(new Event('input')) })",
    "kpis/index.html": "document.querySelector('.cw-calc-open').click()",
    "kpis/terms.html": "document.querySelector('a.cw-term').focus()",
}


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("page", PREPARED)
def test_axe_finds_nothing_by_day_or_night(reader: Reader, page: str, width: int) -> None:
    reader.open(page, width)
    reader.run(PREPARED[page])
    for scheme in ("default", "slate"):
        reader.run(
            "document.body.dataset.mdColorScheme = arguments[0];"
            "document.getAnimations().forEach((each) => each.finish())",
            scheme,
        )
        context = {"include": ["article", ".cw-term-tip"]}
        assert axe_violations(reader.driver, context) == [], scheme
    assert reader.run("return document.documentElement.scrollWidth") <= width


def test_a_strict_policy_of_the_server_stops_none_of_it(reader: Reader) -> None:
    base = f"http://127.0.0.1:{reader.port}/strict/"
    reader.open(f"{base}cases/index.html")
    reader.choose("#cw-library-1-industry", "零售")
    assert reader.texts(".cw-library-count") == ["4 个案例，共 12"]
    reader.open(f"{base}scripts/desk.html")
    reader.button("电话").click()
    reader.open(f"{base}kpis/one.html")
    reader.find("#cw-calc-K03-0").send_keys("3")
    reader.find("#cw-calc-K03-1").send_keys("4")
    assert "75%" in reader.find("#cw-calc-K03-result").text
    reader.open(f"{base}kpis/terms.html")
    reader.run("document.querySelector('a.cw-term').focus()")
    assert reader.find(".cw-term-tip").is_displayed()
    names = ("library.js", "copy.js", "calculator.js", "term.js")
    ours = [line for line in reader.complaints() if any(name in line for name in names)]
    assert ours == []
