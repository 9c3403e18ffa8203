"""Reading a file of progress: all of it is checked before any of it is taken in, and little of it is in memory."""

import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TextIO

from trainer.store.document_stream import DocumentStream, NotProgress
from trainer.store.errors import StoreError
from trainer.store.exchange_format import AttemptPart, LearnerPart, QuestionPart
from trainer.store.spool import Name, Spool
from trainer.store.watching import UNWATCHED, Watch


class About(NamedTuple):
    """What a file says of a question; a hundred thousand models of it would take 100 MB."""

    kind: str
    platform: str
    title: str
    topics: tuple[str, ...]


class UnreadableProgress(StoreError):
    """The file is not one of progress that this version can read; nothing has been changed."""


class Progress:
    """What a file of progress holds, all of it sound; it is to be closed.

    ``learners`` come without their answers, which wait in ``spool``.
    """

    def __init__(self) -> None:
        self.learners: tuple[LearnerPart, ...] = ()
        self.questions: dict[Name, About] = {}
        self.spool = Spool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.spool.close()


def read_progress(path: Path, watch: Watch = UNWATCHED) -> Progress:
    """Read a file of progress. Raises UnreadableProgress, Cancelled."""
    progress = Progress()
    try:
        with path.open("rb") as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
            size = os.fstat(file.fileno()).st_size or 1

            def go_on() -> None:
                place = file.tell() if file.seekable() else 0  # there is none in a pipe
                watch.go_on("Reading the file", place / size)

            _read(text, progress, go_on)
    except BaseException as error:
        progress.spool.close()
        if isinstance(error, OSError):
            raise UnreadableProgress(f"{path} cannot be read: {error.strerror}.") from error
        if isinstance(error, NotProgress):
            raise UnreadableProgress(f"{path} is not a file of progress: {error}.") from error
        raise
    return progress


def _read(file: TextIO, progress: Progress, go_on: Callable[[], None]) -> None:
    answers: set[int] = set()

    def list_questions(questions: Sequence[QuestionPart]) -> None:
        go_on()
        for question in questions:
            name = question.pack, question.name
            if name in progress.questions:
                raise _twice("question", "/".join(name))
            progress.questions[name] = About(question.kind, question.platform, question.title, question.topics)

    def add_answers(learner: int, attempts: Sequence[AttemptPart]) -> None:
        go_on()
        for attempt in attempts:
            identity = attempt.uuid.int
            if identity in answers:
                raise _twice("answer", attempt.uuid)
            answers.add(identity)
        progress.spool.add(learner, attempts)

    progress.learners = DocumentStream(file, list_questions, add_answers).read().learners


def _twice(what: str, name: object) -> NotProgress:
    return NotProgress((), f"Value error, the {what} {name} is there twice")
