"""A package on a learning platform of another project, answered with real keys in a browser without a network."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bank_samples import NEW_TYPES, SINGLE, read_text
from question_strategies import with_pictures
from scorm_platform import Platform, check, check_interaction, patterns, unpack

from builder.model.quiz import QuizBank
from tests.quiz.conftest import NODE
from tests.site.axe import axe_violations
from tests.site.conftest import Browser
from tests.site.question_site import BLANKS, MULTIPLE, TRUE_FALSE
from tests.site.serving import served
from tests.site.test_browser import complaints
from tests.site.test_questions import FILL, WAYS, Way, single_wrong, tick_points

ASKED = "\n".join((SINGLE, MULTIPLE, TRUE_FALSE, BLANKS, *NEW_TYPES))
SCORM_AGAIN = NODE / "node_modules" / "scorm-again" / "dist" / "scorm12.js"
PHONE, DESK = 390, 1280
POINTS = 31
LIMIT = {"cmi": {"student_data": {"mastery_score": "95"}}}
EXPECTED: dict[str, tuple[str, list[str], str, str, str, str]] = {
    # type, right patterns, wrong response and its result, right response, weighting
    "com-001": ("choice", ["b"], "a", "wrong", "b", "2"),
    "com-002": ("choice", ["a,b,c"], "a,d", "wrong", "a,b,c", "3"),
    "com-003": ("true-false", ["f"], "t", "wrong", "f", "1"),
    "com-004": ("fill-in", ["三；30 min"], "五；30 ＭＩＮ", "0.5", "３；30 ＭＩＮ", "2"),
    "com-011": (
        "fill-in",
        ["张师傅下午三点前上门，装好以后我给您回电。"],
        "我们尽快。",
        "wrong",
        "张师傅三点前到，装好回电。",
        "6",
    ),
    "com-012": ("sequencing", ["b,c,d,a"], "b,a,c,d", "0.25", "b,c,d,a", "4"),
    "com-013": ("matching", ["1.b,2.d,3.c"], "1.b,2.a,3.c", "0.6667", "1.b,2.d,3.c", "3"),
    "com-014": (
        "performance",
        ["高；售后、仓库；冰箱；2026-11-23 15:00；1"],
        "高；售后；电 冰箱；2026-11-23 15:00；1.0",
        "0.9",
        "高；售后、仓库；电 冰箱；2026-11-23 15:00；1.0",
        "5",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def bank() -> QuizBank:
    read, report = read_text(ASKED)
    assert list(report) == []
    first, *others = read.questions
    aimed = replace(first, objective="com-lo-2")
    return with_pictures(replace(read, questions=(aimed, *others)))


@pytest.fixture(scope="module")
def folder(bank: QuizBank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SCORM_AGAIN.is_file():
        pytest.skip("not run: scorm-again (npm ci --prefix tests/node --ignore-scripts)")
    made = tmp_path_factory.mktemp("platform")
    for file in (SCORM_AGAIN, NODE / "scorm_lms.html"):
        shutil.copy(file, made)
    unpack(bank, made / "package")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as found:
        yield found


@pytest.fixture
def platform(browser: Browser, address: str) -> Iterator[Callable[[int], Platform]]:
    """A platform at a window of the given width; whatever is called there must be in order."""
    browser.driver.get_log("browser")
    browser.events()
    opened: list[Platform] = []

    def open_platform(width: int = DESK) -> Platform:
        opened.append(Platform(browser, address, width))
        return opened[-1]

    yield open_platform
    browser.driver.switch_to.default_content()
    for call in browser.run("return calls"):
        check(call)
    complained = [entry["message"] for entry in browser.driver.get_log("browser")]
    assert [each for each in complained if "favicon" not in each] == []
    assert complaints(browser.events(), address) == []


def test_every_type_is_answered_wrong_then_right(platform: Callable[[int], Platform]) -> None:
    lms = platform(DESK)
    lms.launch()
    assert lms.cmi()["core"]["lesson_status"] == "incomplete"
    earned = 0.0
    for place, way in enumerate(WAYS):
        kind, right, wrong_response, wrong_result, response, weighting = EXPECTED[way.id]
        answer_wrong(lms, way)
        cmi = lms.cmi()
        told = cmi["interactions"][str(place)]
        assert lms.calls()[-1]["verb"] == "LMSCommit"
        assert len(cmi["interactions"]) == place + 1
        assert (told["id"], told["type"], told["weighting"]) == (way.id, kind, weighting)
        assert (patterns(told), told["student_response"]) == (right, wrong_response)
        assert told["result"] == wrong_result
        check_interaction(told)
        share = 0 if wrong_result == "wrong" else float(wrong_result)
        assert float(cmi["core"]["score"]["raw"]) == percent(earned + share * way.points)
        answer_right(lms, way)
        earned += way.points
        cmi = lms.cmi()
        told = cmi["interactions"][str(place)]
        assert len(cmi["interactions"]) == place + 1
        assert (told["student_response"], told["result"]) == (response, "correct")
        check_interaction(told)
        core = cmi["core"]
        assert float(core["score"]["raw"]) == percent(earned)
        assert (core["score"]["min"], core["score"]["max"]) == ("0", "100")
        assert (core["lesson_status"], core["exit"]) == ("incomplete", "suspend")
    assert lms.text(".quiz__count") == f"已答 8／10，得分 26／{POINTS}"
    assert cmi["interactions"]["0"]["objectives"]["0"]["id"] == "com-lo-2"

    lms.go_to("com-015-1")
    single_wrong(lms.at)
    lms.at.submit()
    lms.go_to("com-015-2")
    lms.at.tab_to(".cw-question__blank")
    lms.at.press("哪位同事")
    lms.at.submit()
    cmi = lms.cmi()
    assert patterns(cmi["interactions"]["9"]) == ["谁", "哪位同事"]
    assert (len(cmi["interactions"]), cmi["core"]["score"]["raw"]) == (10, "93.55")
    assert cmi["core"]["lesson_status"] == "passed"  # everything is answered
    assert "93.55 分，及格" in lms.text(".quiz__result")
    assert "第一句话　得 0／2 分" in lms.text(".quiz__result")
    assert lms.leave()["cmi"]["core"]["lesson_status"] == "passed"


def percent(points: float) -> float:
    return round(100 * points / POINTS, 2)


def answer_wrong(lms: Platform, way: Way) -> None:
    lms.go_to(way.id)
    way.wrong(lms.at)
    lms.at.submit()


def answer_right(lms: Platform, way: Way) -> None:
    lms.at.press(lms.at.keys.ENTER)
    way.right(lms.at)
    lms.at.submit()
    if way.id == "com-011":
        tick_points(lms.at)


@pytest.mark.parametrize(
    ("is_right", "score", "status"), [(True, "100", "passed"), (False, None, "failed")]
)
def test_a_break_keeps_answers_and_score(
    is_right: bool, score: str | None, status: str, platform: Callable[[int], Platform]
) -> None:
    lms = platform(PHONE)
    lms.launch()
    lms.browser.run("document.querySelector('[data-id=\"com-001\"] .cw-question__hint').click()")
    lms.browser.run(FILL, is_right)
    before = remembered(lms)
    assert lms.browser.run("return document.documentElement.scrollWidth") <= PHONE
    count, result = lms.text(".quiz__count"), lms.text(".quiz__result")
    kept = lms.leave()
    core = kept["cmi"]["core"]
    assert core["lesson_status"] == status and score in (None, core["score"]["raw"])
    ended = [call["verb"] for call in lms.browser.run("return calls")]
    assert ended.count("LMSFinish") == 1 and ended[-1] == "LMSFinish"
    assert "0000:00:00.00" < last_told(lms, "cmi.core.session_time") < "0000:05"
    assert len(json.loads(kept["cmi"]["suspend_data"])["q"]) == 10
    lms.launch(kept)
    assert remembered(lms) == before
    assert (lms.text(".quiz__count"), lms.text(".quiz__result")) == (count, result)
    again = lms.cmi()
    assert len(again["interactions"]) == 10
    assert again["core"]["score"]["raw"] == core["score"]["raw"]
    assert again["core"]["lesson_status"] == status


def test_a_look_at_the_paper_is_no_failure(platform: Callable[[int], Platform]) -> None:
    """Platforms compare a score with the limit when a page is left, even half way: then it goes on all the same."""
    lms = platform(DESK)
    lms.launch(None, LIMIT)
    assert lms.text(".quiz__platform").startswith("95 分")
    kept = lms.leave()
    assert (kept["cmi"]["core"]["lesson_status"], kept["cmi"]["core"]["score"]["raw"]) == (
        "incomplete",
        "",
    )
    lms.launch(kept, LIMIT)
    answer_wrong(lms, WAYS[0])
    kept = lms.leave()
    assert kept["cmi"]["core"]["lesson_status"] == "failed"
    lms.launch(kept, LIMIT)
    assert lms.cmi()["core"]["lesson_status"] == "incomplete"
    assert lms.text(".quiz__result") == ""


def last_told(lms: Platform, name: str) -> str:
    """The value that a package which has been left set last."""
    calls = lms.browser.run("return calls")
    told = [call["given"] for call in calls if call["verb"] == "LMSSetValue"]
    return [given[1] for given in told if given[0] == name][-1]


def remembered(lms: Platform) -> dict[str, Any]:
    """What the questions remember; how often one was wrong is of no use here and not kept."""
    memories = json.loads(lms.browser.run("return CoursewareQuestions.save()"))
    return {name: {**memory, "w": None} for name, memory in memories.items()}


def test_handing_in_half_a_paper_asks_once_and_fails_until_more_is_right(
    platform: Callable[[int], Platform],
) -> None:
    lms = platform(PHONE)
    lms.launch()
    answer_wrong(lms, WAYS[0])
    answer_right(lms, WAYS[0])
    lms.go_to("com-015-2")
    lms.at.tab_to(".quiz__next")
    lms.at.press(lms.at.keys.ENTER)
    assert lms.at.is_on("#question-com-002")
    lms.go_to("com-015-2")
    lms.at.tab_to(".quiz__hand-in")
    lms.at.press(lms.at.keys.ENTER)
    assert "还有 9 题没做" in lms.text(".quiz__count")
    assert lms.cmi()["core"]["lesson_status"] == "incomplete"
    lms.at.press(lms.at.keys.ENTER)
    core = lms.cmi()["core"]
    assert (core["lesson_status"], core["score"]["raw"], core["exit"]) == ("failed", "6.45", "")
    assert lms.at.is_on(".quiz__result") and "没有及格" in lms.text(".quiz__result")
    lms.at.tab_to(".quiz__again")
    lms.at.press(lms.at.keys.ENTER)
    core = lms.cmi()["core"]
    assert (core["lesson_status"], core["score"]["raw"]) == ("incomplete", "0")
    lms.browser.run(FILL, True)
    cmi = lms.cmi()
    assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]) == ("passed", "100")
    assert [each["id"] for each in cmi["interactions"].values()].count("com-001") == 2


def test_the_platform_s_own_limit_and_its_review_are_kept_to(
    platform: Callable[[int], Platform],
) -> None:
    lms = platform(DESK)
    lms.launch(None, LIMIT)
    assert lms.text(".quiz__platform").startswith("95 分")
    lms.browser.run(FILL, True)
    answer_again_wrong(lms)
    kept = lms.leave()
    assert kept["cmi"]["core"]["lesson_status"] == "passed"  # and stays so
    assert kept["cmi"]["core"]["score"]["raw"] == "100"
    lms.launch(kept, LIMIT)
    assert lms.text(".quiz__result").startswith("90.32 分，没有及格")
    assert "保留及格那次的 100 分" in lms.text(".quiz__result")
    kept = lms.leave()
    assert kept["cmi"]["core"]["score"]["raw"] == "100"
    lms.launch(kept, {"cmi": {"core": {"lesson_mode": "review"}}})
    assert "只是查看" in lms.text(".quiz__platform")
    lms.browser.run(FILL, True)
    assert {call["verb"] for call in lms.calls()} == {"LMSInitialize", "LMSGetValue"}


def answer_again_wrong(lms: Platform) -> None:
    lms.browser.run("""
        const root = document.querySelector('[data-id="com-002"]');
        root.querySelector('.cw-question__submit').click();
        root.querySelectorAll('input').forEach(box => { box.checked = true; });
        root.querySelector('.cw-question__submit').click();
    """)


def test_what_is_right_only_after_the_answer_was_looked_up_does_not_count(
    platform: Callable[[int], Platform],
) -> None:
    lms = platform(DESK)
    lms.launch()
    lms.go_to("com-003")
    lms.at.tab_to(".cw-question__reveal")
    lms.at.press(lms.at.keys.ENTER)
    lms.at.tab_to(".cw-question__submit", back=True)
    lms.at.press(lms.at.keys.ENTER)
    lms.go_to("com-003")
    lms.at.tab_to("input[type=radio]")
    lms.at.press(lms.at.keys.ARROW_DOWN)
    lms.at.submit()
    assert lms.at.result("com-003").startswith("✓ 答对了")
    assert lms.text(".quiz__count") == f"已答 1／10，得分 0／{POINTS}"
    lms.browser.run("document.querySelector('[data-id=\"com-002\"] .cw-question__hint').click()")
    lms.launch(lms.leave())
    assert lms.text(".quiz__count") == f"已答 1／10，得分 0／{POINTS}"
    assert lms.at.read("com-002", ".cw-question__hints")  # seen, not answered
    told = lms.cmi()["interactions"]["0"]
    assert (told["result"], told["student_response"]) == ("wrong", "")


def test_long_answers_are_left_out_before_scores_are(platform: Callable[[int], Platform]) -> None:
    lms = platform(DESK)
    lms.launch()
    lms.browser.run(FILL, True)
    lms.browser.run("""
        const root = document.querySelector('[data-id="com-011"]');
        root.querySelector('.cw-question__submit').click();
        root.querySelector('textarea').value = '“张师傅”三点前到。\\n'.repeat(500);
        root.querySelector('.cw-question__submit').click();
        root.querySelectorAll('.cw-question__marking input').forEach(box => box.click());
    """)
    count = lms.text(".quiz__count")
    lms.launch(lms.leave())
    assert lms.text(".quiz__count") == count == f"已答 10／10，得分 {POINTS}／{POINTS}"
    assert "得 6／6 分" in lms.at.result("com-011")
    assert lms.at.result("com-012").startswith("✓ 答对了")


def test_an_edited_question_is_asked_again_and_the_others_stay(
    platform: Callable[[int], Platform], bank: QuizBank, folder: Path
) -> None:
    lms = platform(DESK)
    lms.launch()
    lms.browser.run(FILL, True)
    kept = lms.leave()
    edited, _ = read_text(ASKED.replace("先倾听并复述", "先听完并复述"))
    unpack(with_pictures(edited), folder / "package")
    try:
        lms.launch(kept)
        assert "改过" in lms.at.result("com-001")
        assert lms.text(".quiz__count") == f"已答 9／10，得分 29／{POINTS}"
        lms.browser.run("CoursewareQuestions.all()[0].root.querySelectorAll('input')[0].click()")
        lms.browser.run("CoursewareQuestions.mark(CoursewareQuestions.all()[0].root)")
        told = lms.cmi()["interactions"]
        assert len(told) == 10
        assert (told["0"]["id"], told["0"]["student_response"]) == ("com-001", "a")
    finally:
        unpack(bank, folder / "package")


def test_from_a_folder_it_is_a_test_for_oneself(browser: Browser, folder: Path) -> None:
    browser.driver.get_log("browser")
    browser.open((folder / "package" / "index.html").as_uri(), PHONE)
    text = "return document.querySelector(arguments[0]).innerText"
    assert "没有连上学习平台" in browser.run(text, ".quiz__platform")
    browser.run(FILL, True)
    assert "100 分，及格" in browser.run(text, ".quiz__result")
    assert browser.run("return document.querySelector('.cw-question__picture img').naturalWidth")
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE
    assert browser.driver.get_log("browser") == []


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_axe_finds_nothing(width: int, scheme: str, browser: Browser, folder: Path) -> None:
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    browser.open((folder / "package" / "index.html").as_uri(), width)
    for is_right in (None, False, True):
        if is_right is not None:
            browser.run(
                "document.querySelectorAll('.cw-question__submit').forEach(b => b.textContent === '提交' || b.click())"
            )
            browser.run(FILL, is_right)
        assert axe_violations(browser.driver) == []
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


OTHER_PLATFORM = """
    window.told = [];
    const say = (verb, answer) => (...given) => { told.push([verb, ...given]); return answer(...given); };
    window.API = {
        LMSInitialize: say('LMSInitialize', () => true),
        LMSFinish: say('LMSFinish', () => true),
        LMSGetValue: say('LMSGetValue', () => ''),
        LMSSetValue: say('LMSSetValue', name => !arguments[0].includes(name)),
        LMSCommit: say('LMSCommit', () => true),
        LMSGetLastError: () => 101,
    };
