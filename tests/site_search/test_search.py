"""The search in a browser: found from the keyboard and on a phone, kept in the address, marked on the page."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.site.axe import axe_violations
from tests.site.conftest import Browser
from tests.site.test_browser import complaints
from tests.site_search.typing import open_search, results, type_query, wait, wait_for_texts

PHONE, DESK = 390, 1280
GENERATED = "assets/generated"
HOLD_TEXTS = """
    const append = Element.prototype.append;
    const held = [];
    Element.prototype.append = function (...nodes) {
        if (nodes.some((node) => /search-texts/.test(node.src))) held.push(() => append.apply(this, nodes));
        else append.apply(this, nodes);
    };
    window.letTextsCome = () => held.splice(0).forEach((come) => come());
"""
"""The texts of the index stay on their way until they are let go, as on a slow network."""


@pytest.fixture(autouse=True)
def _forgetful(browser: Browser, address: str) -> Iterator[None]:
    """Nothing kept from the test before, no request of its page left unread."""
    browser.open(address + "404.html")
    browser.run("localStorage.clear()")
    browser.events()
    browser.driver.get_log("browser")
    yield


def press(browser: Browser, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(browser.driver).send_keys(key).perform()


def focused(browser: Browser) -> str:
    return str(
        browser.run("return document.activeElement.textContent || document.activeElement.id")
    )


def is_open(browser: Browser) -> bool:
    return bool(browser.run("return document.querySelector('.cw-search').open"))


def asked(browser: Browser) -> dict[str, str]:
    query = parse_qs(urlsplit(browser.driver.current_url).query)
    return {name: values[0] for name, values in query.items()}


def status(browser: Browser) -> str:
    return str(browser.run("return document.querySelector('.cw-search__status').textContent"))


def groups(browser: Browser) -> dict[str, int]:
    script = """
        return [...document.querySelectorAll('.cw-search__group h2')]
            .map((head) => head.textContent.trim().split(/\\s+/));
    """
    return {kind: int(count) for kind, count in browser.run(script)}


def test_from_the_first_key_to_the_page_and_back_without_a_mouse(
    browser: Browser, address: str
) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(address + "index.html", DESK)
    press(browser, "/")
    wait(browser, "return document.querySelector('.cw-search__start')")
    press(browser, *"退款", Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
    first = browser.run("return document.querySelector('.cw-search__link').textContent")
    assert focused(browser) == first
    press(browser, Keys.ARROW_UP)
    assert focused(browser) == "cw-search-box"
    press(browser, Keys.ENTER)
    wait(browser, "return document.querySelector('.cw-mark')")
    assert "index.html" not in browser.driver.current_url
    browser.driver.back()
    wait(browser, "return document.querySelector('.cw-search__link')")
    assert asked(browser) == {"q": "退款"}
    assert browser.run("return document.querySelector('.cw-search__link').textContent") == first
    press(browser, Keys.ESCAPE)
    wait(browser, "return !document.querySelector('.cw-search').open && !location.search")


@pytest.mark.parametrize("held", ["", "\ue009"])
def test_other_keys_open_it_but_not_while_somebody_types_elsewhere(
    held: str, browser: Browser, address: str
) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser.open(address + "index.html", DESK)
    browser.run("document.querySelector('h1').innerHTML = '<input id=other>'; other.focus()")
    press(browser, "s", "/")
    assert not is_open(browser)
    assert browser.run("return other.value") == "s/"
    browser.run("other.blur()")
    chain = ActionChains(browser.driver)
    (chain.key_down(held).send_keys("k").key_up(held) if held else chain.send_keys("s")).perform()
    assert is_open(browser)


def test_results_are_grouped_counted_and_marked(browser: Browser, address: str) -> None:
    browser.open(address + "index.html", DESK)
    box = open_search(browser)
    type_query(browser, box, "投诉")
    shown = groups(browser)
    assert {"章节", "案例", "话术", "指标"} <= set(shown)
    assert status(browser) == f"找到 {sum(shown.values())} 条"
    assert (
        max(
            browser.run(
                "return [...document.querySelectorAll('.cw-search__group ul')].map((l) => l.children.length)"
            )
        )
        == 5
    )
    assert len(results(browser, address)) == sum(shown.values())
    unmarked = """
        return [...document.querySelectorAll('.cw-search__link')]
            .filter((link) => !link.querySelector('mark')).map((link) => link.textContent);
    """
    assert browser.run(unmarked) == []


def test_filters_narrow_and_the_address_brings_the_same_results_back(
    browser: Browser, address: str
) -> None:
    browser.open(address + "index.html", DESK)
    box = open_search(browser)
    type_query(browser, box, "投诉")
    browser.run("document.querySelector('.cw-search__filters > summary').click()")
    options = browser.run(
        "return [...document.querySelectorAll('[data-filter=industry] option')].map((o) => o.textContent)"
    )
    bank = next(option for option in options if option.startswith("银行"))
    browser.run(
        "const s = document.querySelector('[data-filter=industry]'); s.value = '银行';"
        "s.dispatchEvent(new Event('change'))"
    )
    found = results(browser, address)
    assert len(found) == int(re.sub(r"\D", "", bank)) and all(p.startswith("cases/") for p in found)
    wait(browser, "return location.search.includes('industry')")
    shared = browser.driver.current_url
    assert asked(browser) == {"q": "投诉", "industry": "银行"}
    browser.open(address + "404.html")
    browser.open(shared, PHONE)
    wait(browser, "return document.querySelector('.cw-search__link')")
    assert results(browser, address) == found
    browser.run("document.querySelector('.cw-search__selects .cw-search__plain').click()")
    browser.run("document.querySelector('.cw-search__kinds [data-kind=话术]').click()")
    assert list(groups(browser)) == ["话术"]


def test_an_input_method_is_left_alone_while_it_composes(browser: Browser, address: str) -> None:
    browser.open(address + "index.html", DESK)
    open_search(browser)
    compose = """
        const box = document.getElementById('cw-search-box');
        box.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
        box.value = "tou'su";
        box.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
        const down = {key: 'ArrowDown', bubbles: true, cancelable: true, isComposing: true};
        const key = new KeyboardEvent('keydown', down);
        box.dispatchEvent(key);
        const during = [document.querySelectorAll('.cw-search__link').length, key.defaultPrevented, box.value];
        box.value = '投诉';
        box.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
        return [...during, document.querySelectorAll('.cw-search__link').length > 5, box.value];
    """
    assert browser.run(compose) == [0, False, "tou'su", True, "投诉"]


def test_a_slip_is_corrected_aloud_and_one_can_insist(browser: Browser, address: str) -> None:
    browser.open(address + "index.html", PHONE)
    box = open_search(browser)
    type_query(browser, box, "透诉")
    notice = browser.run("return document.querySelector('.cw-search__notice').textContent")
    assert notice.startswith("没有找到“透诉”，已改为搜“投诉”。")
    assert results(browser, address)
    browser.run("document.querySelector('.cw-search__notice button').click()")
    assert status(browser) == "没有找到“透诉”" and results(browser, address) == []


def test_what_was_found_is_remembered_and_can_be_forgotten(browser: Browser, address: str) -> None:
    browser.open(address + "index.html", DESK)
    box = open_search(browser)
    type_query(browser, box, "吞卡")
    browser.run("document.querySelector('.cw-search__link').click()")
    wait(browser, "return document.querySelector('.cw-mark')")
    open_search(browser)
    before = "return document.querySelector('.cw-search__start').textContent"
    assert browser.run(before).startswith("搜过的吞卡")
    browser.run("document.querySelector('.cw-search__start .cw-search__plain').click()")
    assert browser.run(before).startswith("按话术的场景")
    assert browser.run("return localStorage.getItem('cw-search-recent')") == "[]"


def test_marks_on_the_page_go_away_and_leave_its_text_as_it_was(
    browser: Browser, address: str
) -> None:
    page = f"{address}kpis/metric-nps.html"
    text = "const a = document.querySelector('article'); return [a.textContent, a.innerHTML]"
    browser.open(page, DESK)
    plain = browser.run(text)
    browser.open(f"{page}?h={quote('净推荐值 nps')}#metric-nps-sum")
    marks = browser.run(
        "return [...document.querySelectorAll('.cw-mark')].map((m) => m.textContent)"
    )
    assert {"净推荐值", "NPS"} == set(marks)
    assert browser.run("return document.querySelector('.cw-marks').textContent").startswith(
        f"标出了 {len(marks)} 处"
    )
    browser.run("document.querySelector('.cw-marks button').click()")
    assert browser.run(text) == plain
    assert browser.driver.current_url == f"{page}#metric-nps-sum"


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(scheme: str, width: int, browser: Browser, address: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        browser.open(address + "index.html", width)
        faults = violations(browser, "closed", ".md-header")
        box = open_search(browser)
        faults += violations(browser, "start")
        type_query(browser, box, "透诉")
        browser.run("document.querySelector('.cw-search__filters > summary').click()")
        faults += violations(browser, "results") + small_targets(browser)
        wide = "return [document.documentElement.scrollWidth, document.querySelector('.cw-search__body').scrollWidth]"
        assert max(browser.run(wide)) <= width
        type_query(browser, box, "qqqq")
        faults += violations(browser, "nothing")
        browser.open(f"{address}kpis/metric-nps.html?h=NPS", width)
        faults += violations(browser, "marks", ".cw-marks")
        faults += violations(browser, "marked", ".cw-mark")
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert faults == []


def violations(browser: Browser, state: str, context: str = ".cw-search") -> list[str]:
    return [f"{state}: {line}" for line in axe_violations(browser.driver, context)]


def small_targets(browser: Browser) -> list[str]:
    script = """
        return [...document.querySelectorAll('.cw-search :is(button, select, a, summary, input)')]
            .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 43.9)
            .map((each) => each.outerHTML.slice(0, 80));
    """
    return [f"small: {each}" for each in browser.run(script)]


def test_a_phone_s_back_closes_the_search(browser: Browser, address: str) -> None:
    browser.open(address + "scripts/index.html", PHONE)
    box = open_search(browser)
    size = browser.run(
        "const r = document.querySelector('.cw-search').getBoundingClientRect(); return [r.width, r.height]"
    )
    assert size == [PHONE, 900]
    type_query(browser, box, "催单")
    browser.driver.back()
    wait(browser, "return !document.querySelector('.cw-search').open")
    assert browser.driver.current_url == address + "scripts/index.html"


def test_it_asks_for_the_index_when_it_is_needed_and_for_nothing_else(
    browser: Browser, address: str, site: Path
) -> None:
    browser.open(address + "index.html", DESK)
    time.sleep(0.3)
    before = [each for each in browser.events() if f"{GENERATED}/search-" in str(each)]
    assert before == []
    box = open_search(browser)
    type_query(browser, box, "投诉")
    events = browser.events()
    requested = {
        each["params"]["request"]["url"]
        for each in events
        if each["method"] == "Network.requestWillBeSent"
    }
    scripts = [f"{GENERATED}/{file.name}" for file in (site / GENERATED).glob("search-*.js")]
    (version,) = {url.partition("?v=")[2] for url in requested}
    assert len(scripts) > 3 and len(version) == 12
    assert requested == {f"{address}{script}?v={version}" for script in scripts}
    assert complaints(events, address) == []
    assert browser.driver.get_log("browser") == []


def test_titles_are_found_while_the_texts_are_on_their_way(browser: Browser, address: str) -> None:
    from selenium.webdriver.common.keys import Keys

    added = browser.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": HOLD_TEXTS}
    )
    try:
        browser.open(f"{address}index.html?q=催单", PHONE)
        wait(browser, "return document.querySelector('.cw-search__link')")
        assert "正文还在路上" in status(browser)
        early = results(browser, address)
        assert early[0] == "scripts/urging.html"
        box = browser.driver.find_element("id", "cw-search-box")
        box.click()
        press(browser, Keys.ARROW_DOWN)
        there = browser.run("return document.activeElement.href")
        browser.run("letTextsCome()")
        wait_for_texts(browser)
        assert there and browser.run("return document.activeElement.href") == there
        late = results(browser, address)
        assert late[0] == early[0] and set(early) < set(late)
        type_query(browser, box, "cuidan")
        assert results(browser, address)[0] == early[0]
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_texts_that_do_not_come_are_told_and_asked_for_again(
    browser: Browser, address: str
) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*search-texts-1*"]})
    try:
        browser.open(f"{address}index.html?q=催单", PHONE)
        wait(
            browser, "return /刷新/.test(document.querySelector('.cw-search__status').textContent)"
        )
        assert results(browser, address)[0] == "scripts/urging.html"
    finally:
        browser.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    browser.driver.get_log("browser")
    press(browser, Keys.ESCAPE)
    open_search(browser)
    assert "刷新" not in status(browser)


def test_it_works_from_a_folder(browser: Browser, site: Path) -> None:
    root = f"{site.as_uri()}/"
    browser.open(f"{root}cases/index.html", PHONE)
    box = open_search(browser)
    type_query(browser, box, "首次解决率")
    found = results(browser, root)
    assert len(found) > 10
    browser.run("document.querySelector('.cw-search__link').click()")
    wait(browser, "return document.querySelector('.cw-mark')")
    browser.driver.back()
    wait(browser, "return document.querySelector('.cw-search__link')")
    assert results(browser, root) == found
    assert complaints(browser.events(), "file://") == []
    assert browser.driver.get_log("browser") == []


def test_it_works_under_a_strict_policy_and_without_storage(
    browser: Browser, guarded_address: str
) -> None:
    forbid = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }});"
    )
    added = browser.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": forbid}
    )
    try:
        browser.open(guarded_address + "index.html", PHONE)
        box = open_search(browser)
        type_query(browser, box, "tousu")
        found = results(browser, guarded_address)
        browser.run("document.querySelector('.cw-search__link').click()")
        wait(browser, "return document.querySelector('.cw-mark')")
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
    assert len(found) > 50
