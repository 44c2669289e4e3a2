"""Which pictures and lists belong together, by nothing but their order: deck and site decide alike."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

Kind = Literal["picture", "list", "other"]


def together(kinds: Sequence[Kind]) -> Iterator[range]:
    """Positions that make one whole, in order; every position is in exactly one range.

    Pictures one after the other are a row. A single picture takes the list right after it, or else the one right
    before it. Anything else stands by itself.
    """
    runs = _runs(kinds)
    number = 0
    while number < len(runs):
        run = runs[number]
        follower = runs[number + 1] if number + 1 < len(runs) else range(0)
        if _is_one(run, "picture", kinds) and _is_one(follower, "list", kinds):
            yield range(run.start, follower.stop)
            number += 2
        elif _is_one(run, "list", kinds) and _is_one(follower, "picture", kinds):
            after = runs[number + 2] if number + 2 < len(runs) else range(0)
            if _is_one(after, "list", kinds):
                yield run
                number += 1
            else:
                yield range(run.start, follower.stop)
                number += 2
        else:
            yield run
            number += 1


def _runs(kinds: Sequence[Kind]) -> list[range]:
    """Neighbouring pictures as one range, everything else by itself."""
    runs: list[range] = []
    for is_picture, members in groupby(range(len(kinds)), lambda n: kinds[n] == "picture"):
        positions = list(members)
        if is_picture:
            runs.append(range(positions[0], positions[-1] + 1))
        else:
            runs += [range(position, position + 1) for position in positions]
    return runs


def _is_one(run: range, kind: Kind, kinds: Sequence[Kind]) -> bool:
    return len(run) == 1 and kinds[run.start] == kind
