"""Files that are to be there, whole, after a power cut."""

import os
from pathlib import Path


def force_to_disk(path: Path) -> None:
    """Wait until a file's contents are on disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put_in_place(draft: Path, path: Path) -> None:
    """Rename a complete file to its place, in which it is, whole, from then on."""
    force_to_disk(draft)
    draft.replace(path)
    remember_names(path.parent)


def remember_names(folder: Path) -> None:
    """Wait until what was renamed in a folder is on disk (fsync(2): that of a file does not say where it lies)."""
    if os.name != "posix":
        return  # Windows opens no folders, and writes names through
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
