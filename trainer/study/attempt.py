"""From an answered item to the attempt that the log keeps."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from trainer.store import Attempt, Mode, new_uuid
from trainer.study.clock import Clock
from trainer.study.shelf import fingerprint

if TYPE_CHECKING:
    from trainer.questions import Answer, Grade, Item


def attempt_at(
    item: "Item[Any, Any]",
    answer: "Answer",
    grade: "Grade",
    *,
    learner: int,
    question: int,
    seconds: float,
    mode: Mode,
    now: datetime,
    clock: Clock,
) -> Attempt:
    """Return the attempt for an answer given at ``now`` (UTC); it has no rating and does not count for scheduling."""
    return Attempt(
        uuid=new_uuid(now),
        learner=learner,
        question=question,
        version=fingerprint(item.question),
        seed=item.seed,
        answer=answer.model_dump_json(exclude_defaults=True),
        score=grade.score,
        seconds=seconds,
        mode=mode,
        answered_at=now,
        day=clock.day(now),
        marks=_lost(grade),
        misconceptions=grade.misconceptions,
    )


def _lost(grade: "Grade") -> str | None:
    """Return the marks that were lost, as JSON: ``[[earned, possible, text], …]``."""
    lost = [[mark.earned, mark.possible, mark.text] for mark in grade.marks if not mark.full]
    return json.dumps(lost, ensure_ascii=False) if lost else None
