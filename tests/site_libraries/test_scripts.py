"""Scripts in a chat's reach: a line or all of it copied with one tap, in the wording of the channel."""

import pytest

from tests.site_libraries.conftest import DESK, INTRANET, PHONE, Reader

PAGE = "scripts/desk.html"
WORDING = ".cw-script-wording"


@pytest.mark.parametrize("way", ["secure", "intranet", "folder"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_one_tap_copies_a_line_as_it_is_said(reader: Reader, way: str, width: int) -> None:
    if way == "intranet":
        reader.host = INTRANET
    reader.open(PAGE, width, folder=way == "folder")
    assert reader.run("return isSecureContext") == (way != "intranet")
    button = next(each for each in reader.all(".cw-script-line button") if each.is_displayed())
    if width == PHONE:
        reader.tap(button)
    else:
        button.click()
    reader.wait(lambda: button.text == "已复制")
    assert reader.find(".cw-script-copied[role=status]").get_property("textContent") == "已复制"
    assert reader.pasted() == "您好，今天由我接待您。"


def test_the_whole_script_is_copied_in_the_wording_of_the_channel(reader: Reader) -> None:
    reader.open(PAGE)
    reader.button("复制整套").click()
    reader.wait(lambda: "已复制" in reader.texts("button"))
    assert reader.pasted() == "您好，今天由我接待您。\n您今天想办什么？\n都办好了，请慢走。"
    reader.wait(lambda: "复制整套" in reader.texts("button"))
    reader.button("电话").click()
    assert reader.texts(WORDING) == [
        "您好，这里是前台，请讲。",
        "您今天想办什么？",
        "都办好了，您先挂。",
    ]
    reader.button("复制整套").click()
    reader.wait(lambda: "已复制" in reader.texts("button"))
    assert reader.pasted() == "您好，这里是前台，请讲。\n您今天想办什么？\n都办好了，您先挂。"


def test_the_keyboard_chooses_a_channel_and_copies(reader: Reader) -> None:
    reader.open(PAGE)
    reader.run("document.querySelector('.cw-script-pick').focus()")
    reader.press("\ue004")
    reader.press("\ue004")
    reader.press("\ue007")
    assert reader.texts("[aria-pressed=true]") == ["在线"]
    assert "都办好了，凭证在上一条。" in reader.texts(WORDING)
    reader.press("\ue004")
    reader.press("\ue007")
    reader.wait(lambda: "已复制" in reader.texts("button"))
    assert reader.run("return document.activeElement.textContent") == "已复制"


def test_the_channel_is_remembered_for_the_next_page(reader: Reader) -> None:
    reader.open(PAGE)
    reader.button("电话").click()
    reader.open(PAGE)
    assert reader.texts("[aria-pressed=true]") == ["电话"]


def test_blocked_storage_costs_the_memory_alone(reader: Reader) -> None:
    block = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    added = reader.cdp("Page.addScriptToEvaluateOnNewDocument", source=block)
    try:
        reader.open(PAGE)
        reader.button("电话").click()
        assert "都办好了，您先挂。" in reader.texts(WORDING)
    finally:
        reader.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])
    reader.driver.get("about:blank")
    ours = [line for line in reader.complaints() if "copy.js" in line]
    assert ours == []


def test_without_scripts_every_channel_stands_there_with_its_name(reader: Reader) -> None:
    reader.cdp("Emulation.setScriptExecutionDisabled", value=True)
    reader.open(PAGE, PHONE)
    assert reader.texts(".cw-script-channel") == ["面对面", "电话", "面对面", "电话", "在线"]
    assert len(reader.texts(WORDING)) == 6
    assert reader.all(".cw-script-copy") == []


def test_buttons_are_large_enough_for_a_thumb(reader: Reader) -> None:
    reader.open(PAGE, PHONE)
    sizes = [
        each.size
        for each in reader.all(".cw-script button, .cw-script summary")
        if each.is_displayed()
    ]
    assert sizes and min(min(size["width"], size["height"]) for size in sizes) >= 44
