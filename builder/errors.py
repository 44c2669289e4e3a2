"""Exceptions for callers' mistakes and our own bugs; faults in content are diagnostics instead."""


class CoursewareError(Exception):
    """Base of every exception this package raises on purpose; the message tells what to do."""


class UsageError(CoursewareError):
    """The command line or a caller asked for something that does not exist (exit code 2)."""


class OutputError(CoursewareError):
    """The output folder cannot be used: locked, read-only, a symlink, or the disk is full."""
