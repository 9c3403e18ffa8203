"""From an older schema to the present one, with Alembic.

This package, and Alembic with it, is imported only when a migration is due: it costs 0.3 s. A version is one file in
``versions``; its statements are frozen and never refer to today's models. The database of every version that was ever
released is kept in ``tests/store/databases`` and migrated by a test.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest version, within the transaction that ``connection`` is in."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
