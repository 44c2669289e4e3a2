"""What MkDocs complains about, as findings that editors can act on."""

import re
from collections.abc import Iterator
from pathlib import Path

from builder.build.project import Project
from builder.lint.diagnostic import Report
from builder.model.span import Span

_RECORD = re.compile(r"^(?:WARNING|ERROR) +- +(.*)$")
_OMITTED = 'are not included in the "nav" configuration'
_LISTED_PAGE = re.compile(r"^ +- (\S.*)$", re.M)
_MISSING = re.compile(r"'([^']+)' is included in the 'nav' configuration")
_PAGE = re.compile(r"'([^']+\.md)'")


def report_log(log: str, project: Project, report: Report) -> None:
    """Turn the warnings and errors of a MkDocs run into diagnostics."""
    config = project.root / "mkdocs.yml"
    for record in _records(log):
        missing = _MISSING.search(record)
        if _OMITTED in record:
            for page in _LISTED_PAGE.findall(record):
                _report_omitted(page, report)
        elif missing:
            _report_missing(missing[1], config, report)
        else:
            page = _PAGE.search(record)
            report.error(
                "SIT003",
                Span(f"content/{page[1]}") if page else Span("mkdocs.yml"),
                f"网站生成工具报告：{record}",
                "按提示修改这一页；看不懂时把这一行发给维护的同事",
                record,
            )


def _records(log: str) -> Iterator[str]:
    """Messages of warnings and errors with the lines that belong to them."""
    current: list[str] = []
    for line in log.splitlines():
        begin = _RECORD.match(line)
        if begin or not line.startswith(" "):
            if current:
                yield "\n".join(current)
            current = [begin[1]] if begin else []
        elif current:
            current.append(line)
    if current:
        yield "\n".join(current)


def _report_omitted(page: str, report: Report) -> None:
    report.error(
        "SIT001",
        Span(f"content/{page}"),
        "这一页没有列入网站的目录",
        f"在 mkdocs.yml 的 nav 里，合适的栏目下加一行 - {page}",
        f"{page} is not listed in the nav of mkdocs.yml",
    )


def _report_missing(page: str, config: Path, report: Report) -> None:
    lines = config.read_text(encoding="utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if page in line), 1)
    report.error(
        "SIT002",
        Span("mkdocs.yml", number),
        f"目录里的 {page} 不存在",
        "改正文件名，或删掉这一行",
        f"the nav of mkdocs.yml names {page}, which does not exist",
    )
