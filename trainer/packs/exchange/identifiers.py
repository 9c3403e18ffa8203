"""Ids and topics, as packs write them, out of whatever other programs call a question."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 80


def slug(text: str) -> str:
    """Return ``text`` as words of a-z and 0-9 with hyphens between; empty if it has none."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain)
    return words.strip("-")[:LONGEST].strip("-")


class Identifiers:
    """Gives each question an id of its own."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, name: str) -> str:
        """Return an id made from ``name`` that was not given before."""
        base = slug(name) or "question"
        found, number = base, 1
        while found in self._given:
            number += 1
            found = f"{base[: LONGEST - 6]}-{number}"
        self._given.add(found)
        return found


def topics_of(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as topics, each once, without those that have no letter."""
    names = (".".join(filter(None, map(slug, tag.split(".")))) for tag in tags)
    return tuple(dict.fromkeys(name[:LONGEST].strip(".-") for name in names if name))
