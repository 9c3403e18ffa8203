"""Where a learner's data lies, and in which form."""

from pathlib import Path

from platformdirs import user_data_path

FILE_NAME = "learners.sqlite3"

SCHEMA_VERSION = "0005"
"""The number of the newest file in ``migrations/versions``; versions compare as strings."""


def default_folder() -> Path:
    """Return where this platform keeps a program's data for a user."""
    return user_data_path("memory-layout-trainer", appauthor=False)
