"""What editors write in ``mkdocs.yml``: the site's name and the navigation. Themes print both as they are."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from builder.lint.diagnostic import Report
from builder.markdown.addresses import is_safe_target
from builder.model.span import Span

CONFIG = "mkdocs.yml"
_MARKUP = frozenset('<>"')


def check_navigation(root: Path, report: Report) -> None:
    """Report names that hold markup, and ways in the navigation that lead neither to a page nor to a web address.

    A file that is missing or cannot be read is left to who needs it.
    """
    try:
        tree = yaml.compose((root / CONFIG).read_text("utf-8"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return
    for key, value in tree.value if isinstance(tree, yaml.MappingNode) else ():
        if key.value == "site_name":
            _check_name(value, report)
        elif key.value == "nav":
            _check_ways(value, report)


def _check_ways(node: yaml.Node, report: Report) -> None:
    for way, title in _ways(node, {id(node)}):
        if title is not None:
            _check_name(title, report)
        if isinstance(way, yaml.ScalarNode) and not is_safe_target(way.value):
            _report(
                way,
                f"导航不能指向 {way.value[:60]}",
                "写 content/ 里的一页，或者 http、https 开头的网址",
                f"the navigation must not lead to {way.value[:60]}",
                report,
            )


def _ways(node: yaml.Node, above: set[int]) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Every entry below ``node`` with its title; a list that holds itself is gone through once."""
    entries: list[tuple[yaml.Node, yaml.Node | None]] = []
    if isinstance(node, yaml.SequenceNode):
        entries = [(each, None) for each in node.value]
    elif isinstance(node, yaml.MappingNode):
        entries = [(value, key) for key, value in node.value]
    for value, key in entries:
        yield value, key
        if id(value) not in above:
            yield from _ways(value, above | {id(value)})


def _check_name(node: yaml.Node, report: Report) -> None:
    name = str(node.value)
    if isinstance(node, yaml.ScalarNode) and not _MARKUP & set(name):
        return
    _report(
        node,
        f"网站和栏目的名字只能是文字：{name[:60]}",
        '去掉名字里的 < > 和 "；引号用中文的“”',
        f"a name of the site or its navigation holds markup: {name[:60]}",
        report,
    )


def _report(node: yaml.Node, message: str, hint: str, english: str, report: Report) -> None:
    mark = node.start_mark
    report.error("SIT004", Span(CONFIG, mark.line + 1, mark.column + 1), message, hint, english)
