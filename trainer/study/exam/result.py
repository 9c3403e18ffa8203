"""What an exam came to: points, topics, and every task with its grade and its run for review."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pydantic import TypeAdapter, ValidationError

from trainer.study.exam.paper import Name, Paper
from trainer.study.exam.timer import Break
from trainer.study.mastery import with_parents

if TYPE_CHECKING:
    from trainer.questions import Answer, Grade, Item
    from trainer.store import Exam, ExamAnswer
    from trainer.study.exam.tasks import ReadyTask

BREAKS = TypeAdapter(tuple[Break, ...])
"""The breaks of an exam, as the store keeps them."""


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One task: ``score`` (0…1) of its ``points``, and all that a review of it needs.

    ``item`` holds the run; it is None when the question can no longer be asked, which ``problem`` explains. Then there
    is neither answer nor grade; if it could not be asked in the exam either, ``score`` is None and the task counts for
    nothing. ``changed`` says that the question has been changed since, so that grade and score may differ.
    """

    position: int
    name: Name
    title: str
    kind: str
    topics: tuple[str, ...]
    section: int
    points: float
    score: float | None
    seconds: float
    flagged: bool
    is_answered: bool
    item: "Item[Any, Any] | None"
    answer: "Answer | None"
    grade: "Grade | None"
    changed: bool
    problem: str

    @property
    def earned(self) -> float:
        """The points that were earned."""
        return self.points * (self.score or 0.0)

    @classmethod
    def of(cls, position: int, ready: "ReadyTask", given: "ExamAnswer") -> Self:
        """Grade what was given to a task; the score that is known of it already stands."""
        item = ready.item
        answer = grade = None
        if item is not None:
            answer = given_answer(item, given.answer) or item.empty()
            grade = item.grade(answer)
        question = None if item is None else item.question
        return cls(
            position=position,
            name=ready.task.name,
            title=question.title if question else ready.task.question,
            kind=question.kind if question else "",
            topics=question.topics if question else (),
            section=ready.task.section,
            points=ready.task.points,
            score=given.score if given.score is not None or grade is None else grade.score,
            seconds=given.seconds,
            flagged=given.flagged,
            is_answered=given.answer is not None,
            item=item,
            answer=answer,
            grade=grade,
            changed=ready.changed,
            problem=ready.problem,
        )


@dataclass(frozen=True, slots=True)
class TopicResult:
    """A topic and those under it: the points of the tasks that carry it."""

    topic: str
    tasks: int
    points: float
    earned: float

    @property
    def score(self) -> float:
        """The share of the points that was earned."""
        return self.earned / self.points


@dataclass(frozen=True, slots=True)
class ExamResult:
    """A finished exam: ``exam`` is what the store keeps of it."""

    exam: "Exam"
    paper: Paper
    tasks: tuple[TaskResult, ...]

    @property
    def title(self) -> str:
        """What the exam is called."""
        return self.paper.blueprint.title

    @property
    def points(self) -> float:
        """The points that could be earned."""
        return sum(task.points for task in self.tasks if task.score is not None)

    @property
    def earned(self) -> float:
        """The points that were earned."""
        return sum(task.earned for task in self.tasks)

    @property
    def score(self) -> float:
        """The share of the points that was earned, 0 where there were none."""
        return self.earned / self.points if self.points else 0.0

    @property
    def passed(self) -> bool:
        """Whether the pass mark was reached."""
        return self.score >= self.paper.blueprint.pass_mark - 1e-9

    @property
    def timed_out(self) -> bool:
        """Whether the time was up before it was handed in."""
        limit = self.paper.blueprint.limit
        return limit is not None and self.exam.used >= limit

    @property
    def answered(self) -> int:
        """How many tasks were answered."""
        return sum(task.is_answered for task in self.tasks)

    @property
    def lost(self) -> tuple[Name, ...]:
        """The questions that lost points and can still be asked."""
        return tuple(task.name for task in self.tasks if task.item is not None and (task.score or 0) < 1)

    @property
    def breaks(self) -> tuple[Break, ...]:
        """When the exam was paused or the trainer closed."""
        return BREAKS.validate_json(self.exam.breaks)

    @property
    def topics(self) -> tuple[TopicResult, ...]:
        """Every topic that was asked, by name; a task counts for each of its topics and for their parents."""
        carried: dict[str, list[TaskResult]] = {}
        for task in self.tasks:
            if task.score is not None:
                for topic in with_parents(task.topics):
                    carried.setdefault(topic, []).append(task)
        return tuple(
            TopicResult(topic, len(tasks), sum(task.points for task in tasks), sum(task.earned for task in tasks))
            for topic, tasks in sorted(carried.items())
        )


def given_answer(item: "Item[Any, Any]", text: str | None) -> "Answer | None":
    """Read an answer back; None if there is none, or the question has since been changed into one of another shape."""
    if text is None:
        return None
    try:
        answer: Answer = item.question.answer_model.model_validate_json(text)
    except ValidationError:
        return None
    return answer
