"""Files that commands write for their user."""

import os
from pathlib import Path


class NotWritten(Exception):
    """A file cannot be written; ``str()`` is a sentence."""


def write_whole(path: Path, data: bytes) -> None:
    """Write the whole file or nothing of it. Raises NotWritten."""
    draft = path.with_name(f".{path.name}.partial")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)  # noqa: PTH105
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}") from error
