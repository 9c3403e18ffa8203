"""What a new version of a pack brings: questions are the same as long as their ids are.

A learner's history follows the id: it goes on for questions that are changed, begins for those that are added, and
rests for those that are removed, until they come back.
"""

from dataclasses import dataclass
from typing import Any

from trainer.packs.pack import Pack
from trainer.questions import Question


@dataclass(frozen=True)
class Change:
    """A question that is not as it was; ``keys`` are those that differ, empty if it was added or removed."""

    id: str
    title: str
    kind: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What differs between two versions of a pack, each in the order of the version that has it."""

    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    unchanged: int = 0

    @property
    def any(self) -> bool:
        """Whether a question differs."""
        return bool(self.added or self.changed or self.removed)


def changes(old: Pack, new: Pack) -> Changes:
    """Compare the questions of two versions of a pack by their ids."""
    before = {question.id: question for question in old.questions}
    after = {question.id: question for question in new.questions}
    changed = []
    for name in after.keys() & before.keys():
        if keys := _differing(before[name], after[name]):
            changed.append(_change(after[name], keys))
    position = {name: index for index, name in enumerate(after)}
    return Changes(
        added=tuple(_change(question) for name, question in after.items() if name not in before),
        changed=tuple(sorted(changed, key=lambda change: position[change.id])),
        removed=tuple(_change(question) for name, question in before.items() if name not in after),
        unchanged=len(after.keys() & before.keys()) - len(changed),
    )


def _change(question: Question, keys: tuple[str, ...] = ()) -> Change:
    return Change(question.id, question.title, question.kind, keys)


def _differing(old: Question, new: Question) -> tuple[str, ...]:
    """Return the keys whose values differ, as they were written."""
    one, other = _written(old), _written(new)
    return tuple(key for key in {**one, **other} if one.get(key) != other.get(key))


def _written(question: Question) -> dict[str, Any]:
    written = question.model_dump(mode="json", by_alias=True)
    shown = str(written)
    pictures = {name: data for name, data in question.pictures.items() if name in shown}
    return {**written, "pictures": pictures} if pictures else written
