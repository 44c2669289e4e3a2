"""Links of a bank's page, as platforms outside the site get them."""

from dataclasses import replace

import pytest
from bank_samples import EVERY_TYPE, read_text
from question_strategies import text_bank

from builder.model.inline import RichText, Run, text
from builder.model.quiz import Choice, Question, QuestionType
from builder.quiz.moodle_xml import format as moodle_xml
from builder.quiz.site_links import site_address, with_site_links

PAGE = "content/quizzes/communication.md"
SITE = "https://training.example.com/service/"


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("../standards/five-steps.md#std-five-steps", "standards/five-steps.html#std-five-steps"),
        ("kpis.md", "quizzes/kpis.html"),
        ("#com-002", "quizzes/communication.html#com-002"),
        ("../index.md", "index.html"),
        ("form.pdf", "quizzes/form.pdf"),
    ],
)
def test_a_link_leads_to_the_page_on_the_published_site(target: str, address: str) -> None:
    assert site_address(target, PAGE, SITE) == SITE + address


def test_links_to_other_sites_stay() -> None:
    assert site_address("https://example.org/a.md", PAGE, SITE) == "https://example.org/a.md"


def linked(words: str) -> RichText:
    return RichText(runs=(Run(text="见"), Run(text=words, link="../standards/flow.md#std-flow")))


def question() -> Question:
    return Question(
        id="com-001",
        name="先做什么",
        type=QuestionType.SINGLE,
        stem=(text("先做什么？"),),
        choices=(
            Choice(text=text("听"), correct=True, feedback=linked("流程")),
            Choice(text=text("说"), correct=False),
        ),
        hints=(linked("提示"),),
        explanation=linked("解析"),
    )


def test_a_platform_gets_links_that_work_and_no_line_about_them() -> None:
    bank = with_site_links(text_bank(question()), SITE)
    content, report = moodle_xml.export(bank)
    address = f"{SITE}standards/flow.html#std-flow"
    assert content.decode("utf-8").count(address) == 3
    assert not any("站内链接" in loss.message for loss in report.losses)


def test_parts_of_a_scenario_are_led_on_too() -> None:
    scene = replace(
        question(), type=QuestionType.SCENARIO, choices=(), children=(question(),), hints=()
    )
    (made,) = with_site_links(text_bank(scene), SITE).questions
    assert made.children[0].explanation.runs[1].link == f"{SITE}standards/flow.html#std-flow"


def test_without_a_published_site_nothing_changes() -> None:
    bank, _ = read_text(EVERY_TYPE)
    assert with_site_links(bank, "") is bank


def test_nothing_but_links_changes() -> None:
    bank, _ = read_text(EVERY_TYPE)
    assert with_site_links(bank, SITE) == bank
