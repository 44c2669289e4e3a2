"""What our scripts make out of hostile texts, addresses and memories, used as readers do: nothing runs of it."""

import json
from pathlib import Path
from urllib.parse import quote

from tests.site_anywhere.conftest import PREFIX
from tests.site_gates.hostile_probe import Probe
from tests.site_gates.hostile_project import EDIT_URL, EVIL, image, script

ENTER, DOWN, END = "\ue007", "\ue015", "\ue010"
HOSTILE = quote(f'"]{image(200)}')
ADDRESSES = (
    f"index.html?q={HOSTILE}&kind={HOSTILE}&industry={HOSTILE}#{HOSTILE}",
    "index.html?q=hacked&kind=__proto__&scene=constructor",
    f"index.html?找={HOSTILE}&行业={HOSTILE}&次序={HOSTILE}",
    f"index.html?行业={quote(image(120))}&找=img",
    f"standards/tone.html?h={quote('img hacked onerror')}&path={HOSTILE}#{HOSTILE}",
    f"standards/tone.html?h={HOSTILE}",
    f"standards/tone.html?h={quote('<img/src/onerror=window.hacked=203> 标题')}",
    "standards/tone.html?path=paths/all#here",
    "editing.html#page=javascript:window.hacked=201",
    f"editing.html#page=%2F%2F{EVIL}x.md",
    "editing.html#page=..%2F..%2Fx.md",
    f"editing.html#page={HOSTILE}.md",
    "editing.html#page=%E0%A4%A",
    "editing.html#page=standards/tone.md",
)
ANSWER = """
    const [place] = arguments;
    const set = (control, value) => {
        if (!control || value === undefined) return;
        if (/radio|checkbox/.test(control.type)) control.checked = true; else control.value = value;
        for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, {bubbles: true}));
    };
    for (const question of document.querySelectorAll('.cw-question')) {
        const all = (selector) => [...question.querySelectorAll(selector)];
        const press = (...names) => {
            for (const button of all('button'))
                if (names.some((name) => button.textContent.startsWith(name))) button.click();
        };
        press('看提示', '提交', '再做一遍', '再试一次');
        for (const list of all('.cw-question__choices, fieldset.cw-question__field'))
            set(list.querySelectorAll('input')[place], true);
        for (const box of all('.cw-question__blank, label.cw-question__field input, textarea')) set(box, '三');
        for (const picker of all('select:not([hidden])')) set(picker, 'AB'[place]);
        press('↓');
        press('提交');
        if (place < 2) press('提交');
    }
"""
PRESS = """
    for (const button of document.querySelectorAll('.cw-question button, .cw-bar button'))
        if (button.textContent === arguments[0]) button.click();
"""
VERSIONS = """
    const questions = [...document.querySelectorAll('.cw-question')];
    return Object.fromEntries(questions.map(({dataset}) => [dataset.id, dataset.version]));
"""


def open_search(probe: Probe) -> None:
    probe.find(".cw-search-open").click()
    probe.wait("return document.querySelector('.cw-search__start')")


def test_nothing_runs_that_stands_in_an_address(probe: Probe) -> None:
    for address in ADDRESSES:
        probe.open(address)
        if "q=" in address:
            probe.wait(
                "return document.querySelector('.cw-search__status').textContent.includes('到')"
            )
            probe.look(address)
    way = probe.find(".cw-edit-way a").get_attribute("href")
    assert way == f"{EDIT_URL}standards/tone.md"


def test_nothing_runs_that_the_search_finds(probe: Probe) -> None:
    probe.open("index.html")
    open_search(probe)
    box = probe.find("#cw-search-box")
    shown = {"title": "", "heading": "", "about": "", "facts": ""}
    for query in ("<qqz onqqz=qqz>", "小标题", "K01", image(202), "hacked"):
        box.clear()
        box.send_keys(query)
        probe.wait("return document.querySelector('.cw-search__status').textContent")
        probe.look(f"search for {query}")
        shown = {part: text + probe.text(f".cw-search__{part}") for part, text in shown.items()}
    for part, text in shown.items():
        assert "<img src=x onerror=" in text, part
    probe.find(".cw-search__kinds [data-kind=案例]").click()
    industries = probe.find("[data-filter=industry]")
    assert "<img" in industries.text
    industries.send_keys(DOWN)
    probe.look("a filtered search")
    box.send_keys(DOWN, ENTER)
    probe.wait("return document.querySelector('.cw-marks')")
    probe.look("a page that was searched for")


def test_nothing_runs_that_filters_and_lists_show(probe: Probe) -> None:
    probe.open("index.html")
    probe.find(".cw-library-find input").send_keys("<img")
    for name in ("industry", "type"):
        choice = probe.find(f".cw-library-tools select[id$={name}]")
        assert "<img src=x onerror=" in choice.text
        choice.send_keys(DOWN)
        probe.look(f"cases by {name}")
    probe.find(".cw-library-reset").click()
    probe.find(".cw-library-order select").send_keys(END)
    probe.look("cases by industry")


