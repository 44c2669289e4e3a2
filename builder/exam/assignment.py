"""Which question stands in which row: exact, so that no question is spent where another one would have done.

For questions that test one objective each this is a flow: row → question → objective → sink. Questions that test
several objectives are branched on: a bound counts their first objective alone, and where the others matter both ways
are tried, with the question and without it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from builder.exam.flow import Network

Cost = tuple[int, int]
"""Questions that are missing, then the price of those that are there."""

ENOUGH = 40
"""Looks after which a full paper will do, even if another one might repeat fewer objectives."""
MOST = 1000
"""Looks after which the best paper so far counts as the best there is."""

_REPEAT = 1 << 96
"""Price of testing an objective once more, above every sum of ranks."""
_SOURCE, _SINK = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question as the assignment sees it."""

    rank: int
    """Below 2**64; the lower, the sooner it is taken."""
    objectives: tuple[str, ...]
    rows: tuple[int, ...]
    """Where it may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """Rows that compete for too few questions."""

    rows: tuple[int, ...]
    wanted: int
    available: int
    """As many of the wanted as can be had."""
    is_capped: bool
    """Whether questions are left over that would test an objective too often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The row of each chosen candidate, by the candidates' numbers, and what could not be had."""

    rows: Mapping[int, int]
    shortages: tuple[Shortage, ...] = ()


def assign(
    wanted: Sequence[int], candidates: Sequence[Candidate], per_objective: int
) -> Assignment:
    """Fill every row with as many candidates as it wants; ``per_objective`` 0 is no limit.

    Of all full assignments the one that repeats the fewest objectives is taken, of these the one whose ranks have the
    lowest sum. The same candidates in the same order give the same assignment.
    """
    problem = _Problem(tuple(wanted), tuple(candidates), per_objective or len(candidates) + 1)
    spare = problem.spare
    root = problem.solve(_Choice(refused=spare))
    best = problem.solve(_Choice(refused=spare | problem.branching))
    waiting = [(root.bound, 0, root)]
    looks = 0
    while waiting and looks < MOST:
        bound, _, solved = heappop(waiting)
        if bound >= best.cost or (looks >= ENOUGH and best.is_full):
            break
        if solved.is_allowed and solved.cost < best.cost:
            best = solved
        for choice in problem.branches(solved):
            looks += 1
            below = problem.solve(choice)
            heappush(waiting, (below.bound, looks, below))
    if best.is_full:
        return Assignment(rows=best.rows)
    return Assignment(rows=best.rows, shortages=root.shortages or _unfilled(problem, best))


def could_fill(wanted: Sequence[int], candidates: Sequence[Candidate], per_objective: int) -> bool:
    """Whether every row can be filled when each candidate counts for its first objective alone; much faster."""
    alike = tuple(replace(each, rank=0, objectives=each.objectives[:1]) for each in candidates)
    problem = _Problem(tuple(wanted), alike, per_objective or len(alike) + 1, repeat=0)
    return problem.solve(_Choice(refused=problem.spare)).is_full


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """What is settled about questions that test several objectives."""

    taken: tuple[tuple[int, int], ...] = ()
    """Candidate and row."""
    refused: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Solved:
    """The cheapest assignment that keeps to a choice."""

    choice: _Choice
    rows: Mapping[int, int]
    bound: Cost
    """What no assignment that keeps to the choice can fall below."""
    cost: Cost
    is_allowed: bool
    """Whether no objective is tested too often."""
    open: int | None
    """A candidate to branch on; None when the bound is the cost."""
    shortages: tuple[Shortage, ...] = field(default=())

    @property
    def is_full(self) -> bool:
        return not self.cost[0]


