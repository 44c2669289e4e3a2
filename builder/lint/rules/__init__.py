"""One file a rule; a module here with a ``RULE`` is in the catalogue, nothing else to touch."""
