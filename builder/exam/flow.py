"""Cheapest way to send as much as possible through a network; all numbers are whole, so the answer is exact.

Successive shortest paths with potentials (Ahuja, Magnanti, Orlin: Network Flows, 1993, section 9.7).
"""

from heapq import heappop, heappush


class Network:
    """Nodes are counted from 0; an edge ``e`` and its reverse ``e ^ 1`` stand side by side."""

    def __init__(self, nodes: int) -> None:
        self._leaving: list[list[int]] = [[] for _ in range(nodes)]
        self._head: list[int] = []
        self._room: list[int] = []
        self._cost: list[int] = []

    def connect(self, tail: int, head: int, capacity: int, cost: int = 0) -> int:
        """Add an edge and return its number; ``cost`` is for each unit and not negative."""
        edge = len(self._head)
        self._leaving[tail].append(edge)
        self._leaving[head].append(edge + 1)
        self._head += (head, tail)
        self._room += (capacity, 0)
        self._cost += (cost, -cost)
        return edge

    def sent(self, edge: int) -> int:
        """What flows through an edge."""
        return self._room[edge ^ 1]

    def send(self, source: int, sink: int) -> int:
        """Send as much as possible, and of all ways to do so choose the cheapest; returns its cost."""
        potential = [0] * len(self._leaving)
        total = 0
        while path := self._cheapest_path(source, sink, potential):
            for edge in path:
                self._room[edge] -= 1
                self._room[edge ^ 1] += 1
                total += self._cost[edge]
        return total

    def reachable(self, start: int, closed: int) -> frozenset[int]:
        """Nodes to which more could be sent from ``start`` without passing the node ``closed``."""
        seen = {start, closed}
        waiting = [start]
        while waiting:
            for edge in self._leaving[waiting.pop()]:
                head = self._head[edge]
                if self._room[edge] and head not in seen:
                    seen.add(head)
                    waiting.append(head)
        return frozenset(seen - {closed})

    def _cheapest_path(self, source: int, sink: int, potential: list[int]) -> list[int]:
        """Edges from sink back to source, empty when the sink cannot be reached; moves the potentials on."""
        found: dict[int, int] = {}
        reached_by: dict[int, int] = {}
        best = {source: 0}
        queue = [(0, source)]
        while queue and sink not in found:
            distance, node = heappop(queue)
            if node in found:
                continue
            found[node] = distance
            for edge in self._leaving[node]:
                head = self._head[edge]
                if not self._room[edge] or head in found:
                    continue
                far = distance + self._cost[edge] + potential[node] - potential[head]
                if head not in best or far < best[head]:
                    best[head] = far
                    reached_by[head] = edge
                    heappush(queue, (far, head))
        if sink not in found:
            return []
        for node in range(len(potential)):
            potential[node] += min(found.get(node, found[sink]), found[sink])
        path = []
        node = sink
        while node != source:
            path.append(reached_by[node])
            node = self._head[reached_by[node] ^ 1]
        return path
