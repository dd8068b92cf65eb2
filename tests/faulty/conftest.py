"""Nothing here is a test: these are rulebooks with one fault each, read by `tests/test_lint.py`."""

collect_ignore_glob = ["*"]
