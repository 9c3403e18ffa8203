"""Exams in the making and those that are finished: each answer is on disk before the learner goes on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, insert, select, update

from trainer.store.database import Database
from trainer.store.errors import ExamClosed
from trainer.store.identity import new_uuid
from trainer.store.log import append
from trainer.store.records import Attempt, Exam, ExamAnswer
from trainer.store.tables import EXAM_ANSWERS, EXAMS


class Exams:
    """Beginning, continuing, finishing and reading exams."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, learner: int, paper: str, tasks: int, moment: datetime) -> Exam:
        """Begin an exam of so many tasks, whose paper is the given JSON."""
        values = {
            "uuid": new_uuid(moment),
            "learner_id": learner,
            "paper": paper,
            "started_at": moment,
            "seen_at": moment,
            "used": 0.0,
        }
        with self._database.write(learner) as connection:
            row = connection.execute(insert(EXAMS).values(values).returning(EXAMS)).mappings().one()
            blank = [{"exam_id": row["id"], "position": p, "seconds": 0.0, "flagged": False} for p in range(tasks)]
            connection.execute(insert(EXAM_ANSWERS), blank)
            return _exam(row)

    def get(self, uuid: UUID) -> Exam | None:
        """Return an exam, None if there is none of that identity."""
        with self._database.read() as connection:
            row = connection.execute(select(EXAMS).where(EXAMS.c.uuid == uuid)).mappings().one_or_none()
            return None if row is None else _exam(row)

    def all(self, learner: int) -> list[Exam]:
        """Return the learner's exams, the newest first."""
        mine = select(EXAMS).where(EXAMS.c.learner_id == learner).order_by(EXAMS.c.started_at.desc(), EXAMS.c.id.desc())
        with self._database.read() as connection:
            return [_exam(row) for row in connection.execute(mine).mappings()]

    def answers(self, exam: Exam) -> list[ExamAnswer]:
        """Return what is known of each task, in the order of the paper."""
        query = select(EXAM_ANSWERS).where(EXAM_ANSWERS.c.exam_id == exam.id).order_by(EXAM_ANSWERS.c.position)
        with self._database.read() as connection:
            rows = connection.execute(query).mappings()
            return [ExamAnswer(**{name: row[name] for name in row if name != "exam_id"}) for row in rows]

    def save(self, exam: Exam, answers: Sequence[ExamAnswer] = ()) -> None:
        """Keep the exam's time and breaks, and these answers, in one transaction that is on disk on return.

        Raises ExamClosed when the exam has been finished.
        """
        with self._database.write(exam.learner) as connection:
            _advance(connection, exam)
            for answer in answers:
                task = (EXAM_ANSWERS.c.exam_id == exam.id) & (EXAM_ANSWERS.c.position == answer.position)
                values = {"answer": answer.answer, "seconds": answer.seconds, "flagged": answer.flagged}
                connection.execute(update(EXAM_ANSWERS).where(task).values(values))

    def finish(self, exam: Exam, scores: Mapping[int, float], attempts: Sequence[Attempt]) -> None:
        """Close the exam: its score, that of each task by position, and the attempts, in one transaction.

        Raises ExamClosed when it has been finished already, and has then changed nothing.
        """
        with self._database.write(exam.learner) as connection:
            _advance(connection, exam)
            for position, score in scores.items():
                task = (EXAM_ANSWERS.c.exam_id == exam.id) & (EXAM_ANSWERS.c.position == position)
                connection.execute(update(EXAM_ANSWERS).where(task).values(score=score))
            for attempt in attempts:
                append(connection, attempt)


def _advance(connection: Connection, exam: Exam) -> None:
    """Write what changes of an exam that is still open."""
    values = {
        "seen_at": exam.seen_at,
        "used": exam.used,
        "breaks": exam.breaks,
        "finished_at": exam.finished_at,
        "score": exam.score,
    }
    still_open = (EXAMS.c.id == exam.id) & EXAMS.c.finished_at.is_(None)
    if connection.execute(update(EXAMS).where(still_open).values(values)).rowcount == 0:
        raise ExamClosed("This exam has been finished, perhaps in another window: it can no longer be changed.")


def _exam(row: RowMapping) -> Exam:
    return Exam(
        row["id"],
        row["uuid"],
        row["learner_id"],
        row["paper"],
        row["started_at"],
        row["seen_at"],
        row["used"],
        row["breaks"],
        row["finished_at"],
        row["score"],
    )
