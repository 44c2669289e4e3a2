"""Component styles win over Material's, however specific those are.

Material styles lists by ``[dir=ltr] .md-typeset ol li`` and the like, which beats any plain ``.cw-cards``. Instead of
fighting that in every component, each selector's first ``.cw-…`` class is written three times, and a ``.md-typeset``
before it, which components write for the same end, is dropped. All rules gain the same, so that a later rule of a
component, in a media query for example, still overrides an earlier one.
"""

import re
from collections.abc import Iterator

_PRELUDE = re.compile(r"(?P<before>^|[{};])(?P<prelude>[^{};]+)(?=\{)")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_OURS = re.compile(r"(?:\.md-typeset\s+)?(?P<ours>\.cw-[\w-]+)")


def strengthen(css: str) -> str:
    """``css`` without comments, every selector with a ``.cw-`` class two classes more specific."""
    return _PRELUDE.sub(
        lambda found: found["before"] + _strengthen_prelude(found["prelude"]),
        _COMMENT.sub("", css),
    )


def _strengthen_prelude(prelude: str) -> str:
    if prelude.lstrip().startswith("@"):
        return prelude
    return ",".join(_OURS.sub(lambda m: m["ours"] * 3, part, count=1) for part in _parts(prelude))


def _parts(prelude: str) -> Iterator[str]:
    """Selectors of a list, split at the commas outside parentheses."""
    depth, start = 0, 0
    for place, char in enumerate(prelude):
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            yield prelude[start:place]
            start = place + 1
    yield prelude[start:]
