"""Progress from another machine: the merged log, scheduled anew where two machines answered the same card."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fsrs import Rating

from trainer.store import Attempt, Card, Memory
from trainer.store.watching import UNWATCHED, Watch
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.exam.opening import check_exam
from trainer.study.preferences import Preferences
from trainer.study.scheduler import Scheduler

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.merging import Merged
    from trainer.store.store import Store


def import_progress(
    store: "Store",
    path: Path,
    clock: Clock = COMPUTER_CLOCK,
    into: "Learner | None" = None,
    watch: Watch = UNWATCHED,
) -> "list[Merged]":
    """Merge a file of progress, as ``Store.export_progress`` writes it, into the store. Raises StoreError.

    Learners are recognised by identity. ``into`` says who the one learner of the file is here, for somebody who began
    on two machines.
    """
    from trainer.store.reading import UnreadableProgress, read_progress  # not needed at the start of the app

    schedulers: dict[int, Scheduler] = {}

    def replay(card: Card, attempts: Sequence[Attempt]) -> list[Attempt]:
        learner = attempts[0].learner
        if learner not in schedulers:
            schedulers[learner] = Scheduler.preferred(clock, Preferences.of(store, learner))
        return replayed(schedulers[learner], card, attempts)

    with read_progress(path, watch) as progress:
        for exam in (exam for learner in progress.learners for exam in learner.exams):
            try:
                check_exam(exam.paper, exam.breaks, [answer.position for answer in exam.answers])
            except ValueError as error:
                raise UnreadableProgress(f"{path} is not a file of progress: the exam {exam.uuid}: {error}.") from error
        return store.import_progress(progress, replay, into.id if into else None, watch)


def replayed(scheduler: Scheduler, card: Card, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Return the attempts at a card, oldest first, with the memory after each as if they had been given in a row."""
    now = replace(card, memory=Memory(), reviews=0)
    result = []
    for attempt in attempts:
        if attempt.after is not None and attempt.rating is not None and not attempt.undone:
            memory = scheduler.review(now, Rating(attempt.rating), attempt.answered_at)
            now = replace(now, memory=memory, reviews=now.reviews + 1)
            attempt = replace(attempt, after=memory)
        result.append(attempt)
    return result
