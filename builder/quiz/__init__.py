"""Question banks for exam platforms: one module per format, found by :mod:`builder.quiz.registry`."""
