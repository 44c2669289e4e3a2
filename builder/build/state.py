"""What the last build read and wrote, so that a build without changes costs next to nothing.

Files are compared by size and time first; only where these differ is the content hashed. This module and what it
imports stay small: it is all that a build with nothing to do loads.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

Stamp = tuple[int, int, str]
"""Size in bytes, time of change in ns, SHA-256."""

_SKIPPED = frozenset({"__pycache__", ".git", "node_modules", "generated"})


@dataclass(slots=True)
class State:
    """Inputs and outputs of one target (decks, quiz, site) after its last good build."""

    options: str = ""
    inputs: dict[str, Stamp] = field(default_factory=dict)
    outputs: dict[str, Stamp] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Fingerprint of what each output was made from."""
    messages: list[str] = field(default_factory=list)


def load_state(file: Path) -> State:
    """The state as saved; an empty one when there is none or it cannot be read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return State(
            options=data["options"],
            inputs={name: tuple(stamp) for name, stamp in data["inputs"].items()},
            outputs={name: tuple(stamp) for name, stamp in data["outputs"].items()},
            keys=data["keys"],
            messages=data["messages"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def save_state(file: Path, state: State) -> None:
    """Write the state beside its final name, then move it there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    data = {name: getattr(state, name) for name in State.__slots__}
    draft = file.with_name(file.name + ".new")
    draft.write_text(json.dumps(data, ensure_ascii=False, indent=0), encoding="utf-8")
    draft.replace(file)


def is_current(state: State, options: str, root: Path, folders: Iterable[Path]) -> bool:
    """Whether the last build's inputs and outputs are all as they were."""
    if state.options != options or not state.outputs:
        return False
    if not _same_files(state.inputs, dict(_walk_all(root, folders)), root):
        return False
    found = {name: _stat(root / name) for name in state.outputs}
    return _same_files(state.outputs, {n: s for n, s in found.items() if s}, root)


def stamp_inputs(root: Path, folders: Iterable[Path]) -> dict[str, Stamp]:
    """Every file below the folders with its stamp."""
    return {
        name: (size, time, hash_file(root / name))
        for name, (size, time) in sorted(_walk_all(root, folders))
    }


def stamp_file(file: Path) -> Stamp:
    """The stamp of one file."""
    status = file.stat()
    return status.st_size, status.st_mtime_ns, hash_file(file)


def hash_file(file: Path) -> str:
    """SHA-256 of a file's content; empty when it is gone."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _same_files(known: dict[str, Stamp], found: dict[str, tuple[int, int]], root: Path) -> bool:
    if known.keys() != found.keys():
        return False
    return all(
        (size, time) == known[name][:2]
        or (size == known[name][0] and hash_file(root / name) == known[name][2])
        for name, (size, time) in found.items()
    )


def _walk_all(root: Path, folders: Iterable[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    for folder in folders:
        if folder.is_file():
            status = folder.stat()
            yield os.path.relpath(folder, root), (status.st_size, status.st_mtime_ns)
            continue
        pending = [str(folder)]
        while pending:
            try:
                entries = list(os.scandir(pending.pop()))
            except OSError:
                continue
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _SKIPPED:
                        pending.append(entry.path)
                else:
                    status = entry.stat(follow_symlinks=False)
                    name = os.path.relpath(entry.path, root)
                    yield name, (status.st_size, status.st_mtime_ns)


def _stat(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
