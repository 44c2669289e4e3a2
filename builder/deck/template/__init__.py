"""A company's template, read: its parts cleaned, its layouts understood."""
