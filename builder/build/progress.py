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

    def page(self, path: str) -> None:
        """A page is about to be parsed."""
        self.step(f"读取 {path}")

    def deck(self, course_id: str, total: int) -> None:
        """A deck is being waited for."""
        self.step(f"生成 {course_id}.pptx", total)

    def step(self, text: str, total: int | None = None) -> None:
        """Show ``text`` as the current step."""
        if self._quiet or (self._shown is None and time.monotonic() - self._started < 1):
            return
        if self._shown is None:
            from rich.console import Console
            from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            self._shown = Bar(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._shown.add_task(text, total=total)
            self._shown.start()
        self._shown.update(self._task, description=text, total=total)
        self._shown.advance(self._task)
