"""What a learner writes beside a question: theirs alone, and apart from the pack, so that no update overwrites it."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from trainer.store.database import Database
from trainer.store.tables import NOTES


class Notes:
    """Reading and writing notes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, learner: int, question: int) -> str:
        """Return the learner's note on a question, empty if there is none."""
        mine = (NOTES.c.learner_id == learner) & (NOTES.c.question_id == question)
        with self._database.read() as connection:
            return connection.execute(select(NOTES.c.body).where(mine)).scalar_one_or_none() or ""

    def set(self, learner: int, question: int, body: str, moment: datetime) -> None:
        """Keep a note in place of the former one; an empty note is none."""
        mine = (NOTES.c.learner_id == learner) & (NOTES.c.question_id == question)
        values = {"learner_id": learner, "question_id": question, "body": body, "changed_at": moment}
        with self._database.write(learner) as connection:
            connection.execute(delete(NOTES).where(mine))
            if body.strip():
                connection.execute(insert(NOTES).values(values))
