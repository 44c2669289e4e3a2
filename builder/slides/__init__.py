"""The plan: course + library → slides, and slides + theme → frames."""
