"""The pictures in HTML: in a pack they are files ``images/NAME``, elsewhere they have other addresses."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from trainer.packs.exchange.identifiers import slug
from trainer.packs.images import FOLDER, IMAGES

LARGEST = 2 << 20
_SOURCE = re.compile(rf'(<img [^>]*?src=")({re.escape(FOLDER)}[^"/]+)(")')


def used(html: str) -> Iterator[str]:
    """Yield the pictures of the pack that HTML shows, each once."""
    yield from dict.fromkeys(found[2] for found in _SOURCE.finditer(html))


def elsewhere(html: str, address: Callable[[str], str]) -> str:
    """Return HTML with the addresses that the pictures of the pack have elsewhere."""
    return _SOURCE.sub(lambda found: found[1] + address(found[2]) + found[3], html)


def file_name(name: str) -> str | None:
    """Return the name that a foreign picture has in a pack; None if it is of no kind that packs have."""
    path = PurePosixPath(name.replace("\\", "/"))
    ending = path.suffix.lower()
    return f"{FOLDER}{slug(path.stem) or 'picture'}{ending}" if ending in IMAGES else None
