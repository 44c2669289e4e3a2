"""Definitions of terms: by pointer, by keyboard, by finger; never off the screen; a link where there is no script."""

import pytest

from tests.site_libraries.conftest import DESK, PHONE, Reader

PAGE = "kpis/terms.html"
TIP = ".cw-term-tip"
ESCAPE, TAB, ENTER = "\ue00c", "\ue004", "\ue007"


def term(reader: Reader, place: int = 0) -> object:
    return reader.all("a.cw-term")[place]


def is_open(reader: Reader) -> bool:
    return bool(reader.find(TIP).is_displayed())


def test_the_longest_name_is_marked_once_in_each_section(reader: Reader) -> None:
    reader.open(PAGE)
    assert reader.texts("a.cw-term") == ["首次解决率", "解决率", "首次解决率", "净推荐值"]


def test_the_keyboard_opens_by_reaching_and_escape_closes(reader: Reader) -> None:
    reader.open(PAGE)
    reader.run("arguments[0].focus()", term(reader))
    assert reader.texts(f"{TIP} span")[0].startswith("客户第一次找来就办成")
    described = reader.run(
        "return document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    )
    assert described.startswith("客户第一次找来就办成")
    reader.press(ESCAPE)
    assert not is_open(reader)
    reader.press(TAB)
    assert reader.texts(f"{TIP} span") == ["办完的占全部的多少。"]
    reader.press(ENTER)
    assert "glossary.html#term-" in reader.driver.current_url


def test_a_pointer_may_rest_on_the_definition(reader: Reader) -> None:
    from selenium.webdriver import ActionChains

    reader.open(PAGE)
    ActionChains(reader.driver).move_to_element(term(reader)).perform()
    reader.wait(lambda: is_open(reader))
    ActionChains(reader.driver).move_to_element(reader.find(TIP)).pause(0.3).perform()
    assert is_open(reader)
    ActionChains(reader.driver).move_to_element(reader.find("h1")).perform()
    reader.wait(lambda: not is_open(reader))


def test_a_tap_opens_and_a_second_one_closes(reader: Reader) -> None:
    reader.open(PAGE, PHONE)
    reader.tap(term(reader))
    reader.wait(lambda: is_open(reader))
    assert reader.driver.current_url.endswith(PAGE)
    reader.tap(term(reader))
    reader.wait(lambda: not is_open(reader))
    assert reader.driver.current_url.endswith(PAGE)


def test_a_tap_elsewhere_closes_and_another_term_takes_over(reader: Reader) -> None:
    reader.open(PAGE, PHONE)
    reader.tap(term(reader))
    reader.wait(lambda: is_open(reader))
    reader.tap(reader.find("h1"))
    reader.wait(lambda: not is_open(reader))
    reader.tap(term(reader, 3))
    reader.wait(lambda: reader.texts(f"{TIP} span") == ["推荐者占比减去贬损者占比。"])
    reader.tap(reader.find(".cw-term-more"))
    reader.wait(lambda: "glossary.html#term-" in reader.driver.current_url)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_definition_never_leaves_the_screen_nor_hides_its_word(
    reader: Reader, width: int
) -> None:
    reader.open(PAGE, width)
    for place in range(4):
        for block in ("start", "end"):
            reader.run(
                "arguments[0].scrollIntoView({block: arguments[1]}); arguments[0].blur(); arguments[0].focus()",
                term(reader, place),
                block,
            )
            box, words, screen = reader.run(
                """
                const flat = (b) => [b.left, b.top, b.right, b.bottom];
                return [
                  flat(document.querySelector('.cw-term-tip').getBoundingClientRect()),
                  flat(document.activeElement.getClientRects()[0]),
                  [document.documentElement.clientWidth, document.documentElement.clientHeight],
                ];
                """
            )
            assert box[0] >= 0 and box[1] >= 0 and box[2] <= screen[0] and box[3] <= screen[1]
            assert box[1] >= words[3] or box[3] <= words[1]


def test_without_scripts_a_term_is_a_link_to_its_line(reader: Reader) -> None:
    reader.cdp("Emulation.setScriptExecutionDisabled", value=True)
    reader.open(PAGE, PHONE)
    reader.all("a.cw-term")[0].click()
    assert "glossary.html#term-" in reader.driver.current_url
