"""The glossary's page: terms are read, lines that are none are named."""

from builder.lint.diagnostic import Report
from builder.model.glossary import Term
from builder.source.glossary import GLOSSARY_FILE, read_terms
from builder.source.pages import page_from_text

HEAD = "---\ntitle: 词汇表\n---\n\n# 词汇表\n\n"


def read(body: str) -> tuple[tuple[Term, ...], list[tuple[str, int]]]:
    source = page_from_text(HEAD + body, GLOSSARY_FILE, Report())
    assert source is not None
    report = Report()
    terms = read_terms(source, report)
    return terms, [(finding.code, finding.span.line) for finding in report]


def test_a_term_has_a_name_other_names_and_a_definition_without_marks() -> None:
    (term,), findings = read(
        "- **净推荐值**（NPS，Net Promoter Score）：**推荐者**减[贬损者](kpis/nps.md)[^a]，九成[示例]。\n"
    )
    assert findings == []
    assert term.names == ("净推荐值", "NPS", "Net Promoter Score")
    assert term.definition == "推荐者减贬损者，九成。"
    assert term.span.line == 7


def test_half_width_marks_and_no_other_name_are_taken_too() -> None:
    terms, findings = read("* **看板**: 一眼看清进度的板。\n- **满意度**(CSAT): 满意的占比。\n")
    assert findings == []
    assert [term.names for term in terms] == [("看板",), ("满意度", "CSAT")]


def test_a_line_that_is_no_term_is_told_and_paragraphs_are_not() -> None:
    terms, findings = read("先看常用的。\n\n- 看板：一块板。\n- **看板** 一块板\n")
    assert terms == ()
    assert findings == [("DIA017", 9), ("DIA017", 10)]


def test_a_name_explained_twice_is_told_at_the_second() -> None:
    terms, findings = read("- **净推荐值**（NPS）：甲。\n- **推荐指数**（nps）：乙。\n")
    assert findings == [("DIA014", 8)]
    assert [term.name for term in terms] == ["净推荐值", "推荐指数"]
