"""Checks of a written package (to come)."""


def check_package(data: bytes) -> tuple[str, ...]:
    """Problems of a package; empty is good."""
    return ()
