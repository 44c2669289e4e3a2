"""The list of all cases: found by typing, by facets, in another order; shared by address; a list without scripts."""

import pytest

from tests.site_libraries.conftest import DESK, PHONE, Reader

SHOWN = ".cw-library-cases .cw-library-ref"
COUNT = ".cw-library-count"
INDUSTRY, TYPE, ORDER = "#cw-library-1-industry", "#cw-library-1-type", "#cw-library-1-order"


def refs(reader: Reader) -> list[str]:
    return reader.texts(SHOWN)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_facets_narrow_the_list_and_count_what_the_others_leave(reader: Reader, width: int) -> None:
    reader.open("cases/index.html", width)
    assert reader.texts(COUNT) == ["12 个案例"]
    reader.choose(INDUSTRY, "银行")
    assert refs(reader) == ["C01", "C04", "C07", "C10"]
    reader.choose(TYPE, "投诉处理（2）")
    assert refs(reader) == ["C01", "C07"]
    assert reader.texts(COUNT) == ["2 个案例，共 12"]
    options = [option.text for option in reader.all(f"{INDUSTRY} option")]
    assert options == ["行业：全部", "酒店（2）", "零售（2）", "银行（2）"]
    assert reader.run("return document.documentElement.scrollWidth") <= width


def test_what_is_typed_is_looked_for_everywhere_in_an_item(reader: Reader) -> None:
    reader.open("cases/index.html")
    box = reader.find("#cw-library-1-text")
    box.send_keys("倾听７")
    assert refs(reader) == ["C07"]
    box.send_keys(" 零售")
    assert refs(reader) == []
    assert reader.texts(COUNT) == ["0 个案例，去掉一个条件再看"]
    reader.button("清除条件").click()
    assert len(refs(reader)) == 12


def test_an_address_holds_the_choice_and_back_takes_it_back(reader: Reader) -> None:
    reader.open("cases/index.html")
    reader.choose(INDUSTRY, "零售")
    reader.choose(ORDER, "按标题")
    shared = str(reader.run("return decodeURIComponent(location.search)"))
    assert shared == "?行业=零售&次序=标题"
    reader.driver.back()
    reader.wait(lambda: refs(reader) == ["C03", "C06", "C09", "C12"])
    reader.driver.back()
    reader.wait(lambda: len(refs(reader)) == 12)
    reader.open(f"cases/index.html{shared}")
    assert refs(reader) == ["C12", "C09", "C06", "C03"]
    assert (
        reader.run("return document.querySelector('.cw-library').getBoundingClientRect().top") < 600
    )


def test_minutes_are_steps_and_an_order(reader: Reader) -> None:
    reader.open("cases/index.html")
    reader.choose("#cw-library-1-minutes", "5 分钟以内（5）")
    assert refs(reader) == ["C01", "C02", "C03", "C04", "C05"]
    reader.choose(ORDER, "按行业")
    assert refs(reader) == ["C02", "C05", "C03", "C01", "C04"]


def test_a_facet_with_one_value_is_not_offered(reader: Reader) -> None:
    reader.open("cases/index.html")
    names = [option.text for option in reader.all(".cw-library-fields option[value='']")]
    assert names == ["行业：全部", "类型：全部", "用时：全部"]


def test_the_keyboard_reaches_everything_and_items_stay_links(reader: Reader) -> None:
    reader.open("cases/index.html")
    reader.find("#cw-library-1-text").send_keys("C02", "\ue004")
    assert reader.run("return document.activeElement.id") == "cw-library-1-industry"
    reader.find(".cw-library-item:not([hidden]) a").click()
    assert reader.find("h1").text.startswith("酒店第 98 件")


def test_four_hundred_items_are_filtered_within_a_frame_or_two(reader: Reader) -> None:
    reader.open("cases/index.html")
    took = reader.run(
        """
        const list = document.querySelector('.cw-library');
        document.querySelector('.cw-library-tools').remove();
        const items = [...list.children];
        while (list.children.length < 400) {
          list.append(...items.map((item) => item.cloneNode(true)));
        }
        const script = document.createElement('script');
        script.src = document.querySelector('script[src$="library.js"]').src + '?again';
        return new Promise((done) => {
          script.onload = () => {
            const box = document.querySelector('.cw-library-tools input');
            const start = performance.now();
            for (const words of ['零', '零售', '零售 倾听3', '']) {
              box.value = words;
              box.dispatchEvent(new Event('input'));
            }
            done((performance.now() - start) / 4);
          };
          document.body.append(script);
        });
        """
    )
    assert took < 50


def test_the_list_works_from_a_folder(reader: Reader) -> None:
    reader.open("cases/index.html", PHONE, folder=True)
    reader.choose(INDUSTRY, "酒店")
    assert refs(reader) == ["C02", "C05", "C08", "C11"]


def test_without_scripts_it_is_a_plain_list(reader: Reader) -> None:
    reader.cdp("Emulation.setScriptExecutionDisabled", value=True)
    reader.open("cases/index.html", PHONE)
    assert len(refs(reader)) == 12
    assert reader.all(".cw-library-tools") == []


def test_sixty_metrics_can_be_searched_and_calculated_in_place(reader: Reader) -> None:
    reader.open("kpis/index.html", PHONE)
    reader.find("#cw-library-1-text").send_keys("流失率")
    assert "K17" in reader.texts(".cw-library-metric .cw-library-ref")
    reader.find("[aria-label='算一算 流失率']").click()
    reader.press("73")
    reader.find("#cw-calc-K17-1").send_keys("100")
    assert "73%" in reader.find("#cw-calc-K17-result").text
