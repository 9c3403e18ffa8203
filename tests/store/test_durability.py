"""An answer that was acknowledged survives whatever happens to the program."""

import os
import random
import signal
import subprocess
import sys
from uuid import UUID

import pytest

from trainer.store import open_store

ANSWERING = """
import sys
from datetime import UTC, datetime, timedelta
from trainer.store import Attempt, CardState, Memory, Mode, new_uuid, open_store

store = open_store(sys.argv[1])
while True:
    now = datetime.now(UTC)
    after = Memory(CardState.REVIEW, None, 3.0, 5.0, now + timedelta(days=3), now)
    attempt = Attempt(new_uuid(now), 1, 1, "0a", 0, "{}", 1.0, 2.0, Mode.REVIEW, now, now.date(), 3, after=after)
    store.record_answer(attempt)
    print(attempt.uuid, flush=True)
"""


@pytest.fixture
def place(tmp_path):
    """A folder: this is about files."""
    return tmp_path


@pytest.mark.parametrize("rounds", [3, pytest.param(200, marks=pytest.mark.full)])
def test_no_acknowledged_answer_is_lost_to_kill_9(store, learner, tmp_path, rounds):
    store.close()
    acknowledged = set()
    for _ in range(rounds):
        acknowledged |= answer_until_killed(tmp_path, after=random.randrange(1, 60))

    with open_store(tmp_path) as reopened:
        history = reopened.log.history(learner.id, 1)
        recorded = {attempt.uuid for attempt in history}
        card = reopened.cards.get(learner.id, 1)
    assert acknowledged
    assert acknowledged <= recorded
    assert (card.reviews, card.memory) == (len(history), history[-1].after)


def answer_until_killed(folder, after):
    """Start a process that answers, kill it after so many answers, and return those that it acknowledged."""
    child = subprocess.Popen([sys.executable, "-c", ANSWERING, str(folder)], stdout=subprocess.PIPE, text=True)
    with child:
        heard = [child.stdout.readline() for _ in range(after)]
        os.kill(child.pid, signal.SIGKILL)
        heard += child.stdout.readlines()
    return {UUID(line.strip()) for line in heard if line.endswith("\n")}
