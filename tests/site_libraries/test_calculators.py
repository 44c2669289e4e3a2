"""Calculators: the course's worked examples come out, mistakes are told in words, rounding never changes a level."""

import pytest

from tests.site_libraries.conftest import DESK, PHONE, Reader

WORKED = [
    # The course's examples: monitoring, the pages of the metrics, the exercises of the chapter on measuring.
    ("K01", ["234", "198", "168"], "11 点", "留意（0–30）", "（234 − 168）÷ 600 × 100 ="),
    ("K01", ["60", "25", "15"], "45 点", "良好（30–50）", "（60 − 15）÷ 100 × 100 ="),
    ("K01", ["10", "0", "22"], "−37.5 点", "预警（<0）", "（10 − 22）÷ 32 × 100 ="),
    ("K02", ["80", "100"], "80%", "留意（80–85%）", "80 ÷ 100 × 100% ="),
    ("K02", ["90", "100"], "90%", "优秀（≥90%）", "90 ÷ 100 × 100% ="),
    ("K03", ["360", "500"], "72%", "留意（70–75%）", "360 ÷ 500 × 100% ="),
    ("K03", ["430", "500"], "86%", "优秀（≥80%）", "430 ÷ 500 × 100% ="),
    ("K06", ["440", "100"], "4.4 分钟", "", "440 ÷ 100 ="),
    ("K06", ["336", "60"], "5.6 分钟", "", "336 ÷ 60 ="),
    ("K21", ["24", "20"], "20%", "回本（≥0%）", "（24 − 20）÷ 20 × 100% ="),
    ("K21", ["18", "20"], "−10%", "没有到“回本”（≥0%）", "（18 − 20）÷ 20 × 100% ="),
    ("K19", ["1200", "3.5"], "4,200 元", "", "1,200 × 3.5 ="),
    ("K30", ["700", "1000"], "−30%", "", "（700 − 1,000）÷ 1,000 × 100% ="),
    # A third is told to be rounded; a level is that of the value, and what is shown does not deny it.
    ("K03", ["2", "3"], "66.7%", "预警（<70%）", "2 ÷ 3 × 100% ≈"),
    ("K02", ["8999", "10000"], "89.99%", "良好（85–90%）", "8,999 ÷ 10,000 × 100% ="),
    ("K09", ["199", "100000"], "0.199%", "优秀（<0.2%）", "199 ÷ 100,000 × 100% ="),
    ("K09", ["2", "1000"], "0.2%", "没有到“优秀”（<0.2%）", "2 ÷ 1,000 × 100% ="),
    # 29 of 100 are 29 %, whatever binary fractions make of it.
    ("K02", ["29", "100"], "29%", "预警（<80%）", "29 ÷ 100 × 100% ="),
]


def fill(reader: Reader, ref: str, numbers: list[str]) -> None:
    for place, number in enumerate(numbers):
        field = reader.find(f"#cw-calc-{ref}-{place}")
        field.clear()
        field.send_keys(number)


def said(reader: Reader, ref: str) -> str:
    return str(reader.find(f"#cw-calc-{ref}-result").text)


def test_worked_examples_come_out(reader: Reader) -> None:
    reader.open("kpis/one.html")
    for ref, numbers, result, level, formula in WORKED:
        fill(reader, ref, numbers)
        words = said(reader, ref)
        shown = [line.strip() for line in words.split("\n")]
        assert shown[0].endswith(formula), words
        assert shown[1] == f"{result} {level}".strip(), words


@pytest.mark.parametrize(
    ("ref", "numbers", "words"),
    [
        ("K02", ["5", "0"], "“评价总数”是 0"),
        ("K02", ["120", "100"], "“满意评价数”比“评价总数”还大"),
        ("K02", ["八十", "100"], "“满意评价数”要填数字"),
        ("K02", ["-5", "100"], "“满意评价数”不能是负数"),
        ("K01", ["0", "0", "0"], "一份回答也没有"),
        ("K01", ["1.5", "2", "3"], "要填整数"),
        ("K21", ["5", "0"], "“投入”是 0"),
        ("K21", ["5", ""], "填好就出结果"),
    ],
)
def test_what_cannot_be_calculated_is_told_in_words(
    reader: Reader, ref: str, numbers: list[str], words: str
) -> None:
    reader.open("kpis/one.html")
    fill(reader, ref, numbers)
    assert words in said(reader, ref)
    assert reader.find(f"#cw-calc-{ref}-result").get_attribute("role") == "status"


def test_eleven_scores_are_the_same_as_their_three_sums(reader: Reader) -> None:
    reader.open("kpis/one.html", PHONE)
    reader.button("改成按 0–10 分逐项填").click()
    for score, count in ((0, 2), (3, 5), (6, 8), (7, 10), (8, 15), (9, 25), (10, 35)):
        reader.find(f"#cw-calc-K01-{score}").send_keys(str(count))
    assert "45 点 良好" in said(reader, "K01").replace("\n", " ")
    assert reader.run("return document.documentElement.scrollWidth") <= PHONE
    reader.button("改成只填三个数").click()
    fields = [reader.find(f"#cw-calc-K01-{place}").get_property("value") for place in range(3)]
    assert fields == ["60", "25", "15"]


def test_numbers_are_read_as_people_type_them(reader: Reader) -> None:
    reader.open("kpis/one.html")
    fill(reader, "K03", ["１，０８０", "1,500"])
    assert "72%" in said(reader, "K03")


def test_two_moments_make_a_time(reader: Reader) -> None:
    reader.open("kpis/one.html")
    set_times = """
        const [end, start] = [0, 1].map((n) => document.getElementById(`cw-calc-K51-${n}`));
        [end.value, start.value] = arguments;
        end.dispatchEvent(new Event('input'));
    """
    reader.run(set_times, "2026-11-26T01:30", "2026-11-25T23:00")
    assert "2.5 小时" in said(reader, "K51")
    reader.run(set_times, "2026-11-25T22:00", "2026-11-25T23:00")
    assert "还早" in said(reader, "K51")


def test_the_mark_stands_in_the_level_of_the_result(reader: Reader) -> None:
    """To scale: between the ticks of the level's ends."""
    reader.open("kpis/one.html", DESK)
    fill(reader, "K03", ["360", "500"])
    places = """
        const chart = document.querySelector('#cw-calc-K03-result + .cw-calc-charts .cw-calc-chart');
        const middle = (each) => { const b = each.getBoundingClientRect(); return b.x + b.width / 2; };
        const tick = (text) => middle([...chart.querySelectorAll('.cw-calc-tick')].find((t) => t.textContent === text));
        return [tick('70'), middle(chart.querySelector('.cw-calc-mark')), tick('75')];
    """
    low, mark, high = reader.run(places)
    assert (mark - low) / (high - low) == pytest.approx(0.4, abs=0.03)


def test_what_one_result_cannot_show_stands_below_it(reader: Reader) -> None:
    reader.open("kpis/one.html")
    fill(reader, "K01", ["60", "25", "15"])
    assert "一个月内下降 ≥5 点" in said(reader, "K01")
    fill(reader, "K21", ["24", "20"])
    assert "24 ÷ 20 = 1.2" in said(reader, "K21")


def test_without_scripts_formula_and_levels_stand_there(reader: Reader) -> None:
    reader.cdp("Emulation.setScriptExecutionDisabled", value=True)
    reader.open("kpis/one.html", PHONE)
    words = reader.find("article").text
    assert all(text in words for text in ("首次解决数 ÷ 问题总数 × 100%", "≥80%", "70–75%"))
    assert reader.all(".cw-calc") == []
