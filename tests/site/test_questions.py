"""The questions of the site in a real browser without a network, answered with real keys."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builder.site.stylesheet import questions_script
from tests.site.axe import axe_violations
from tests.site.conftest import REPOSITORY, Browser
from tests.site.question_site import BANK, INDEX, build_question_site
from tests.site.serving import served
from tests.site.test_browser import complaints

NODE_MODULES = REPOSITORY / "tests/node/node_modules"
PHONE, DESK = 390, 1280
LISTEN = """
    window.told = {};
    window.count = 0;
    document.addEventListener('courseware:answered', event => {
        window.count += 1;
        window.told[event.detail.id] = event.detail;
    });
"""
FILL = """
    const [isRight] = arguments;
    const set = (control, value) => {
        if (typeof value === 'boolean') control.checked = value; else control.value = value;
        control.dispatchEvent(new Event('change', {bubbles: true}));
    };
    const keys = element => JSON.parse(element.dataset.keys);
    for (const question of document.querySelectorAll('fieldset.cw-question.is-ready')) {
        for (const line of question.querySelectorAll('.cw-question__choices > li')) {
            set(line.querySelector('input'), (line.dataset.correct === 'true') === isRight);
        }
        for (const blank of question.querySelectorAll('.cw-question__blank')) {
            set(blank, isRight ? keys(blank.parentNode)[0] : '别的');
        }
        for (const picker of question.querySelectorAll('.cw-question__left select')) {
            set(picker, isRight ? picker.dataset.key : 'A');
        }
        for (const field of question.querySelectorAll('.cw-question__field')) {
            for (const box of field.querySelectorAll('input')) {
                const right = keys(field)[0].replace(' ', 'T');
                if (/radio|checkbox/.test(box.type)) set(box, keys(field).includes(box.value) === isRight);
                else set(box, isRight ? right : {number: '7', text: '空调'}[box.type] || '2026-01-01T01:01');
            }
        }
        for (const room of question.querySelectorAll('textarea')) set(room, '张师傅三点前到。');
        const lines = () => [...question.querySelectorAll('.cw-question__sequence > li')];
        const place = line => Number(line.querySelector('select').dataset.key);
        lines().sort((a, b) => isRight ? place(a) - place(b) : place(b) - place(a)).forEach(
            (line, target) => {
                while (lines().indexOf(line) > target) line.querySelector('button').click();
            }
        );
        question.querySelector('.cw-question__submit').click();
        if (isRight) question.querySelectorAll('.cw-question__marking input').forEach(box => box.click());
    }
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_question_site(tmp_path_factory.mktemp("questions"))


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The site below a path, as on an intranet."""
    with served(folder.parent) as found:
        yield f"{found}{folder.name}/"


class Learner:
    """Somebody at a keyboard, who can press keys and read."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        from selenium.webdriver import ActionChains, Keys

        self.browser, self.address, self.width = browser, address, width
        self.keys, self.chains = Keys, ActionChains

    def open(self, page: str = BANK) -> None:
        # A change of the address behind # alone would load nothing.
        self.browser.open("about:blank", self.width)
        self.browser.open(self.address + page, self.width)
        self.browser.run(LISTEN)

    def press(self, *keys: str) -> None:
        self.chains(self.browser.driver).send_keys(*keys).perform()

    def press_with(self, modifier: str, key: str) -> None:
        chain = self.chains(self.browser.driver)
        chain.key_down(modifier).send_keys(key).key_up(modifier).perform()

    def go_to(self, question: str) -> None:
        """Start tabbing from the question's heading, as a link to it does."""
        self.browser.run("location.hash = ''; location.hash = arguments[0]", question)

    def tab_to(self, selector: str, *, back: bool = False) -> None:
        for _ in range(40):
            if back:
                self.press_with(self.keys.SHIFT, self.keys.TAB)
            else:
                self.press(self.keys.TAB)
            if self.is_on(selector):
                return
        raise AssertionError(f"no way to {selector} with Tab")

    def is_on(self, selector: str) -> bool:
        script = "return document.activeElement.matches(arguments[0])"
        return bool(self.browser.run(script, selector))

    def submit(self) -> None:
        self.tab_to(".cw-question__submit")
        self.press(self.keys.ENTER)

    def retype(self, text: str) -> None:
        self.press_with(self.keys.CONTROL, "a")
        self.press(text)

    def read(self, question: str, part: str) -> str:
        script = """
            const found = document.querySelector(`[data-id="${arguments[0]}"] ${arguments[1]}`);
            return found && found.getClientRects().length ? found.innerText.trim() : '';
        """
        return str(self.browser.run(script, question, part))

    def result(self, question: str) -> str:
        return self.read(question, ".cw-question__result[role=status]")

    def bar(self) -> str:
        return str(self.browser.run("return document.querySelector('.cw-bar__count').innerText"))

    def told(self, question: str) -> Any:
        return self.browser.run("return window.told[arguments[0]] || null", question)

    def record(self) -> dict[str, Any]:
        """What this browser has stored for the site."""
        script = "return Object.entries(localStorage).filter(([k]) => k.startsWith('courseware:'))"
        entries = self.browser.run(script)
        return json.loads(entries[0][1]) if entries else {"questions": {}, "pages": {}}


