"""A service has no processes of its own: tests that start some skip themselves."""

raise ImportError("no processes here")
