"""Questions in the library's index."""

from builder.lint.diagnostic import Report
from builder.markdown.index import make_entry
from builder.model.library import Index
from builder.source.pages import page_from_text

BANK = """---
title: 自测
---

# 自测

## 题目：八十单算不算高效 {#es-001}

题型：单选

## 题目: 哪一步最常被省掉 { #es-002 .extended }
"""


def test_a_bank_s_questions_are_found_by_their_ids() -> None:
    source = page_from_text(BANK, "content/quizzes/day.md", Report())
    assert source is not None
    index = Index((make_entry(source),))
    found = index.question("es-002")
    assert found is not None
    assert found[1].name == "哪一步最常被省掉"
    assert index.question("es-003") is None
