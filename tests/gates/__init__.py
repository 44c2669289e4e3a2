"""Acceptance gates: what a deck must be when the real command has built it, shown with tools that are not ours.

Two projects are built once per run: the course in ``content/`` and the stress project in ``stress/``, where every
kind of content is longer than anybody should write it. A gate whose tool is missing skips with “not run”.
"""
