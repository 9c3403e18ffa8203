"""The library as study sees it: a question by its name, and the store's mirror of it."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from trainer.store import CatalogueEntry

if TYPE_CHECKING:
    from trainer.packs import Library, Pack
    from trainer.questions import Question
    from trainer.store.store import Store


def fingerprint(question: "Question") -> str:
    """Return 16 hexadecimal digits that change whenever the question does."""
    return _digest(question.model_dump_json())


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


class Shelf:
    """Finds questions of a library by pack and name."""

    def __init__(self, library: "Library") -> None:
        self._packs = {pack.id: pack for pack in library.packs}
        self._questions = {(pack.id, question.id): question for pack in library.packs for question in pack.questions}

    def find(self, pack: str, name: str) -> "Question | None":
        """Return a question, or None if the library does not hold it."""
        return self._questions.get((pack, name))

    def mirror(self, store: "Store") -> None:
        """Bring the store's catalogue up to date with the library. Raises StoreError.

        In a class, somebody else may have packs that are not in this library: they stay.
        """
        entries = {name: tuple(_entries(pack)) for name, pack in self._packs.items()}
        # not of the questions as they are written: their serialisers are not needed otherwise when the app starts
        fingerprints = {name: _digest(repr(listed)) for name, listed in entries.items()}
        store.catalogue.take_in(fingerprints, entries.__getitem__, keep_others=store.is_shared)


def _entries(pack: "Pack") -> Iterator[CatalogueEntry]:
    for question in pack.questions:
        yield CatalogueEntry(
            pack.id, question.id, question.kind, question.platform, question.title, question.topics, question.prompt
        )
