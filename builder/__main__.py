"""``python -m builder`` is the ``courseware`` command."""

from builder.cli import main

main(prog_name="courseware")
