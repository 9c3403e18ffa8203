"""What waits, at a glance: the numbers of the first page before anything else is there."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from trainer.store.errors import StoreError
from trainer.store.waiting import peek
from trainer.study.clock import COMPUTER_CLOCK, LEARN_AHEAD, Clock
from trainer.study.preferences import Preferences


class Glance(NamedTuple):
    """How many reviews and learning steps are due, and how many new cards the day allows; as in ``Overview``."""

    due: int
    new: int


def glance(folder: Path, learner: str, clock: Clock = COMPUTER_CLOCK) -> Glance | None:
    """Return what waits for a learner (the digits of a UUID, "" for the first).

    None where it takes more to tell: towards an exam, whose plan has to be worked out, and wherever anything is odd.
    """
    try:
        with peek(folder, learner) as found:
            if found is None or found.setting("plan") is not None:
                return None
            preferences = Preferences.from_setting(found.setting("study"))
            now = clock.now()
            today = clock.day(now)
            introduced, reviewed = found.done(today)
            new_left = max(0, preferences.new_per_day - introduced)
            reviews_left = max(0, preferences.reviews_per_day - reviewed)
            counts = found.counts(now + LEARN_AHEAD, clock.end(today), new_left, reviews_left)
            return Glance(counts.learning + counts.review, counts.new)
    except (sqlite3.Error, OSError, ValueError, TypeError, StoreError):  # open_store finds out what it is, and says so
        return None