def test_nothing_runs_of_what_questions_say(probe: Probe) -> None:
    probe.open("quizzes/bank.html")
    for place, said in ((9, (92,)), (1, (75,)), (0, (74, 77))):
        probe.run(ANSWER, place)
        probe.look(f"questions answered with {place}")
        for number in said:
            assert image(number) in probe.text(".cw-question__result")
    assert "<img src=x onerror=" in probe.text(".cw-question__sequence + .cw-question__unseen")
    for name in ("看答案", "打印带答案", "清除本页"):
        probe.run(PRESS, name)
        probe.look(name)
    probe.open("index.html")
    assert "<img src=x onerror=" in probe.text(".cw-panel__wrong")
    probe.look("the wrong-answer book")
    probe.find(".cw-panel__dismiss[aria-label*=onerror]").click()
    assert image(70) in probe.text(".cw-panel__status")
    probe.look("a wrong answer dismissed")


def test_nothing_runs_of_what_the_browser_has_kept(probe: Probe) -> None:
    probe.open("quizzes/bank.html")
    versions: dict[str, str] = probe.run(VERSIONS)
    lines = [[each, version, 1, image(210)] for each, version in versions.items()]
    memory = {"s": 0, "w": 1, "n": 2, "a": image(212)}
    answers = {
        "questions": {each: {**memory, "v": version} for each, version in versions.items()},
        "pages": {
            path: {"title": image(213), "questions": lines}
            for path in ("quizzes/bank.html", "javascript:window.hacked=214", f"//{EVIL}")
        },
    }
    steps = [
        {"key": key, "title": image(215), "minutes": image(216), "question": ""}
        for key in ("standards/tone.html", "top.html#walk")
    ]
    reading = {
        "pages": {image(217): "read", "javascript:window.hacked=218": "reading"},
        "trails": {
            "paths/all": {"title": image(219), "steps": steps},
            "javascript:window.hacked=220//": {"title": image(221), "steps": steps},
            "courses/day": {"title": "", "steps": [{"key": "javascript:window.hacked=222"}]},
        },
    }
    for last in ("paths/all", "javascript:window.hacked=220//"):
        probe.keep(f"courseware:{PREFIX}", answers)
        probe.keep(f"courseware-reading:{PREFIX}", {**reading, "last": last})
        probe.keep("cw-search-recent", [image(223), "javascript:window.hacked=224"])
        probe.keep("cw-channel", image(225))
        probe.keep(f"{PREFIX}.__palette", {"index": image(226), "color": {"scheme": image(227)}})
        probe.open("index.html")
        assert image(210) in probe.text(".cw-panel__wrong")
        assert image(219 if last == "paths/all" else 221) in probe.text(".cw-resume")
    open_search(probe)
    assert image(223) in probe.text(".cw-search__start")
    probe.look("what was searched for before")
    for page in ("quizzes/bank", "paths/all", "courses/day", "scripts/busy"):
        probe.open(f"{page}.html")
    probe.open("top.html?path=paths/all")
    assert "<img src=x onerror=" in probe.text(".cw-trailbar")


def test_nothing_runs_of_a_record_that_somebody_hands_over(probe: Probe, tmp_path: Path) -> None:
    page = {"title": image(240), "questions": [["bnk-001", "1", 1, image(241)]]}
    record = {
        "format": "courseware-questions",
        "questions": {"bnk-001": {"v": "1", "s": 0, "w": 1}, "__proto__": {"v": "1"}},
        "pages": {"quizzes/bank.html": page, "javascript:window.hacked=242": page},
    }
    file = tmp_path / "record.json"
    file.write_text(json.dumps(record), "utf-8")
    probe.open("index.html")
    probe.find(".cw-panel__file").send_keys(str(file))
    probe.wait("return document.querySelector('.cw-panel__list')")
    assert image(241) in probe.text(".cw-panel__list")
    probe.look("a record that was handed over")
    probe.find(".cw-panel__clear").click()
    probe.look("a question before everything is lost")


def test_nothing_runs_that_is_calculated(probe: Probe) -> None:
    probe.open("kpis/index.html")
    for button in probe.all(".cw-calc-open"):
        button.click()
    for value in ("1", "x"):
        for box in probe.all(".cw-calc input"):
            box.send_keys(value)
        probe.look(f"calculated with {value}")
        if value == "1":
            assert image(61) in probe.text(".cw-calc-formula")
            assert image(63) in probe.text(".cw-calc-value")
            assert image(65) in probe.text(".cw-calc-remark")
    assert image(67) in probe.text(".cw-calc-problem")


def test_nothing_runs_that_is_explained_copied_or_printed(probe: Probe) -> None:
    probe.open("scripts/busy.html")
    for button in probe.all(".cw-script-pick, .cw-script-copy"):
        if button.is_displayed():
            button.click()
            probe.look(f"pressed {button.text}")
    assert "在线" in probe.text(".cw-script-channels")
    probe.open("standards/tone.html")
    assert script(27) in probe.text(".cw-review-notice")
    probe.run("document.querySelector('a.cw-term').focus()")
    assert script(141) in probe.text("#cw-term-definition")
    probe.look("a term explained")
    for button in probe.all(".md-clipboard"):
        button.click()
    probe.look("code copied")
    probe.browser.driver.execute_cdp_cmd("Page.printToPDF", {})
    probe.look("a printed page")
