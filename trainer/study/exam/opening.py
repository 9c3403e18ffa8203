"""Beginning an exam, going on with one that was left, and looking again at one that is finished."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from pydantic import ValidationError

from trainer.store import DamagedFile
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.exam.blueprint import Blueprint
from trainer.study.exam.errors import ExamError
from trainer.study.exam.paper import Paper
from trainer.study.exam.result import BREAKS, ExamResult, TaskResult
from trainer.study.exam.sitting import ExamSitting
from trainer.study.exam.tasks import Progress, draw_ready, make_ready
from trainer.study.exam.timer import Break
from trainer.study.shelf import Shelf

if TYPE_CHECKING:
    from pydantic import JsonValue

    from trainer.packs import Library
    from trainer.store import Exam, Learner
    from trainer.store.store import Store


@dataclass(frozen=True, slots=True)
class ExamLine:
    """An exam in the list of those that were begun; ``finished_at``, ``score`` and ``passed`` are None until it is."""

    uuid: UUID
    title: str
    seed: int
    tasks: int
    started_at: datetime
    used: float
    finished_at: datetime | None
    score: float | None
    passed: bool | None


def begin_exam(
    store: "Store",
    library: "Library",
    learner: "Learner",
    blueprint: Blueprint,
    seed: int,
    clock: Clock = COMPUTER_CLOCK,
    progress: Progress = lambda done, of: None,
) -> ExamSitting:
    """Draw a paper, make its tasks ready, and only then begin. Raises TooFewQuestions, StoreError."""
    Shelf(library).mirror(store)
    paper, tasks = draw_ready(blueprint, library, seed, progress)
    exam = store.exams.begin(learner.id, paper.model_dump_json(), len(tasks), clock.now())
    return ExamSitting(store, clock, exam, paper, tasks, store.exams.answers(exam))


def continue_exam(
    store: "Store",
    library: "Library",
    uuid: UUID,
    clock: Clock = COMPUTER_CLOCK,
    progress: Progress = lambda done, of: None,
) -> ExamSitting:
    """Go on with an exam that was left, or that a crash or power cut interrupted. Raises ExamError, StoreError.

    One that may be paused waits for ``go_on``; in another the time has been running all along.
    """
    Shelf(library).mirror(store)
    exam = _exam(store, uuid)
    if exam.finished_at is not None:
        raise ExamError("This exam has been handed in.")
    paper = _paper(store, exam)
    tasks = []
    for task in paper.tasks:
        tasks.append(make_ready(task, Shelf(library)))
        progress(len(tasks), len(paper.tasks))
    exam = _after_absence(exam, paper, clock.now())
    store.exams.save(exam)
    return ExamSitting(store, clock, exam, paper, tasks, store.exams.answers(exam))


def exam_result(store: "Store", library: "Library", uuid: UUID) -> ExamResult:
    """Return the result of a finished exam, for review. Raises ExamError, StoreError.

    The score is that of the day; questions that have changed or gone since are named.
    """
    exam = _exam(store, uuid)
    if exam.finished_at is None:
        raise ExamError("This exam has not been handed in yet.")
    paper = _paper(store, exam)
    shelf = Shelf(library)
    answers = store.exams.answers(exam)
    return ExamResult(
        exam,
        paper,
        tuple(
            TaskResult.of(position, make_ready(task, shelf), given)
            for position, (task, given) in enumerate(zip(paper.tasks, answers, strict=True))
        ),
    )


def exams(store: "Store", learner: "Learner") -> tuple[ExamLine, ...]:
    """Return the learner's exams, the newest first, those in the making too. Raises StoreError."""
    return tuple(_line(exam, _paper(store, exam)) for exam in store.exams.all(learner.id))


def check_exam(paper: "JsonValue", breaks: "JsonValue", positions: Sequence[int]) -> None:
    """Check what a file says of an exam: its paper, its breaks, and the tasks that it has answers to.

    Raises ValueError with half a sentence.
    """
    try:
        tasks = Paper.model_validate_json(json.dumps(paper)).tasks
        BREAKS.validate_json(json.dumps(breaks))
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        raise ValueError(f"{'.'.join(map(str, problem['loc'])) or 'it'}: {problem['msg']}") from error
    if sorted(positions) != list(range(len(tasks))):
        raise ValueError(f"it has {len(tasks)} tasks, but not one answer to each")


def _exam(store: "Store", uuid: UUID) -> "Exam":
    exam = store.exams.get(uuid)
    if exam is None:
        raise ExamError("There is no such exam.")
    return exam


def _after_absence(exam: "Exam", paper: Paper, now: datetime) -> "Exam":
    """Apply the rule of the clock to the time in which the trainer was not running."""
    breaks = BREAKS.validate_json(exam.breaks)
    if breaks and breaks[-1].ended_at is None:
        return exam  # it was paused, or waits since it was last opened
    if paper.blueprint.may_pause:
        away = Break(began_at=exam.seen_at, closed=True)
        return replace(exam, breaks=BREAKS.dump_json((*breaks, away)).decode())
    counted = max(0.0, (now - exam.seen_at).total_seconds())
    away = Break(began_at=exam.seen_at, ended_at=now, closed=True, counted=counted)
    limit = paper.blueprint.limit
    used = exam.used + counted if limit is None else min(exam.used + counted, limit)
    return replace(exam, seen_at=now, used=used, breaks=BREAKS.dump_json((*breaks, away)).decode())


def _paper(store: "Store", exam: "Exam") -> Paper:
    """Return the paper of an exam, whose breaks can be read, too. Raises DamagedFile."""
    try:
        BREAKS.validate_json(exam.breaks)
        return Paper.model_validate_json(exam.paper)
    except ValidationError as error:
        raise DamagedFile(
            f"{store.place} is damaged: the exam of {exam.started_at:%d %B %Y} cannot be read. "
            "It has been left as it is."
        ) from error


def _line(exam: "Exam", paper: Paper) -> ExamLine:
    return ExamLine(
        exam.uuid,
        paper.blueprint.title,
        paper.seed,
        len(paper.tasks),
        exam.started_at,
        exam.used,
        exam.finished_at,
        exam.score,
        None if exam.score is None else exam.score >= paper.blueprint.pass_mark - 1e-9,
    )
