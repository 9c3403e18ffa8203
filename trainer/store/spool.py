"""Answers on their way from a file into the database: more of them than memory should hold.

They wait in a temporary file, which is in memory while it is small, and vanishes when it is closed.
"""

import pickle
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from tempfile import SpooledTemporaryFile
from typing import Any

from pydantic_core import to_json

from trainer.store.errors import DiskFull
from trainer.store.exchange_format import AttemptPart
from trainer.store.moments import microseconds
from trainer.store.rows import misconceptions_value

_IN_MEMORY = 4 << 20  # bytes
COLUMNS = (
    "question_id",
    "uuid",
    "version",
    "seed",
    "answer",
    "marks",
    "score",
    "seconds",
    "mode",
    "rating",
    "predicted",
    "answered_at",
    "day",
    "undone",
    "revised_at",
    "misconceptions",
    "after_state",
    "after_step",
    "after_stability",
    "after_difficulty",
    "after_due",
)

Name = tuple[str, str]
"""A question: the id of its pack, and its own."""

Stored = tuple[Any, ...]
"""An answer as SQLite stores it (see :mod:`trainer.store.types`): the columns of COLUMNS, in this order."""


class Spool:
    """Keeps the answers of each learner of a file, who is named by a place there, in their order."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - close() closes it
        self._places: dict[int, list[int]] = defaultdict(list)
        self.answers = 0
        """How many there are."""
        self.taken = 0
        """How many of them were taken out again."""

    def add(self, learner: int, attempts: Sequence[AttemptPart]) -> None:
        """Keep answers of a learner. Raises DiskFull."""
        self._places[learner].append(self._file.tell())
        try:
            pickle.dump([((part.pack, part.question), _stored(part)) for part in attempts], self._file)
        except OSError as error:
            reason = f"The folder for temporary files cannot hold the answers: {error.strerror}."
            raise DiskFull(reason) from error
        self.answers += len(attempts)

    def of(self, learner: int, numbers: Mapping[Name, int]) -> Iterator[list[Stored]]:
        """Yield the answers of a learner again, batch by batch; ``numbers`` are those of the questions."""
        for place in self._places[learner]:
            self._file.seek(place)
            answers = [(numbers[name], *columns) for name, columns in pickle.load(self._file)]
            self.taken += len(answers)
            yield answers

    def close(self) -> None:
        """Let go of all."""
        self._file.close()


def _stored(part: AttemptPart) -> Stored:
    after = part.after
    return (
        part.uuid.bytes,
        bytes.fromhex(part.version),
        part.seed,
        to_json(part.answer).decode(),
        None if part.marks is None else to_json(part.marks).decode(),
        part.score,
        part.seconds,
        part.mode,
        part.rating,
        part.predicted,
        microseconds(part.answered_at),
        part.day.toordinal(),
        part.undone,
        part.revised_at and microseconds(part.revised_at),
        misconceptions_value(part.misconceptions),
        *((None,) * 4 if after is None else (after.state, after.step, after.stability, after.difficulty)),
        after and microseconds(after.due),
    )
