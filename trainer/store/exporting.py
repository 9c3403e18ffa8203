"""Writing everything that learners leave behind as one JSON file; see :mod:`trainer.store.exchange_format`."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, RowMapping, Select, func, or_, select

from trainer.store.database import Database
from trainer.store.errors import DiskFull, FolderUnusable
from trainer.store.exchange_format import FORMAT
from trainer.store.files import put_in_place
from trainer.store.room import said_by
from trainer.store.tables import ATTEMPTS, CARDS, EXAM_ANSWERS, EXAMS, LEARNERS, NOTES, QUESTIONS, SETTINGS, TOPICS
from trainer.store.watching import UNWATCHED, Watch

_BATCH = 100  # rows that are in memory at a time: with more, Python's collector of garbage takes half the time
_COLUMNS = [column for column in ATTEMPTS.c if column.name not in ("id", "learner_id", "question_id")]


def export(
    database: Database, path: Path, moment: datetime, learners: Sequence[int] | None = None, watch: Watch = UNWATCHED
) -> None:
    """Write the learners with these numbers (None: all) to ``path``, whole or not at all. Raises StoreError."""
    draft = path.with_name(f"{path.name}.partial")
    try:
        with draft.open("wb") as file, database.read_whole() as connection:
            file.writelines(_document(connection, moment, learners, watch))
        put_in_place(draft, path)
    except OSError as error:
        if full := said_by(error):
            raise DiskFull(f"{full}: {path} could not be written.") from error
        raise FolderUnusable(f"{path} could not be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _document(
    connection: Connection, moment: datetime, learners: Sequence[int] | None, watch: Watch
) -> Iterator[bytes]:
    wanted = select(LEARNERS).order_by(LEARNERS.c.id)
    counted = select(func.count()).select_from(ATTEMPTS)
    if learners is not None:
        wanted = wanted.where(LEARNERS.c.id.in_(learners))
        counted = counted.where(ATTEMPTS.c.learner_id.in_(learners))
    total, written = connection.execute(counted).scalar_one(), 0
    head = {"format": FORMAT, "version": 1, "exported_at": moment}
    yield to_json(head)[:-1] + b',"questions":['
    yield from _separated(_questions(connection))
    yield b'],\n"learners":['
    for number, learner in enumerate(connection.execute(wanted).mappings().all()):
        yield (b"," if number else b"") + _about(connection, learner)[:-1] + b',"attempts":[\n'
        for answers in _separated(_attempts(connection, learner["id"])):
            watch.go_on("Writing the answers", written / total)
            written += _BATCH
            yield answers
        yield b"]}"
    yield b"]}\n"


def _separated(batches: Iterator[list[dict[str, Any]]]) -> Iterator[bytes]:
    """Yield the JSON of what would be one long list, batch by batch, without its brackets."""
    for number, batch in enumerate(batches):
        yield (b",\n" if number else b"") + b",\n".join(map(to_json, batch))


def _about(connection: Connection, learner: RowMapping) -> bytes:
    """Return everything of a learner but the answers."""
    mine = learner["id"]
    settings = connection.execute(select(SETTINGS).where(SETTINGS.c.learner_id == mine))
    marked = (CARDS.c.learner_id == mine) & or_(CARDS.c.suspended, CARDS.c.flag > 0)
    notes = _of_question(NOTES.c.body, NOTES.c.changed_at).where(NOTES.c.learner_id == mine)
    exams = _rows(connection, select(EXAMS).where(EXAMS.c.learner_id == mine))
    return to_json(
        {
            "uuid": learner["uuid"],
            "name": learner["name"],
            "created_at": learner["created_at"],
            "settings": {row.name: row.value for row in settings},
            "cards": _rows(connection, _of_question(CARDS.c.suspended, CARDS.c.flag).where(marked)),
            "notes": _rows(connection, notes),
            "exams": [_exam(connection, exam) for exam in exams],
        }
    )


def _of_question(*columns: Any) -> Select[Any]:
    """Return a query for ``columns`` of a table that names a question, with the question's pack and id."""
    table = columns[0].table
    joined = QUESTIONS.c.id == table.c.question_id
    return select(QUESTIONS.c.pack, QUESTIONS.c.name.label("question"), *columns).join_from(table, QUESTIONS, joined)


def _attempts(connection: Connection, learner: int) -> Iterator[list[dict[str, Any]]]:
    query = _of_question(*_COLUMNS).where(ATTEMPTS.c.learner_id == learner).order_by(ATTEMPTS.c.id)
    for rows in connection.execute(query.execution_options(yield_per=_BATCH)).partitions():
        yield [_attempt(row) for row in rows]


def _attempt(row: Sequence[Any]) -> dict[str, Any]:
    # by place: SQLAlchemy takes longer to look names up than all else takes here
    pack, question, uuid, version, seed, answer, marks, score, seconds, mode, rating, predicted, *others = row
    answered_at, day, state, step, stability, difficulty, due, undone, revised_at, misconceptions = others
    after = None
    if state is not None:
        after = {"state": state, "step": step, "stability": stability, "difficulty": difficulty, "due": due}
    return {
        "uuid": uuid,
        "pack": pack,
        "question": question,
        "version": version,
        "seed": seed,
        "answer": from_json(answer),
        "marks": marks and from_json(marks),
        "score": score,
        "seconds": seconds,
        "mode": mode,
        "rating": rating,
        "predicted": predicted,
        "answered_at": answered_at,
        "day": day,
        "after": after,
        "undone": undone,
        "revised_at": revised_at,
        "misconceptions": from_json(misconceptions) if misconceptions else (),
    }


def _exam(connection: Connection, exam: dict[str, Any]) -> dict[str, Any]:
    answers = select(EXAM_ANSWERS).where(EXAM_ANSWERS.c.exam_id == exam.pop("id")).order_by(EXAM_ANSWERS.c.position)
    del exam["learner_id"]
    exam["paper"] = from_json(exam["paper"])
    exam["breaks"] = from_json(exam["breaks"])
    exam["answers"] = _rows(connection, answers)
    for answer in exam["answers"]:
        del answer["exam_id"]
        answer["answer"] = answer["answer"] and from_json(answer["answer"])
    return exam


def _questions(connection: Connection) -> Iterator[list[dict[str, Any]]]:
    names = ("pack", "name", "kind", "platform", "title")
    query = select(*(QUESTIONS.c[name] for name in names), TOPICS.c.names).join_from(QUESTIONS, TOPICS)
    query = query.order_by(QUESTIONS.c.id).execution_options(yield_per=_BATCH)
    for rows in connection.execute(query).partitions():
        # names of our own: to_json looks at each of SQLAlchemy's, which are not quite strings
        yield [dict(zip((*names, "topics"), row, strict=True)) for row in rows]


def _rows(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]
