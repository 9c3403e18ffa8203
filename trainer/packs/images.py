"""The pictures that questions show."""

from collections.abc import Iterable

from trainer.packs.files import FileRefused, open_files
from trainer.packs.pack import Pack

FOLDER = "images/"


def pictures(pack: Pack, texts: Iterable[str]) -> dict[str, bytes]:
    """Return the pictures of ``pack`` that are named in ``texts``, by names such as ``images/heap.png``.

    One that cannot be read is left out: ``trainer pack check`` says why.
    """
    images = [name for name in pack.files if name.startswith(FOLDER)]
    named = {name for text in texts for name in images if name in text} if images else set()
    if not named:
        return {}
    files = open_files(pack.path)
    found = {}
    for name in sorted(named):
        try:
            found[name] = files.data(name)
        except FileRefused:
            continue
    return found