"""


def test_a_platform_that_refuses_the_score_is_named(browser: Browser, address: str) -> None:
    """And one without interactions, which are optional in SCORM 1.2, is not asked to take any."""
    browser.open(address + "scorm_lms.html", PHONE)
    for refused, words in (([], "成绩报给学习平台"), (["cmi.core.score.raw"], "代码 101")):
        browser.run(OTHER_PLATFORM, refused)
        browser.run("document.body.innerHTML = '<iframe src=\"package/index.html\"></iframe>'")
        browser.driver.switch_to.frame(0)
        browser.run(FILL, True)
        assert words in browser.run("return document.querySelector('.quiz__platform').innerText")
        browser.driver.switch_to.default_content()
        told = browser.run("return told.map(each => each.join(' '))")
        assert "LMSSetValue cmi.core.lesson_status passed" in told
        assert not [each for each in told if each.startswith("LMSSetValue cmi.interactions")]


def test_the_platform_is_found_behind_frames_and_in_the_window_that_opened_the_page(
    browser: Browser, address: str
) -> None:
    browser.open(address + "scorm_lms.html")
    browser.run(OTHER_PLATFORM, [])
    frames = "<iframe srcdoc='<iframe src=package/index.html></iframe>'></iframe>"
    browser.run("document.body.innerHTML = arguments[0]", frames)
    for _ in range(2):
        browser.driver.switch_to.frame(0)
    assert "成绩报给学习平台" in browser.run("return document.body.innerText")
    browser.driver.switch_to.default_content()
    browser.run("document.body.innerHTML = ''; told.length = 0")
    own = browser.driver.current_window_handle
    browser.run("window.open('package/index.html')")
    (other,) = {*browser.driver.window_handles} - {own}
    browser.driver.switch_to.window(other)
    assert "成绩报给学习平台" in browser.run("return document.body.innerText")
    browser.driver.close()
    browser.driver.switch_to.window(own)
    assert [each[0] for each in browser.run("return told")].count("LMSFinish") == 1


def test_hundreds_of_scores_fit_into_what_a_platform_keeps(
    platform: Callable[[int], Platform], bank: QuizBank, folder: Path
) -> None:
    """There is no room for what was answered in each of them."""
    (one,) = read_text(TRUE_FALSE)[0].questions
    many = [replace(one, id=f"com-{number:03}") for number in range(300)]
    unpack(replace(bank, questions=tuple(many)), folder / "package")
    try:
        lms = platform(DESK)
        lms.launch()
        lms.browser.run(FILL, True)
        kept = lms.leave()
        assert kept["cmi"]["core"]["lesson_status"] == "passed"
        lms.launch(kept)
        assert lms.text(".quiz__count") == "已答 300／300，得分 300／300"
        assert "上次得 1／1 分" in lms.at.result("com-299")
        assert len(lms.cmi()["interactions"]) == 300
    finally:
        unpack(bank, folder / "package")