@pytest.fixture
def learner(browser: Browser, address: str) -> Iterator[Callable[[int], Learner]]:
    """A learner at a window of the given width, who has never been here."""

    def sit_down(width: int) -> Learner:
        someone = Learner(browser, address, width)
        browser.open(address + "index.html", width)
        browser.run("localStorage.clear()")
        someone.open()
        return someone

    browser.driver.get_log("browser")
    browser.events()
    yield sit_down
    errors = [entry["message"] for entry in browser.driver.get_log("browser")]
    assert errors == []
    foreign = complaints(browser.events(), address)
    assert foreign == []


# How each type is answered: wrong at first, then right. Every step is a key that a person would press.


def single_wrong(at: Learner) -> None:
    at.tab_to("input[type=radio]")
    at.press(at.keys.SPACE)


def single_right(at: Learner) -> None:
    at.tab_to("input:checked", back=True)
    at.press(at.keys.ARROW_DOWN)


def multiple_wrong(at: Learner) -> None:
    for letter in ("A", "D"):
        at.tab_to(f"[data-letter={letter}] input")
        at.press(at.keys.SPACE)


def multiple_right(at: Learner) -> None:
    for letter in ("D", "C", "B"):
        at.tab_to(f"[data-letter={letter}] input", back=True)
        at.press(at.keys.SPACE)


def blanks_wrong(at: Learner) -> None:
    at.tab_to(".cw-question__blank")
    at.press("五", at.keys.TAB, " 30 ＭＩＮ ")


def blanks_right(at: Learner) -> None:
    at.tab_to("[data-keys*=三] input", back=True)
    at.retype("３")


def short_wrong(at: Learner) -> None:
    at.tab_to("textarea")
    at.press("我们尽快。")


def short_right(at: Learner) -> None:
    at.tab_to("textarea", back=True)
    at.retype("张师傅三点前到，装好回电。")


def tick_points(at: Learner) -> None:
    for _ in range(3):
        at.tab_to(".cw-question__marking input")
        at.press(at.keys.SPACE)


def order_wrong(at: Learner) -> None:
    at.tab_to("[data-letter=A] [aria-label^=下移]")
    at.press(at.keys.ENTER)
    assert at.is_on("[data-letter=A] [aria-label^=下移]")
    said = at.read("com-012", ".cw-question__unseen")
    assert said == "“到点回电”现在第 2 位，共 4 位"


def order_right(at: Learner) -> None:
    at.tab_to("[data-letter=A] [aria-label^=下移]", back=True)
    at.press(at.keys.SPACE, at.keys.SPACE)


def pairs_wrong(at: Learner) -> None:
    at.tab_to("select")
    at.press("b", at.keys.TAB, "a", at.keys.TAB, "c")


def pairs_right(at: Learner) -> None:
    at.tab_to("li:nth-child(2) > select", back=True)
    at.press("d")


