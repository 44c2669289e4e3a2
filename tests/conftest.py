"""Settings that all tests share."""

from hypothesis import settings

# Machines that run the tests are shared: how long one example takes says nothing.
settings.register_profile("courseware", deadline=None)
settings.load_profile("courseware")
