"""The library as study sees it: a question by its name, and the store's mirror of it."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from trainer.store import CatalogueEntry

if TYPE_CHECKING:
    from trainer.packs import Library
    from trainer.questions import Question
    from trainer.store.store import Store


def fingerprint(question: "Question") -> str:
    """Return 16 hexadecimal digits that change whenever the question does."""
    return blake2b(question.model_dump_json().encode(), digest_size=8).hexdigest()


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
        fingerprints = {name: pack.fingerprint for name, pack in self._packs.items()}
        store.catalogue.take_in(fingerprints, self._entries, keep_others=store.is_shared)

    def _entries(self, name: str) -> Iterator[CatalogueEntry]:
        for question in self._packs[name].questions:
            yield CatalogueEntry(
                name, question.id, question.kind, question.platform, question.title, question.topics, question.prompt
            )
