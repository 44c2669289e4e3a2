"""A progress bar for work that takes longer than a second; silence for everything else."""

import sys
import time
from types import TracebackType
from typing import Any, Self


class Progress:
    """Shows what is being worked on, on a terminal only, and only after the first second."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._started = time.monotonic()
        self._shown: Any = None
        self._task: Any = None
        self._total: int | None = None
        self._quiet = quiet or not sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._shown:
            self._shown.stop()

    def page(self, path: str, done: int, total: int) -> None:
        """A page is about to be parsed, after ``done`` of ``total``."""
        self.step(f"读取 {path}", done, total)

    def deck(self, course_id: str, done: int, total: int) -> None:
        """A deck is being waited for, after ``done`` of ``total``."""
        self.step(f"生成 {course_id}.pptx", done, total if total > 1 else None)

    def step(self, text: str, done: int = 0, total: int | None = None) -> None:
        """Show ``text`` as the current step; without a total the bar only moves."""
        if self._quiet or (self._shown is None and time.monotonic() - self._started < 1):
            return
        if self._shown is None:
            self._shown = _bar()
            self._shown.start()
        if self._task is None or total != self._total:
            if self._task is not None:
                self._shown.remove_task(self._task)
            self._task = self._shown.add_task(text, total=total)
            self._total = total
        self._shown.update(self._task, description=text, completed=done)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    return Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
