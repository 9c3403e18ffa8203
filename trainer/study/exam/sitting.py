"""An exam in the making: answer in any order, flag and come back, and hear nothing until it is handed in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from trainer.store import Attempt, ExamAnswer, Mode
from trainer.study.attempt import attempt_at
from trainer.study.clock import Clock
from trainer.study.exam.blueprint import Blueprint
from trainer.study.exam.errors import NoPause, TimeIsUp
from trainer.study.exam.paper import Paper
from trainer.study.exam.result import BREAKS, ExamResult, TaskResult, given_answer
from trainer.study.exam.tasks import Progress, ReadyTask
from trainer.study.exam.timer import Break, Timer, with_end

if TYPE_CHECKING:
    from trainer.questions import Answer, Item
    from trainer.store import Exam
    from trainer.store.store import Store

HEARTBEAT = 5.0
"""Seconds: no more of the used time than this is unknown after a crash."""

GRACE = 2.0
"""Seconds after the end in which what was on the screen is still taken."""


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task as the list beside the paper shows it; ``seconds`` were spent on it so far."""

    position: int
    title: str
    section: int
    points: float
    answered: bool
    flagged: bool
    seconds: float
    problem: str


class ExamSitting:
    """One exam, from its beginning or from where it was left, to its end.

    Everything is on disk when a method returns. Methods raise StoreError (ExamClosed when the exam has been handed in
    elsewhere) and may then be called again. ``used``, ``remaining`` and ``is_over`` neither wait nor write.
    """

    def __init__(
        self,
        store: "Store",
        clock: Clock,
        exam: "Exam",
        paper: Paper,
        tasks: Sequence[ReadyTask],
        answers: Sequence[ExamAnswer],
    ) -> None:
        self._store = store
        self._clock = clock
        self._exam = exam
        self._tasks = tuple(tasks)
        self._answers = list(answers)
        self._timer = Timer(clock, exam.used, through_sleep=not paper.blueprint.may_pause)
        self._shown: tuple[int, float] | None = None
        self.paper = paper
        if not (self.breaks and self.breaks[-1].ended_at is None):
            self._timer.start()

    @property
    def exam(self) -> "Exam":
        """What the store keeps of the exam."""
        return self._exam

    @property
    def blueprint(self) -> Blueprint:
        """The rules of the exam."""
        return self.paper.blueprint

    @property
    def tasks(self) -> tuple[TaskState, ...]:
        """Every task, in the order of the paper."""
        return tuple(
            TaskState(
                position,
                ready.item.question.title if ready.item else ready.task.question,
                ready.task.section,
                ready.task.points,
                self._answers[position].answer is not None,
                self._answers[position].flagged,
                self._seconds(position),
                ready.problem,
            )
            for position, ready in enumerate(self._tasks)
        )

    @property
    def position(self) -> int | None:
        """The task on the table."""
        return self._shown[0] if self._shown else None

    @property
    def breaks(self) -> tuple[Break, ...]:
        """When the exam was paused or the trainer closed."""
        return BREAKS.validate_json(self._exam.breaks)

    @property
    def is_paused(self) -> bool:
        """Whether the time stands."""
        return not self._timer.runs

    @property
    def used(self) -> float:
        """The seconds of working time so far."""
        limit = self.blueprint.limit
        return self._timer.used if limit is None else min(self._timer.used, limit)

    @property
    def remaining(self) -> float | None:
        """The seconds that are left, None in an exam without a limit."""
        limit = self.blueprint.limit
        return None if limit is None else max(0.0, limit - self._timer.used)

    @property
    def is_over(self) -> bool:
        """Whether the time is up; then all that is left to do is to ``hand_in``."""
        return self.remaining == 0

    def show(self, position: int) -> "tuple[Item[Any, Any] | None, Answer | None]":
        """Put a task on the table: return its item (None if it cannot be asked) and the answer so far.

        From now on time goes to this task. Nothing can be looked at while the exam is paused.
        """
        if self.is_paused:
            raise NoPause("The exam is paused; continue it to see its tasks.")
        self._leave()
        self._shown = (position, self._timer.used)
        item = self._tasks[position].item
        return item, None if item is None else given_answer(item, self._answers[position].answer)

    def answer(self, position: int, answer: "Answer | None") -> None:
        """Keep the answer to a task in place of the former one; None takes it back. Raises TimeIsUp."""
        limit = self.blueprint.limit
        if limit is not None and self._timer.used > limit + GRACE:
            raise TimeIsUp("The time is up: this answer came too late. What was answered before is kept.")
        text = None if answer is None else answer.model_dump_json(exclude_defaults=True)
        self._keep(replace(self._answers[position], answer=text, seconds=self._seconds(position)))

    def flag(self, position: int, *, flagged: bool = True) -> None:
        """Mark a task to come back to, or unmark it."""
        self._keep(replace(self._answers[position], flagged=flagged, seconds=self._seconds(position)))

    def tick(self) -> None:
        """Keep the time that was used, if that was not done for HEARTBEAT seconds; call it about every second."""
        if self._timer.runs and self.used - self._exam.used >= HEARTBEAT:
            self._save()

    def pause(self) -> None:
        """Let the time stand. Raises NoPause where the exam does not allow it."""
        if not self.blueprint.may_pause:
            raise NoPause("This exam cannot be paused.")
        if self._timer.runs:
            self._leave()
            self._timer.stop()
            self._save(breaks=(*self.breaks, Break(began_at=self._clock.now())))

    def go_on(self) -> None:
        """Let the time run again."""
        if not self._timer.runs:
            self._save(breaks=with_end(self.breaks, self._clock.now()))
            self._timer.start()

    def hand_in(self, progress: Progress = lambda done, of: None) -> ExamResult:
        """Grade every task, record all attempts and the result in one transaction, and return it.

        Tasks that were never looked at count 0 but leave no attempt.
        """
        self._leave()
        now = self._clock.now()
        graded = []
        for position, (ready, given) in enumerate(zip(self._tasks, self._answers, strict=True)):
            graded.append(TaskResult.of(position, ready, given))
            progress(position + 1, len(self._tasks))
        breaks = BREAKS.dump_json(with_end(self.breaks, now)).decode()
        closed = replace(self._exam, seen_at=now, used=self.used, breaks=breaks, finished_at=now)
        result = ExamResult(closed, self.paper, tuple(graded))
        result = replace(result, exam=replace(closed, score=result.score))
        scores = {task.position: task.score for task in graded if task.score is not None}
        self._store.exams.finish(result.exam, scores, self._attempts(graded, now))
        self._timer.stop()
        self._exam = result.exam
        return result

    def _attempts(self, graded: Sequence[TaskResult], now: datetime) -> list[Attempt]:
        numbers = self._store.catalogue.numbers([task.name for task in graded])
        return [
            attempt_at(
                task.item,
                task.answer,
                task.grade,
                learner=self._exam.learner,
                question=numbers[task.name],
                seconds=task.seconds,
                mode=Mode.EXAM,
                now=now,
                clock=self._clock,
            )
            for task in graded
            if task.item is not None and task.answer is not None and task.grade is not None
            if task.is_answered or task.seconds > 0
        ]

    def _seconds(self, position: int) -> float:
        """Return the seconds spent on a task, those since it was put on the table included."""
        seconds = self._answers[position].seconds
        if self._shown is not None and self._shown[0] == position:
            seconds += self._timer.used - self._shown[1]
        return seconds

    def _leave(self) -> None:
        """Put the time spent on the task on the table to its account."""
        if self._shown is not None:
            position = self._shown[0]
            answer = replace(self._answers[position], seconds=self._seconds(position))
            self._shown = None
            self._keep(answer)

    def _keep(self, answer: ExamAnswer) -> None:
        """Save what is known of one task; only then is it taken for known."""
        self._save(answer)
        self._answers[answer.position] = answer
        if self._shown is not None and self._shown[0] == answer.position:
            self._shown = (answer.position, self._timer.used)

    def _save(self, *answers: ExamAnswer, breaks: tuple[Break, ...] | None = None) -> None:
        exam = replace(
            self._exam,
            seen_at=self._clock.now(),
            used=self.used,
            breaks=self._exam.breaks if breaks is None else BREAKS.dump_json(breaks).decode(),
        )
        self._store.exams.save(exam, answers)
        self._exam = exam
