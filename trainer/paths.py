"""Where the files that ship beside the code are found."""

from functools import cache
from pathlib import Path


@cache
def shipped(kind: str) -> Path:
    """Return the folder ``data`` or ``resources``, in a wheel as in a checkout.

    A wheel carries the folders inside the package; a checkout has them beside it.
    """
    package = Path(__file__).resolve().parent
    packaged = package / kind
    return packaged if packaged.is_dir() else package.parent / kind
