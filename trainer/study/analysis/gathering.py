"""Where attempts come from: the learners of a store, or files of a class."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from trainer.packs import Library
from trainer.store import Learner, Mode
from trainer.store.store import Store
from trainer.store.watching import UNWATCHED, Watch
from trainer.study.analysis.choices import choices
from trainer.study.analysis.reading import NotAttempts, Questions, read_attempts, sheet_of
from trainer.study.analysis.responses import Attempts, Name, Response, Sheet
from trainer.study.exam.paper import Paper


def questions_of(library: Library) -> Questions:
    """Return the questions whose texts are known."""
    return {(pack.id, question.id): question for pack in library.packs for question in pack.questions}


def from_store(store: Store, questions: Questions, mode: str = "", watch: Watch = UNWATCHED) -> Attempts:
    """Return the answers of everyone who learns in a store. Raises Cancelled."""
    titles: dict[Name, str] = {}
    responses = []
    for given in store.classroom.answers(Mode(mode) if mode else None):
        watch.go_on("Reading the answers", 0.0)
        name = given.pack, given.name
        titles[name] = given.title
        seen = choices(given.answer, questions.get(name))
        moment = given.answered_at.isoformat()
        learner = str(given.learner)
        responses.append(Response(learner, name, given.score, given.seconds, seen, given.misconceptions, moment))
    sheets = (sheet for learner in store.learners.all() for sheet in _sheets(store, learner))
    return Attempts(tuple(responses), tuple(sheets), titles)


def _sheets(store: Store, learner: Learner) -> Iterator[Sheet]:
    """Yield the sheets of the exams that a learner has finished."""
    for exam in store.exams.all(learner.id):
        if exam.finished_at is not None:
            scores = {answer.position: answer.score or 0.0 for answer in store.exams.answers(exam)}
            yield sheet_of(str(learner.uuid), Paper.model_validate_json(exam.paper), scores)


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
