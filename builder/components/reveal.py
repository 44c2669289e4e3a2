"""Click-to-reveal: the option, and frames that belong together by the number in their names."""

import re
from collections.abc import Collection, Sequence

from builder.components.base import Option
from builder.layout.frame import Frame, Reveal

REVEAL = Option(name="reveal", kind="flag", meaning="写 true，放映时点一下出现一项")
_NUMBERED = re.compile(r"^(.+) (\d+)$")


def clicks_by_number(
    frames: Sequence[Frame], kinds: Collection[str]
) -> tuple[tuple[Reveal, ...], ...]:
    """One click per number: ``步骤 2`` and ``步骤说明 2`` appear together if both kinds are asked for."""
    clicks: dict[str, list[Reveal]] = {}
    for frame in frames:
        found = _NUMBERED.match(frame.name)
        if found and found[1] in kinds:
            clicks.setdefault(found[2], []).append(Reveal(frame.name))
    return tuple(tuple(targets) for targets in clicks.values())
