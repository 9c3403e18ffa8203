"""Where the files that ship beside the code are found."""

from functools import cache
from os.path import dirname, isdir, join, realpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@cache
def shipped(kind: str) -> "Path":
    """Return the folder ``data`` or ``resources``, in a wheel as in a checkout."""
    from pathlib import Path

    return Path(shipped_folder(kind))


@cache
def shipped_folder(kind: str) -> str:
    """Return the same folder as text.

    A wheel carries the folders inside the package; a checkout has them beside it.
    """
    package = dirname(realpath(__file__))
    packaged = join(package, kind)
    return packaged if isdir(packaged) else join(dirname(package), kind)
