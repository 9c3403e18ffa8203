"""Writing everything that learners leave behind as one JSON file; see :mod:`trainer.store.exchange_format`."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, or_, select

from trainer.store.database import Database
from trainer.store.errors import FolderUnusable
from trainer.store.exchange_format import FORMAT
from trainer.store.files import put_in_place
from trainer.store.tables import ATTEMPTS, CARDS, EXAM_ANSWERS, EXAMS, LEARNERS, NOTES, QUESTIONS, SETTINGS, TOPICS

_BATCH = 5000  # attempts that are in memory at a time


def export(database: Database, path: Path, moment: datetime, learners: Sequence[int] | None = None) -> None:
    """Write the learners with these numbers (None: all) to ``path``, whole or not at all. Raises StoreError."""
    draft = path.with_name(f"{path.name}.partial")
    try:
        with draft.open("w", encoding="utf-8") as file, database.read_whole() as connection:
            file.writelines(_document(connection, moment, learners))
        put_in_place(draft, path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise FolderUnusable(f"{path} could not be written: {error.strerror}.") from error


def _document(connection: Connection, moment: datetime, learners: Sequence[int] | None) -> Iterator[str]:
    wanted = select(LEARNERS).order_by(LEARNERS.c.id)
    if learners is not None:
        wanted = wanted.where(LEARNERS.c.id.in_(learners))
    yield f'{{"format":{_json(FORMAT)},"version":1,"exported_at":{_json(moment)},"questions":['
    yield from _separated(_json(question) for question in _questions(connection))
    yield '],\n"learners":['
    people = connection.execute(wanted).mappings().all()
    for number, learner in enumerate(people):
        yield "," if number else ""
        yield from _learner(connection, learner)
    yield "]}\n"


def _learner(connection: Connection, learner: RowMapping) -> Iterator[str]:
    mine = learner["id"]
    settings = connection.execute(select(SETTINGS).where(SETTINGS.c.learner_id == mine))
    marked = (CARDS.c.learner_id == mine) & or_(CARDS.c.suspended, CARDS.c.flag > 0)
    notes = _of_question(NOTES.c.body, NOTES.c.changed_at).where(NOTES.c.learner_id == mine)
    exams = _rows(connection, select(EXAMS).where(EXAMS.c.learner_id == mine))
    about = {
        "uuid": learner["uuid"],
        "name": learner["name"],
        "created_at": learner["created_at"],
        "settings": {row.name: row.value for row in settings},
        "cards": _rows(connection, _of_question(CARDS.c.suspended, CARDS.c.flag).where(marked)),
        "notes": _rows(connection, notes),
        "exams": [_exam(connection, exam) for exam in exams],
    }
    yield _json(about)[:-1] + ',"attempts":[\n'
    query = _of_question(ATTEMPTS).where(ATTEMPTS.c.learner_id == mine).order_by(ATTEMPTS.c.id)
    rows = connection.execute(query.execution_options(yield_per=_BATCH)).mappings()
    yield from _separated(_json(_attempt(row)) for row in rows)
    yield "]}"


def _of_question(*columns: Any) -> Select[Any]:
    """Return a query for ``columns`` of a table that names a question, with the question's pack and id."""
    table = columns[0] if hasattr(columns[0], "c") else columns[0].table
    joined = QUESTIONS.c.id == table.c.question_id
    return select(QUESTIONS.c.pack, QUESTIONS.c.name.label("question"), *columns).join_from(table, QUESTIONS, joined)


def _attempt(row: RowMapping) -> dict[str, Any]:
    after = None
    if row["after_state"] is not None:
        after = {name: row[f"after_{name}"] for name in ("state", "step", "stability", "difficulty", "due")}
    return {
        "uuid": row["uuid"],
        "pack": row["pack"],
        "question": row["question"],
        "version": row["version"],
        "seed": row["seed"],
        "answer": json.loads(row["answer"]),
        "marks": row["marks"] and json.loads(row["marks"]),
        "score": row["score"],
        "seconds": row["seconds"],
        "mode": row["mode"],
        "rating": row["rating"],
        "predicted": row["predicted"],
        "answered_at": row["answered_at"],
        "day": row["day"],
        "after": after,
        "undone": row["undone"],
        "revised_at": row["revised_at"],
        "misconceptions": json.loads(row["misconceptions"] or "[]"),
    }


def _exam(connection: Connection, exam: dict[str, Any]) -> dict[str, Any]:
    answers = select(EXAM_ANSWERS).where(EXAM_ANSWERS.c.exam_id == exam.pop("id")).order_by(EXAM_ANSWERS.c.position)
    del exam["learner_id"]
    exam["paper"] = json.loads(exam["paper"])
    exam["breaks"] = json.loads(exam["breaks"])
    exam["answers"] = _rows(connection, answers)
    for answer in exam["answers"]:
        del answer["exam_id"]
        answer["answer"] = answer["answer"] and json.loads(answer["answer"])
    return exam


def _questions(connection: Connection) -> Iterator[dict[str, Any]]:
    names = ("pack", "name", "kind", "platform", "title", "topics")
    query = select(QUESTIONS, TOPICS.c.names.label("topics")).join(TOPICS, TOPICS.c.id == QUESTIONS.c.topics_id)
    for row in connection.execute(query.order_by(QUESTIONS.c.id)).mappings():
        yield {name: row[name] for name in names}


def _rows(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _separated(items: Iterable[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f",\n{item}" if number else item


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> str:
    """Return a moment or a day as ISO 8601, a UUID as its digits."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
