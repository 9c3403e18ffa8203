"""Where attempts come from: the learners of a store, or files of a class."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from trainer.packs import Library
from trainer.store.store import Store
from trainer.store.watching import UNWATCHED, Watch
from trainer.study.analysis.reading import NotAttempts, Questions, read_attempts
from trainer.study.analysis.responses import Attempts, Name
from trainer.study.clock import Clock


def questions_of(library: Library) -> Questions:
    """Return the questions whose texts are known."""
    return {(pack.id, question.id): question for pack in library.packs for question in pack.questions}


def from_store(store: Store, questions: Questions, clock: Clock, mode: str = "", watch: Watch = UNWATCHED) -> Attempts:
    """Return the answers of everyone who learns in a store. Raises Cancelled."""
    with TemporaryDirectory() as folder:
        export = Path(folder) / "progress.json"
        store.export_progress(export, clock.now(), watch=watch)
        return read_attempts(export, questions, mode, watch)


def from_files(files: Iterable[Path], questions: Questions, mode: str = "", watch: Watch = UNWATCHED) -> Attempts:
    """Return the answers of several files; what stands in two of them counts once. Raises NotAttempts, Cancelled."""
    attempts = Attempts()
    for file in files:
        attempts = attempts.with_more(read_attempts(file, questions, mode, watch))
    return replace(attempts, titles=_known_titles(attempts, questions) | dict(attempts.titles))


def _known_titles(attempts: Attempts, questions: Questions) -> dict[Name, str]:
    """Return the titles of questions that the packs here have; a file need not say which pack it is about."""
    by_id = {("", name): question.title for (_, name), question in questions.items()}
    named = {name: question.title for name, question in questions.items()} | by_id
    return {response.name: named[response.name] for response in attempts.responses if response.name in named}


def of_packs(attempts: Attempts, packs: Collection[str]) -> Attempts:
    """Leave out the answers to questions of other packs; a table that names no pack is about these."""
    own = [response for response in attempts.responses if response.name[0] in ("", *packs)]
    return Attempts(tuple(own), attempts.sheets, attempts.titles)


def some(attempts: Attempts) -> Attempts:
    """Return attempts if there are any. Raises NotAttempts."""
    if not attempts.responses:
        raise NotAttempts("there are no answers to analyse")
    return attempts
