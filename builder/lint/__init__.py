"""Diagnostics, how they are shown, and the rules that make them."""
