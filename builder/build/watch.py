"""Doing something again whenever a file changes."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

_QUIET_SECONDS = 0.3


def watch_project(folders: Iterable[Path], rebuild: Callable[[], None]) -> None:
    """Call ``rebuild`` now and after every change below ``folders``, until Ctrl-C."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    changes: list[float] = [time.monotonic()]

    class _Note(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in ("created", "modified", "moved", "deleted"):
                changes.append(time.monotonic())

    observer = Observer()
    for folder in folders:
        observer.schedule(_Note(), str(folder), recursive=True)
    observer.start()
    try:
        while True:
            # Editors save in several steps; wait until they are done.
            if changes and time.monotonic() - changes[-1] > _QUIET_SECONDS:
                changes.clear()
                rebuild()
            time.sleep(0.1)
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        observer.join()
