"""Exams in words; no Qt."""

from typing import TYPE_CHECKING

from trainer.desktop.topics import topic_title
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.study.exam import Blueprint, ExamLine, Section, Supply, TaskResult


TIME_WAS_UP = "The time was up: it was graded as it stood."


def clock(seconds: float) -> str:
    """Return ``9:05`` or ``1:02:03``; a second that has begun counts in full."""
    minutes, rest = divmod(int(-(-seconds // 1)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spoken(seconds: float) -> str:
    """Return the time in words: ``4 minutes 30 seconds``."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [counted(minutes, "minute")] if minutes else []
    return " ".join((*parts, counted(rest, "second"))) if rest or not parts else parts[0]


def task_outcome(task: "TaskResult") -> tuple[str, str]:
    """Return a sign with how a task went, and its points: ``("✗ wrong", "0 of 2")``."""
    if task.score is None:
        return "? not asked", "not counted"
    if not task.is_answered:
        said = "– no answer"
    else:
        said = "✓ right" if task.score == 1 else "◐ partly right" if task.score else "✗ wrong"
    return said, f"{task.earned:.3g} of {task.points:g}"


def rules(blueprint: "Blueprint") -> str:
    """Return what a learner should know before beginning."""
    time = counted(blueprint.minutes, "minute") if blueprint.minutes else "no time limit"
    pause = "can be paused" if blueprint.may_pause else "cannot be paused"
    return (
        f"{counted(blueprint.count, 'question')} · {counted(blueprint.points, 'point')} · {time} · {pause} · "
        f"passed from {blueprint.pass_mark:.0%}"
    )


def asked_for(section: "Section") -> str:
    """Return what a part of an exam asks: ``3 × choice, number on Heap``."""
    kinds = ", ".join(section.kinds) or "any kind"
    topics = ", ".join(topic_title(topic) for topic in section.topics)
    return f"{section.count} × {kinds}" + (f" on {topics}" if topics else "")


def supply_of(count: int, supply: "Supply") -> str:
    """Return what the packs have for a part that asks for ``count`` questions."""
    if supply.found >= count:
        return f"Drawn from {counted(supply.holds, 'question')}."
    if supply.holds < count:
        return f"⚠ The packs have {counted(supply.holds, 'question')} for this part, not {count}."
    rest = counted(supply.found, "question")
    return f"⚠ The packs have {supply.holds}, but other parts ask for the same: {rest} would be left, not {count}."


def outcome(line: "ExamLine") -> str:
    """Return how an exam ended, or that it did not."""
    if line.finished_at is None:
        return "not handed in: go on"
    if line.score is None:
        return "handed in"
    return f"{line.score:.0%} {'passed' if line.passed else 'not passed'}"
