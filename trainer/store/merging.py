"""Taking in a file of progress: everything of every learner in it, in one transaction."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue
from sqlalchemy import Connection, insert, select, update

from trainer.store.catalogue import deal_cards, number_topics
from trainer.store.database import EVERYBODY, Database
from trainer.store.errors import AlreadyThere, StoreError
from trainer.store.exchange_format import ExamPart, LearnerPart
from trainer.store.merging_log import Replay, merge_log
from trainer.store.reading import About, Progress, UnreadableProgress
from trainer.store.spool import Name, Spool, Stored
from trainer.store.tables import CARDS, EXAM_ANSWERS, EXAMS, LEARNERS, NOTES, QUESTIONS, SETTINGS
from trainer.store.watching import UNWATCHED, Watch


class _Numbers(dict[Name, int]):
    """The catalogue's numbers of questions."""

    def __missing__(self, name: Name) -> int:
        raise UnreadableProgress(f"The file refers to the question {'/'.join(name)}, which it does not list.")


@dataclass(frozen=True, slots=True)
class Merged:
    """What was taken in for one learner: answers that were new, and cards that were therefore reviewed anew."""

    name: str
    answers: int
    replayed: int


def merge(
    database: Database, progress: Progress, replay: Replay, into: int | None = None, watch: Watch = UNWATCHED
) -> list[Merged]:
    """Take in all that was read, or nothing; ``into`` is who the only learner is here. Raises StoreError."""
    if into is not None and len(progress.learners) != 1:
        raise StoreError(
            f"The file holds {len(progress.learners)} learners; only a single one can become one that is here."
        )
    try:
        with database.write(EVERYBODY) as connection, database.watched(connection, watch):
            numbers = _question_numbers(connection, progress.questions)
            learners = [into or _learner_number(connection, part) for part in progress.learners]
            database.lock(connection, *sorted(learners))
            deal_cards(connection)
            merged = []
            for place, (learner, part) in enumerate(zip(learners, progress.learners, strict=True)):
                _merge_beside_log(connection, learner, part, numbers)
                answers = _taken_out(progress.spool, place, numbers, watch)
                merged.append(Merged(part.name, *merge_log(connection, learner, answers, replay)))
            return merged
    except AlreadyThere as error:  # no two learners have an answer or an exam in common
        raise StoreError(
            "Answers or exams of the file are here already, as those of another learner. They stay with that learner: "
            "take the file in as the one who has them."
        ) from error


def _taken_out(spool: Spool, place: int, numbers: _Numbers, watch: Watch) -> Iterator[list[Stored]]:
    for answers in spool.of(place, numbers):
        watch.go_on("Taking in the answers", spool.taken / spool.answers)
        yield answers
    watch.go_on("Putting the answers in order", 1.0)


def _merge_beside_log(connection: Connection, learner: int, part: LearnerPart, numbers: _Numbers) -> None:
    _merge_settings(connection, learner, part)
    _merge_marks(connection, learner, part, numbers)
    _merge_notes(connection, learner, part, numbers)
    for exam in part.exams:
        _merge_exam(connection, learner, exam)


def _question_numbers(connection: Connection, listed: Mapping[Name, About]) -> _Numbers:
    """Return the catalogue's number of each question; one whose pack is missing here is added as not present."""
    query = select(QUESTIONS.c.pack, QUESTIONS.c.name, QUESTIONS.c.id)
    numbers = _Numbers(((row.pack, row.name), row.id) for row in connection.execute(query))
    missing = [(name, about) for name, about in listed.items() if name not in numbers]
    if missing:
        topics = number_topics(connection, (about.topics for _, about in missing))
        rows = [
            {
                "pack": pack,
                "name": name,
                "kind": about.kind,
                "platform": about.platform,
                "title": about.title,
                "topics_id": topics[about.topics],
                "present": False,
            }
            for (pack, name), about in missing
        ]
        connection.execute(insert(QUESTIONS), rows)
        numbers.update(((row.pack, row.name), row.id) for row in connection.execute(query))
    return numbers