@dataclass(frozen=True, slots=True)
class _Problem:
    wanted: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    limit: int
    """Of questions that test one objective."""
    repeat: int = _REPEAT
    """Price of testing an objective once more."""

    @property
    def spare(self) -> frozenset[int]:
        """Candidates that others would always be taken before: alike but for a lower rank, and enough of them."""
        alike: dict[tuple[tuple[int, ...], tuple[str, ...]], list[int]] = {}
        for number, each in enumerate(self.candidates):
            alike.setdefault((each.rows, each.objectives), []).append(number)
        spare: set[int] = set()
        for (rows, objectives), numbers in alike.items():
            most = sum(self.wanted[row] for row in rows)
            numbers.sort(key=lambda number: self.candidates[number].rank)
            spare.update(numbers[min(most, self.limit) if objectives else most :])
        return frozenset(spare)

    @property
    def branching(self) -> frozenset[int]:
        """Candidates that no flow can see whole."""
        return frozenset(
            number for number, each in enumerate(self.candidates) if len(each.objectives) > 1
        )

    def branches(self, solved: _Solved) -> Iterator[_Choice]:
        """Without the open candidate, and with it in each row that still wants one."""
        if solved.open is None:
            return
        choice = solved.choice
        yield replace(choice, refused=choice.refused | {solved.open})
        for row in self.candidates[solved.open].rows:
            taken = (*choice.taken, (solved.open, row))
            if self._fits(taken):
                yield replace(choice, taken=taken)

    def solve(self, choice: _Choice) -> _Solved:
        """The cheapest flow beside what is taken, and what it costs when every objective counts."""
        used = self._used(number for number, _ in choice.taken)
        graph = _Graph.of(self, choice, used)
        price = graph.network.send(_SOURCE, _SINK) + self._price(
            (number for number, _ in choice.taken), used
        )
        rows = {**dict(choice.taken), **graph.rows()}
        counts = self._used(rows)
        missing = sum(self.wanted) - len(rows)
        settled = {number for number, _ in choice.taken}
        shared = (
            number
            for number in sorted(rows)
            if number not in settled
            and any(counts[each] > 1 for each in self.candidates[number].objectives[1:])
        )
        return _Solved(
            choice=choice,
            rows=rows,
            bound=(missing, price),
            cost=(missing, self._price(rows, counts)),
            is_allowed=max(counts.values(), default=0) <= self.limit,
            open=next(shared, None),
            shortages=graph.shortages(self, choice) if missing else (),
        )

    def row_sizes(self, taken: Iterable[tuple[int, int]]) -> list[int]:
        """What each row wants beside the taken."""
        filled = Counter(row for _, row in taken)
        return [count - filled[row] for row, count in enumerate(self.wanted)]

    def _fits(self, taken: tuple[tuple[int, int], ...]) -> bool:
        used = self._used(number for number, _ in taken)
        return max(used.values()) <= self.limit and min(self.row_sizes(taken)) >= 0

    def _used(self, numbers: Iterable[int]) -> Counter[str]:
        return Counter(each for number in numbers for each in self.candidates[number].objectives)

    def _price(self, numbers: Iterable[int], counts: Counter[str]) -> int:
        """A question without an objective costs as much as a repetition: it tests nothing new."""
        chosen = [self.candidates[number] for number in numbers]
        repeats = sum(count - 1 for count in counts.values())
        repeats += sum(not each.objectives for each in chosen)
        return repeats * self.repeat + sum(each.rank for each in chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graph:
    """A choice as a network: node 2 is the first row, the objectives follow, then the candidates."""

    network: Network
    fills: tuple[int, ...]
    """Edges from the source to each row."""
    edges: Mapping[int, tuple[int, int]]
    """Candidate and row of an edge."""

    @classmethod
    def of(cls, problem: _Problem, choice: _Choice, used: Counter[str]) -> "_Graph":
        settled = choice.refused | {number for number, _ in choice.taken}
        free = [number for number in range(len(problem.candidates)) if number not in settled]
        firsts = dict.fromkeys(
            each for number in free for each in problem.candidates[number].objectives[:1]
        )
        first_objective = 2 + len(problem.wanted)
        first_candidate = first_objective + len(firsts)
        place = {each: first_objective + number for number, each in enumerate(firsts)}
        network = Network(first_candidate + len(problem.candidates))
        sizes = problem.row_sizes(choice.taken)
        fills = tuple(network.connect(_SOURCE, 2 + row, size) for row, size in enumerate(sizes))
        edges = {}
        for number in free:
            candidate = problem.candidates[number]
            node = first_candidate + number
            for row in candidate.rows:
                edges[network.connect(2 + row, node, 1, candidate.rank)] = (number, row)
            if candidate.objectives:
                network.connect(node, place[candidate.objectives[0]], 1)
            else:
                network.connect(node, _SINK, 1, problem.repeat)
        for objective, node in place.items():
            room = problem.limit - used[objective]
            if not used[objective]:
                network.connect(node, _SINK, 1)
                room -= 1
            network.connect(node, _SINK, room, problem.repeat)
        return cls(network=network, fills=fills, edges=edges)

    def rows(self) -> dict[int, int]:
        """The row of each candidate that something flows through."""
        return dict(at for edge, at in self.edges.items() if self.network.sent(edge))

    def shortages(self, problem: _Problem, choice: _Choice) -> tuple[Shortage, ...]:
        """For each row that is not full, the rows it competes with: together they want too much (Hall)."""
        sizes = problem.row_sizes(choice.taken)
        sent = [self.network.sent(edge) for edge in self.fills]
        chosen = self.rows()
        found: dict[tuple[int, ...], Shortage] = {}
        for row, size in enumerate(sizes):
            if sent[row] == size:
                continue
            seen = self.network.reachable(2 + row, closed=_SOURCE)
            rows = tuple(each for each in range(len(sizes)) if 2 + each in seen)
            found[rows] = Shortage(
                rows=rows,
                wanted=sum(sizes[each] for each in rows),
                available=sum(sent[each] for each in rows),
                is_capped=any(
                    number not in chosen and not seen.isdisjoint(2 + row for row in each.rows)
                    for number, each in enumerate(problem.candidates)
                ),
            )
        return tuple(found.values())


def _unfilled(problem: _Problem, solved: _Solved) -> tuple[Shortage, ...]:
    """Rows that only the several objectives of scenarios keep from being filled."""
    filled = Counter(solved.rows.values())
    return tuple(
        Shortage(rows=(row,), wanted=count, available=filled[row], is_capped=True)
        for row, count in enumerate(problem.wanted)
        if filled[row] < count
    )
