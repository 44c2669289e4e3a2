"""Formats are found without a list, and keep what they declare."""

import pytest

from builder.errors import UsageError
from builder.model.quiz import QuestionType, QuizBank
from builder.quiz.base import Fidelity
from builder.quiz.registry import all_formats, format_named


def test_every_module_with_a_format_is_found() -> None:
    assert {"gift", "json", "moodle-xml", "xlsx"} <= set(all_formats())


def test_formats_never_write_the_same_file() -> None:
    suffixes = [each.suffix for each in all_formats().values()]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("name", all_formats())
def test_a_format_says_how_well_it_keeps_every_type(name: str) -> None:
    assert set(all_formats()[name].fidelity) == set(QuestionType)


@pytest.mark.parametrize("name", all_formats())
def test_an_exact_type_needs_no_line_about_its_form(name: str, bank: QuizBank) -> None:
    form = all_formats()[name]
    exact = [each.id for each in bank.questions if form.fidelity[each.type] is Fidelity.EXACT]
    left_out = [each for each in form.export(bank)[1].losses if "未导出" in each.message]
    assert not [each for each in left_out if each.question_id in exact]


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="是不是 gift"):
        format_named("gfit")