def _learner_number(connection: Connection, part: LearnerPart) -> int:
    known = connection.scalar(select(LEARNERS.c.id).where(LEARNERS.c.uuid == part.uuid))
    if known is not None:
        return int(known)
    names = set(connection.scalars(select(LEARNERS.c.name)))
    name = next(name for name in _names(part.name) if name not in names)
    values = {"uuid": part.uuid, "name": name, "created_at": part.created_at}
    return int(connection.execute(insert(LEARNERS).values(values).returning(LEARNERS.c.id)).scalar_one())


def _names(name: str) -> Iterable[str]:
    """Yield ``Ada``, then ``Ada (2)``, ``Ada (3)`` and so on."""
    yield name
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1


def _merge_settings(connection: Connection, learner: int, part: LearnerPart) -> None:
    """Take the settings that are not set here."""
    ours = set(connection.scalars(select(SETTINGS.c.name).where(SETTINGS.c.learner_id == learner)))
    for name, value in part.settings.items():
        if name not in ours:
            connection.execute(insert(SETTINGS).values(learner_id=learner, name=name, value=value))


def _merge_marks(connection: Connection, learner: int, part: LearnerPart, numbers: _Numbers) -> None:
    """Suspend what either side suspended, and flag what either flagged; of two flags the higher holds."""
    for marked in part.cards:
        number = numbers[marked.pack, marked.question]
        mine = (CARDS.c.learner_id == learner) & (CARDS.c.question_id == number)
        if marked.suspended:
            connection.execute(update(CARDS).where(mine).values(suspended=True, in_rotation=False))
        if marked.flag:
            connection.execute(update(CARDS).where(mine, CARDS.c.flag < marked.flag).values(flag=marked.flag))


def _merge_notes(connection: Connection, learner: int, part: LearnerPart, numbers: _Numbers) -> None:
    """Keep both texts where two notes on a question differ."""
    for note in part.notes:
        number = numbers[note.pack, note.question]
        mine = (NOTES.c.learner_id == learner) & (NOTES.c.question_id == number)
        ours = connection.execute(select(NOTES.c.changed_at, NOTES.c.body).where(mine)).one_or_none()
        theirs = note.changed_at, note.body
        if ours is None:
            values = {"learner_id": learner, "question_id": number, "changed_at": note.changed_at, "body": note.body}
            connection.execute(insert(NOTES).values(values))
        elif tuple(ours) != theirs:
            older, newer = sorted([tuple(ours), theirs])
            values = {"changed_at": newer[0], "body": _with_paragraphs(older[1], newer[1])}
            connection.execute(update(NOTES).where(mine).values(values))


def _with_paragraphs(older: str, newer: str) -> str:
    """Return the newer text if it says all that the older one does, else the older one and what it does not say."""
    said, further = older.split("\n\n"), newer.split("\n\n")
    if set(said) <= set(further):
        return newer
    return "\n\n".join([*said, *(paragraph for paragraph in further if paragraph not in said)])


def _merge_exam(connection: Connection, learner: int, part: ExamPart) -> None:
    """Take an exam that is not known here; of one that is, take the side that is further on."""
    columns = (EXAMS.c.id, EXAMS.c.learner_id, EXAMS.c.used, EXAMS.c.finished_at)
    row = connection.execute(select(*columns).where(EXAMS.c.uuid == part.uuid)).one_or_none()
    if row is not None and row.learner_id != learner:
        raise AlreadyThere(f"The exam {part.uuid} is another learner's.")
    if row is not None and (row.finished_at is not None or (part.finished_at is None and part.used <= row.used)):
        return
    values = part.model_dump(exclude={"answers", "paper", "breaks"})
    values |= {"learner_id": learner, "paper": _text(part.paper), "breaks": _text(part.breaks)}
    if row is None:
        number = connection.execute(insert(EXAMS).values(values).returning(EXAMS.c.id)).scalar_one()
    else:
        number = row.id
        connection.execute(update(EXAMS).where(EXAMS.c.id == number).values(values))
        connection.execute(EXAM_ANSWERS.delete().where(EXAM_ANSWERS.c.exam_id == number))
    for answer in part.answers:
        values = answer.model_dump() | {"exam_id": number, "answer": _text(answer.answer)}
        connection.execute(insert(EXAM_ANSWERS).values(values))


def _text(value: JsonValue) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
