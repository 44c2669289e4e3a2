"""Findings of a gate, printed one a line: a failing gate must tell an editor where to look."""

from collections.abc import Iterable

import pytest

_MOST = 60


def expect_none(findings: Iterable[str]) -> None:
    """Fail with the findings, the first sixty of them in full; empty texts are none."""
    found = [finding for finding in findings if finding]
    if found:
        more = [f"… and {len(found) - _MOST} more"] if len(found) > _MOST else []
        head = f"{len(found)} findings:"
        pytest.fail("\n".join([head, *found[:_MOST], *more]), pytrace=False)
