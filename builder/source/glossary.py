"""``content/glossary.md`` → terms.

Read line by line and not from the parsed page: every page of the site asks for the terms while it is itself being
parsed. The form is as narrow as the dialect's items: ``- **净推荐值**（NPS，Net Promoter Score）：一句话定义。``
"""

import re
from collections.abc import Iterator

from builder.lint.diagnostic import Report
from builder.model.glossary import Term
from builder.model.span import Span
from builder.source.pages import SourcePage

GLOSSARY_FILE = "content/glossary.md"

_LINE = re.compile(
    r"^[-*+][ ]+\*\*(?P<name>[^*]+)\*\*(?:[（(](?P<aliases>[^（）()]+)[）)])?[：:][ ]*(?P<definition>\S.*)$"
)
_ITEM = re.compile(r"^[-*+][ ]+")
_MARKS = re.compile(r"\[\^[^\]]+\]|\[示例\]|\*\*|`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def read_terms(source: SourcePage, report: Report) -> tuple[Term, ...]:
    """The terms of the glossary's page in their order; lines that are none are reported."""
    terms: dict[str, Term] = {}
    for term in _terms(source, report):
        for name in term.names:
            other = terms.setdefault(name.casefold(), term)
            if other is not term:
                report.error(
                    "DIA014",
                    term.span,
                    f"“{name}”在第 {other.span.line} 行已经解释过",
                    "两处合成一条；同名的缩写只写给最常用的那一条",
                    f"the term {name} is explained twice",
                )
    return tuple(dict.fromkeys(terms.values()))


def _terms(source: SourcePage, report: Report) -> Iterator[Term]:
    for number, line in enumerate(source.body.split("\n"), source.body_first_line):
        if not _ITEM.match(line):
            continue
        found = _LINE.match(line)
        span = Span(source.path, number, 3)
        if found is None:
            report.error(
                "DIA017",
                span,
                "这一条不是词条的写法",
                "写成 - **净推荐值**（NPS，Net Promoter Score）：一句话定义。",
                "this line of the glossary is no term",
            )
            continue
        yield Term(
            name=found["name"].strip(),
            aliases=tuple(
                each.strip() for each in re.split("[，、,]", found["aliases"] or "") if each.strip()
            ),
            definition=_MARKS.sub("", _LINK.sub(r"\1", found["definition"])).strip(),
            span=span,
        )
