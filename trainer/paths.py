"""Where the files that ship beside the code are found."""

from importlib import resources
from pathlib import Path


def shipped(kind: str) -> Path:
    """Return the folder ``data`` or ``resources``, in a wheel as in a checkout.

    A wheel carries the folders inside the package; a checkout has them beside it.
    """
    packaged = Path(str(resources.files("trainer"))) / kind
    return packaged if packaged.is_dir() else Path(__file__).resolve().parent.parent / kind
