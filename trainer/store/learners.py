"""The people who learn here, and what they prefer."""

from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, delete, func, insert, select, update

from trainer.store.catalogue import deal_cards
from trainer.store.database import EVERYBODY, Database
from trainer.store.errors import AlreadyThere, StoreError
from trainer.store.identity import new_uuid
from trainer.store.records import Learner
from trainer.store.tables import LEARNERS, SETTINGS


class Learners:
    """Adding, naming and listing learners."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Learner]:
        """Return every learner, the oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(LEARNERS).order_by(LEARNERS.c.id)).mappings()
            return [_learner(row) for row in rows]

    def add(self, name: str, moment: datetime) -> Learner:
        """Add a learner, with a card of every question that is present. Raises StoreError if the name is taken."""
        values = {"uuid": new_uuid(moment), "name": _proper(name), "created_at": moment}
        try:
            with self._database.write(EVERYBODY) as connection:
                row = connection.execute(insert(LEARNERS).values(values).returning(LEARNERS)).mappings().one()
                deal_cards(connection, row["id"])
                return _learner(row)
        except AlreadyThere as error:
            raise StoreError(f"There is already a learner named {name.strip()}.") from error

    def first(self, moment: datetime, name: str = "Learner") -> Learner:
        """Return the oldest learner, and add one to a store that has none."""
        learners = self.all()
        if learners:
            return learners[0]
        try:
            return self.add(name, moment)
        except StoreError:
            # another running copy was as quick
            learners = self.all()
            if not learners:
                raise
            return learners[0]

    def rename(self, learner: int, name: str) -> None:
        """Give a learner another name. Raises StoreError if it is taken."""
        try:
            with self._database.write(EVERYBODY) as connection:
                connection.execute(update(LEARNERS).where(LEARNERS.c.id == learner).values(name=_proper(name)))
        except AlreadyThere as error:
            raise StoreError(f"There is already a learner named {name.strip()}.") from error


class Settings:
    """A learner's preferences: JSON values by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, learner: int, name: str, default: Any = None) -> Any:
        """Return a setting's value, or ``default`` where the learner has not set it."""
        chosen = (SETTINGS.c.learner_id == learner) & (SETTINGS.c.name == name)
        with self._database.read() as connection:
            row = connection.execute(select(SETTINGS.c.value).where(chosen)).one_or_none()
        return default if row is None else row.value

    def beginning(self, learner: int, prefix: str) -> dict[str, Any]:
        """Return the settings whose names begin with ``prefix``, by name."""
        chosen = (SETTINGS.c.learner_id == learner) & SETTINGS.c.name.startswith(prefix, autoescape=True)
        with self._database.read() as connection:
            rows = connection.execute(select(SETTINGS.c.name, SETTINGS.c.value).where(chosen).order_by(SETTINGS.c.name))
            return {row.name: row.value for row in rows}

    def remove(self, learner: int, name: str) -> None:
        """Forget a setting."""
        with self._database.write(learner) as connection:
            connection.execute(delete(SETTINGS).where(SETTINGS.c.learner_id == learner, SETTINGS.c.name == name))

    def set(self, learner: int, name: str, value: Any) -> None:
        """Set a setting to a JSON-compatible value."""
        chosen = (SETTINGS.c.learner_id == learner) & (SETTINGS.c.name == name)
        with self._database.write(learner) as connection:
            known = connection.execute(select(func.count()).select_from(SETTINGS).where(chosen)).scalar_one()
            if known:
                connection.execute(update(SETTINGS).where(chosen).values(value=value))
            else:
                connection.execute(insert(SETTINGS).values(learner_id=learner, name=name, value=value))


def _learner(row: RowMapping) -> Learner:
    return Learner(row["id"], row["uuid"], row["name"])


def _proper(name: str) -> str:
    name = name.strip()
    if not name:
        raise StoreError("A learner needs a name.")
    return name
