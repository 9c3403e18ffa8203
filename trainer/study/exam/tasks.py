"""The tasks of a paper, made ready: their programs have run before the clock starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.questions.errors import QuestionError
from trainer.study.exam.blueprint import Blueprint
from trainer.study.exam.paper import Name, Paper, Task, draw
from trainer.study.shelf import Shelf, fingerprint

if TYPE_CHECKING:
    from trainer.packs import Library
    from trainer.questions import Item

Progress = Callable[[int, int], None]
"""Called with how many tasks are ready, and how many there are."""


@dataclass(frozen=True, slots=True)
class ReadyTask:
    """A task and its item; ``item`` is None, and ``problem`` a sentence, when it can no longer be asked.

    ``changed`` says that the question is no longer the one that was drawn.
    """

    task: Task
    item: "Item[Any, Any] | None"
    problem: str = ""
    changed: bool = False


def draw_ready(
    blueprint: Blueprint, library: "Library", seed: int, progress: Progress
) -> tuple[Paper, tuple[ReadyTask, ...]]:
    """Draw a paper of which every task can be asked; questions that cannot are left out. Raises TooFewQuestions."""
    shelf = Shelf(library)
    broken: set[Name] = set()
    ready: dict[Name, ReadyTask] = {}
    while True:
        paper = draw(blueprint, library, seed, broken)
        for task in paper.tasks:
            if task.name not in ready:
                ready[task.name] = make_ready(task, shelf)
                progress(min(len(ready), len(paper.tasks)), len(paper.tasks))
        failed = {task.name for task in paper.tasks if ready[task.name].item is None}
        if not failed:
            return paper, tuple(ReadyTask(task, ready[task.name].item) for task in paper.tasks)
        broken |= failed


def make_ready(task: Task, shelf: Shelf) -> ReadyTask:
    """Prepare the question of a task as the shelf holds it."""
    question = shelf.find(task.pack, task.question)
    if question is None:
        return ReadyTask(task, None, f"{task.pack}/{task.question} is no longer in the library.")
    try:
        return ReadyTask(task, question.prepare(task.seed), changed=fingerprint(question) != task.version)
    except QuestionError as error:
        return ReadyTask(task, None, f"{task.pack}/{task.question} cannot be asked: {error}.")