def form_wrong(at: Learner) -> None:
    at.tab_to("input[type=radio]")
    at.press(at.keys.SPACE, at.keys.TAB, at.keys.SPACE, *[at.keys.TAB] * 3, "电 冰箱")
    at.press(at.keys.TAB, "1123", "2026", at.keys.ARROW_RIGHT, "0300PM")
    at.tab_to("input[type=number]")
    at.press("1.0")


def form_right(at: Learner) -> None:
    at.tab_to("input[value=仓库]", back=True)
    at.press(at.keys.SPACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A type of question, and what its wrong and its right answer show and tell."""

    id: str
    wrong: Callable[[Learner], None]
    wrong_result: str
    wrong_response: str
    right: Callable[[Learner], None]
    response: str
    marks: str = ""
    """Of the wrong answer, one after the other."""
    points: float


WAYS = (
    Way(
        id="com-001",
        points=2,
        wrong=single_wrong,
        wrong_result="还不对",
        wrong_response="A",
        marks="✗ 不对",
        right=single_right,
        response="B",
    ),
    Way(
        id="com-002",
        points=3,
        wrong=multiple_wrong,
        wrong_result="还不对",
        wrong_response="A、D",
        marks="✓ 对 ✗ 不对",
        right=multiple_right,
        response="A、B、C",
    ),
    Way(
        id="com-003",
        points=1,
        wrong=single_wrong,
        wrong_result="还不对",
        wrong_response="正确",
        marks="✗ 不对",
        right=single_right,
        response="错误",
    ),
    Way(
        id="com-004",
        points=2,
        wrong=blanks_wrong,
        wrong_result="部分正确（得 1／2 分）",
        wrong_response="五；30 ＭＩＮ",
        marks="✗ 不对 ✓ 对",
        right=blanks_right,
        response="３；30 ＭＩＮ",
    ),
    Way(
        id="com-011",
        points=6,
        wrong=short_wrong,
        wrong_result="对照参考答案",
        wrong_response="我们尽快。",
        right=short_right,
        response="张师傅三点前到，装好回电。",
    ),
    Way(
        id="com-012",
        points=4,
        wrong=order_wrong,
        wrong_result="部分正确（得 1／4 分）",
        wrong_response="B→A→C→D",
        marks="✓ 对 ✗ 不对 ✗ 不对 ✗ 不对",
        right=order_right,
        response="B→C→D→A",
    ),
    Way(
        id="com-013",
        points=3,
        wrong=pairs_wrong,
        wrong_result="部分正确（得 2／3 分）",
        wrong_response="1B 2A 3C",
        marks="✓ 对 ✗ 不对 ✓ 对",
        right=pairs_right,
        response="1B 2D 3C",
    ),
    Way(
        id="com-014",
        points=5,
        wrong=form_wrong,
        wrong_result="部分正确（得 4.5／5 分）",
        wrong_response="高；售后；电 冰箱；2026-11-23 15:00；1.0",
        marks="✓ 对 △ 对了一部分 ✓ 对 ✓ 对 ✓ 对",
        right=form_right,
        response="高；售后、仓库；电 冰箱；2026-11-23 15:00；1.0",
    ),
)


def marks(at: Learner, question: str) -> str:
    script = """
        const marks = document.querySelectorAll(`[data-id="${arguments[0]}"] .cw-question__mark`);
        return [...marks].map(mark => mark.textContent).join(' ');
    """
    return str(at.browser.run(script, question))


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_every_type_is_answered_with_the_keyboard_alone_wrong_then_right(
    way: Way, width: int, learner: Callable[[int], Learner]
) -> None:
    at = learner(width)
    at.go_to(way.id)
    at.submit()
    assert "还没有" in at.result(way.id) and at.told(way.id) is None
    at.go_to(way.id)
    way.wrong(at)
    assert at.told(way.id) is None  # choosing is not submitting
    at.submit()
    assert at.result(way.id).lstrip("✗△ ").startswith(way.wrong_result)
    assert marks(at, way.id) == way.marks
    assert way.id == "com-011" or at.read(way.id, ".cw-question__answers") == ""
    told = at.told(way.id)
    assert (told["response"], told["correct"], told["attempts"]) == (way.wrong_response, False, 1)
    at.press(at.keys.ENTER)  # the focus is still on the button, which now says 再试一次
    assert marks(at, way.id) == ""
    way.right(at)
    at.submit()
    if way.id == "com-011":
        tick_points(at)
    assert at.result(way.id).startswith("✓ 答对了") and "第 2 次提交" in at.result(way.id)
    told = at.told(way.id)
    assert at.browser.run("return window.count") == (5 if way.id == "com-011" else 2)
    assert told["response"] == way.response
    assert (told["score"], told["points"], told["attempts"]) == (1, way.points, 2)
    assert at.bar() == f"已答 1／10，得分 {way.points:g}／31"

    at.open()
    assert at.result(way.id).startswith("✓ 答对了")
    assert at.bar() == f"已答 1／10，得分 {way.points:g}／31"
    assert at.browser.run("return CoursewareQuestions.save()") == json.dumps(
        at.record()["questions"], ensure_ascii=False, separators=(",", ":")
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_scenario_is_the_sum_of_its_parts(width: int, learner: Callable[[int], Learner]) -> None:
    at = learner(width)
    at.go_to("com-015-1")
    single_wrong(at)
    at.submit()
    assert at.read("com-015", "[role=status]") == "小题已答 1／2，得 0／5 分"
    assert at.told("com-015") is None
    at.go_to("com-015-2")
    at.tab_to(".cw-question__blank")
    at.press("哪位同事")
    at.submit()
    assert at.read("com-015", "[role=status]") == "小题已答 2／2，得 3／5 分"
    told = at.told("com-015")
    assert (told["score"], told["points"], told["correct"]) == (0.6, 5, False)
    assert told["response"] == "（1）A；（2）哪位同事" and told["expected"] == "（1）B；（2）谁"
    at.tab_to("[data-id=com-015-1] .cw-question__submit", back=True)
    at.press(at.keys.ENTER)
    single_right(at)
    at.submit()
    assert at.read("com-015", "[role=status]") == "小题已答 2／2，得 5／5 分"
    assert at.told("com-015")["correct"] is True


def test_arrow_keys_choose_and_never_submit(learner: Callable[[int], Learner]) -> None:
    at = learner(DESK)
    at.go_to("com-001")
    at.tab_to("input[type=radio]")
    for key in (at.keys.ARROW_DOWN, at.keys.ARROW_UP, at.keys.ENTER, at.keys.ARROW_DOWN):
        at.press(key)
    assert at.is_on("[data-letter=B] input:checked:enabled")
    assert at.result("com-001") == "" and at.record()["questions"] == {}


def test_what_is_half_filled_in_is_asked_about_once(learner: Callable[[int], Learner]) -> None:
    at = learner(PHONE)
    at.go_to("com-013")
    at.tab_to("select")
    at.press("b")
    at.submit()
    assert at.result("com-013").startswith("左边第 2、3 项还没有配") and at.told("com-013") is None
    at.press(at.keys.ENTER)
    assert at.result("com-013").startswith("△ 部分正确（得 1／3 分）")


def test_hints_come_one_by_one_and_the_answer_counts_as_looked_up(
    learner: Callable[[int], Learner],
) -> None:
    at = learner(PHONE)
    at.go_to("com-002")
    at.tab_to(".cw-question__hint")
    shown = []
    for _ in range(3):
        shown.append(at.read("com-002", ".cw-question__hints").split("\n"))
        at.press(at.keys.ENTER)
    assert shown[0] == [""] and len(shown[1]) == 1 and len(shown[2]) == 2
    assert at.read("com-002", ".cw-question__hint") == "提示看完了"
    at.tab_to(".cw-question__reveal")
    at.press(at.keys.ENTER)
    assert "A 几点之前" in at.read("com-002", ".cw-question__answers")
    told = at.told("com-002")
    assert (told["score"], told["attempts"], told["response"]) == (0, 0, "")
    assert at.bar() == "已答 1／10，得分 0／31"
    at.tab_to(".cw-question__submit", back=True)
    at.press(at.keys.ENTER)
    assert at.read("com-002", ".cw-question__answers") == ""
    for letter in ("C", "B", "A"):
        at.tab_to(f"[data-letter={letter}] input", back=True)
        at.press(at.keys.SPACE)
    at.submit()
    assert "看过答案" in at.result("com-002")


def test_an_answer_to_an_older_wording_is_not_shown_as_current(
    learner: Callable[[int], Learner],
) -> None:
    at = learner(DESK)
    at.browser.run(FILL, True)
    assert at.bar() == "已答 10／10，得分 31／31"
    at.browser.run("""
        const key = Object.keys(localStorage).find(each => each.startsWith('courseware:'));
        const record = JSON.parse(localStorage[key]);
        record.questions['com-001'].v = '00000000';
        localStorage[key] = JSON.stringify(record);
    """)
    at.open()
    assert "改过" in at.result("com-001")
    checked = "return document.querySelectorAll('[data-id=\"com-001\"] :checked').length"
    assert at.browser.run(checked) == 0
    assert at.bar() == "已答 9／10，得分 29／31"
    at.open(INDEX)
    assert "已答 9／10，答对 9" in at.browser.run("return document.querySelector('main').innerText")


def test_the_bar_leads_on_filters_and_clears(learner: Callable[[int], Learner]) -> None:
    at = learner(PHONE)
    at.go_to("com-002")
    multiple_wrong(at)
    at.submit()
    next_one = "return document.querySelector('.cw-bar__next').hash"
    assert at.browser.run(next_one) == "#com-003"
    at.go_to("com-015-2")
    at.tab_to(".cw-bar__next")
    assert at.browser.run(next_one) == "#com-003"  # nothing is left below
    at.press(at.keys.ENTER, at.keys.TAB, at.keys.TAB)
    assert at.is_on("[data-id=com-003] *")
    at.go_to("com-015-2")
    at.tab_to(".cw-bar__toggle")
    at.press(at.keys.ENTER)
    at.tab_to(".cw-bar__wrong")
    at.press(at.keys.ENTER)
    shown = """
        return [...document.querySelectorAll('.cw-question')]
            .filter(each => each.offsetParent).map(each => each.dataset.id)
    """
    assert at.browser.run(shown) == ["com-002"]
    at.press(at.keys.ENTER)
    assert len(at.browser.run(shown)) == 11
    at.tab_to(".cw-bar__more button:last-child")
    at.press(at.keys.ENTER, at.keys.ESCAPE)
    assert at.bar().startswith("已答 1／10") and at.is_on(".cw-bar__more button:last-child")
    at.press(at.keys.ENTER, at.keys.TAB, at.keys.ENTER)
    assert at.bar() == "已答 0／10，得分 0／31"
    assert at.record() == {"questions": {}, "pages": {}}
    assert at.result("com-002") == ""


def panel_text(at: Learner) -> str:
    return str(at.browser.run("return document.querySelector('.cw-panel').innerText"))


def test_the_wrong_answer_book_leads_back_and_lets_go(
    learner: Callable[[int], Learner],
) -> None:
    at = learner(PHONE)
    at.open(INDEX)
    assert "还没有错题" in panel_text(at) and "只存在这台设备" in panel_text(at)
    at.open()
    at.go_to("com-002")
    multiple_wrong(at)
    at.submit()
    at.open(INDEX)
    main = at.browser.run("return document.querySelector('main').innerText")
    assert "已答 1／10，答对 0" in main and "还没有做" in main
    assert "还没做对，错过 1 次" in panel_text(at)
    at.tab_to(".cw-panel__list a")
    at.press(at.keys.ENTER)
    assert at.browser.driver.current_url == f"{at.address}{BANK}#com-002"
    at.tab_to("[data-id=com-002] .cw-question__submit")
    at.press(at.keys.ENTER)
    multiple_right(at)
    at.submit()
    at.open(INDEX)
    assert "后来做对了" in panel_text(at)
    at.tab_to(".cw-panel__dismiss")
    at.press(at.keys.ENTER)
    assert "还没有错题" in panel_text(at) and at.is_on(".cw-panel button")
    assert "已答 1／10，答对 1" in at.browser.run("return document.querySelector('main').innerText")


def test_ones_data_goes_out_is_cleared_and_comes_back(
    learner: Callable[[int], Learner], tmp_path: Path
) -> None:
    at = learner(DESK)
    at.browser.run(FILL, True)
    before = at.record()
    at.browser.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    at.open(INDEX)
    at.tab_to(".cw-panel__actions button")
    at.press(at.keys.ENTER)
    deadline = time.monotonic() + 10
    while not (files := list(tmp_path.glob("*.json"))) and time.monotonic() < deadline:
        time.sleep(0.02)
    at.tab_to(".cw-panel__clear")
    at.press(at.keys.ENTER, at.keys.ENTER)  # the dialog begins at 取消
    assert at.record() == before
    at.press(at.keys.ENTER, at.keys.TAB, at.keys.ENTER)
    assert at.record() == {"questions": {}, "pages": {}}
    (file,) = files
    upload = at.browser.driver.find_element("css selector", ".cw-panel__file")
    upload.send_keys(str(file))
    wait_for(at, "已导入 10 道题")
    assert at.record() == before

    strange = tmp_path / "strange.json"
    strange.write_text('{"questions": {"com-001": {"v": "1"}}}')
    upload.send_keys(str(strange))
    wait_for(at, "不是导出的记录")
    hostile = json.loads(file.read_text("utf-8"))
    hostile["pages"]["javascript:alert(1)//"] = hostile["pages"].pop(BANK)
    hostile["questions"]["com-002"] = {"v": before["questions"]["com-002"]["v"], "a": {"x": 1}}
    strange.write_text(json.dumps(hostile))
    upload.send_keys(str(strange))
    wait_for(at, "已导入")
    assert list(at.record()["pages"]) == [BANK]
    at.open()
    assert at.bar().startswith("已答 9／10")


def wait_for(at: Learner, words: str) -> None:
    deadline = time.monotonic() + 5
    while words not in panel_text(at) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert words in panel_text(at)


def test_everything_works_from_a_folder(browser: Browser, folder: Path) -> None:
    at = Learner(browser, f"{folder.as_uri()}/", PHONE)
    browser.events()
    at.open()
    browser.run("localStorage.clear()")
    at.open()
    at.go_to("com-001")
    single_wrong(at)
    at.submit()
    at.open(INDEX)
    at.tab_to(".cw-panel__list a")
    at.press(at.keys.ENTER)
    assert browser.driver.current_url == f"{at.address}{BANK}#com-001"
    assert at.result("com-001").startswith("✗ 还不对")
    assert list(at.record()["pages"]) == [BANK]  # the folder may be moved
    assert complaints(browser.events(), "file://") == []
    browser.run("localStorage.clear()")


def test_a_page_that_is_open_twice_keeps_what_both_did(learner: Callable[[int], Learner]) -> None:
    at = learner(DESK)
    driver = at.browser.driver
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    try:
        at.open()
        at.go_to("com-001")
        single_wrong(at)
        at.submit()
    finally:
        driver.close()
        driver.switch_to.window(first)
    at.go_to("com-003")
    single_wrong(at)
    at.submit()
    assert sorted(at.record()["questions"]) == ["com-001", "com-003"]


def test_without_storage_everything_works_and_one_line_says_so(
    learner: Callable[[int], Learner],
) -> None:
    at = learner(PHONE)
    driver = at.browser.driver
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    added = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": refuse})
    try:
        at.open()
        at.browser.run(FILL, True)
        assert at.bar() == "已答 10／10，得分 31／31"
        note = at.browser.run("return document.querySelector('.cw-bar__note').innerText")
        assert "不让网页留存记录" in note
        at.open(INDEX)
        assert "不让网页留存记录" in panel_text(at)
    finally:
        driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
        # Material's own script expects storage.
        driver.get_log("browser")


def test_a_page_without_script_can_be_read_and_shows_its_answers(
    browser: Browser, address: str
) -> None:
    at = Learner(browser, address, PHONE)
    driver = browser.driver
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(address + BANK, PHONE)
        assert browser.run("return document.querySelector('.cw-bar')") is None
        assert "（1）______" in at.read("com-004", ".cw-question__legend")
        at.go_to("com-004")
        at.tab_to(".cw-question__answers > summary")
        at.press(at.keys.ENTER)
        assert "（1）三 / 3；（2）30 min / 半小时" in at.read("com-004", ".cw-question__answers")
        assert browser.run("return document.documentElement.scrollWidth") <= PHONE
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper_has_no_buttons_and_answers_only_when_asked(
    learner: Callable[[int], Learner],
) -> None:
    at = learner(DESK)
    at.browser.run(FILL, False)
    seen = """
        const shows = selector => [...document.querySelectorAll(selector)]
            .some(each => each.getClientRects().length);
        return ['.cw-question__submit', '.cw-bar', '.cw-question__result', '.cw-question__mark',
            '[data-id="com-001"] .cw-question__answers', 'textarea'].map(shows);
    """
    order = """
        const top = line => line.getBoundingClientRect().top;
        return [...document.querySelectorAll('.cw-question__sequence > li')]
            .sort((a, b) => top(a) - top(b)).map(line => line.dataset.letter).join('');
    """
    at.browser.run("window.print = () => { window.printed = true; }")
    at.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert at.browser.run(seen) == [False, False, True, True, False, True]
        press = "[...document.querySelectorAll('.cw-bar button')].find(b => b.textContent === arguments[0]).click()"
        for words, result, answers in (("打印空白卷", False, False), ("打印带答案", False, True)):
            at.browser.run(press, words)
            found = at.browser.run(seen)
            assert (found[0], found[1], found[2], found[4]) == (False, False, result, answers)
            assert at.browser.run(order) == ("ABCD" if words == "打印空白卷" else "ADCB")
            at.browser.run("window.dispatchEvent(new Event('afterprint'))")
            assert at.browser.run(seen) == [False, False, True, True, False, True]
    finally:
        at.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert at.browser.run("return window.printed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_before_and_after_answering(
    width: int, scheme: str, learner: Callable[[int], Learner]
) -> None:
    at = learner(width)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    at.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        at.open()
        faults = violations(at, "untouched")
        at.browser.run(FILL, False)
        faults += violations(at, "wrong")
        small = """
            const targets = '.cw-question button, .cw-bar button, .cw-question__choices label, '
                + '.cw-question select, .cw-question__blank, .cw-question__field > label';
            return [...document.querySelectorAll(targets)]
                .filter(each => each.offsetParent && each.getBoundingClientRect().height < 43.9)
                .map(each => each.outerHTML.slice(0, 80));
        """
        assert at.browser.run(small) == []
        assert at.browser.run("return document.documentElement.scrollWidth") <= width
        at.open(INDEX)
        faults += violations(at, "overview")
        at.browser.run("document.querySelector('.cw-panel__clear').click()")
        faults += violations(at, "dialog", "dialog")
        at.open()
        at.browser.run("CoursewareQuestions.clear()")
        at.browser.run(FILL, True)
        faults += violations(at, "right")
    finally:
        at.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert faults == []


def violations(at: Learner, state: str, context: str = "article") -> list[str]:
    return [f"{state}: {line}" for line in axe_violations(at.browser.driver, context)]


def test_the_other_site_builder_loads_the_widget_too(browser: Browser, folder: Path) -> None:
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("not run: zensical is not installed")
    project = folder.parents[1]
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "other.yml").write_text(config.replace("dist/site", "dist/other"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", "other.yml"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with served(project / "dist") as found:
        at = Learner(browser, f"{found}other/", PHONE)
        at.open()
        at.go_to("com-001")
        single_wrong(at)
        at.submit()
        assert at.result("com-001").startswith("✗ 还不对")
        at.open(INDEX)
        at.tab_to(".cw-panel__list a")
        at.press(at.keys.ENTER)
        assert browser.driver.current_url == f"{at.address}{BANK}#com-001"


def test_the_script_is_plain_es5() -> None:
    node = shutil.which("node")
    if node is None or not (NODE_MODULES / "acorn").is_dir():
        pytest.skip("not run: node with acorn (npm ci --prefix tests/node --ignore-scripts)")
    parse = (
        "require('acorn').parse(require('fs').readFileSync(0, 'utf8'),"
        " {ecmaVersion: 5, sourceType: 'script'})"
    )
    done = subprocess.run(
        [node, "-e", parse],
        input=questions_script(),
        cwd=NODE_MODULES.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
