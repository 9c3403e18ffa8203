"""Recognising a misconception in an answer: it errs as the same question does in the believed world."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from trainer.questions.errors import ProbeFailed, QuestionError
from trainer.questions.misconceptions.believing import believed_run

if TYPE_CHECKING:
    from trainer.questions.base import Answer
    from trainer.questions.item import Item
    from trainer.questions.misconceptions.base import Misconception
    from trainer.questions.runs import Runner

AnyItem = TypeVar("AnyItem", bound="Item[Any, Any]")


def believer(item: "AnyItem", misconception: "Misconception", runner: "Runner") -> "AnyItem | None":
    """Return the same item in the world in which the misconception is true.

    None where the belief cannot be applied, or leads to an answer that is not on offer.
    """
    if misconception.item is not None:
        return cast("AnyItem | None", misconception.item(item))
    question = item.question.unstated()
    try:
        other: AnyItem = question.item(believed_run(question, misconception, runner), item.seed, runner)
    except (QuestionError, ProbeFailed):
        return None
    return other


def errs_alike(answer: "Answer", key: "Answer", believed: "Answer", untouched: "Answer") -> bool:
    """Say whether some part of ``answer`` that was touched is wrong in the way in which ``believed`` is.

    Parts are the fields of the answer, and within a field the entries of a mapping, or of a list of the same length.
    """
    answers = (answer, key, believed, untouched)
    return any(_alike(*(getattr(each, name) for each in answers)) for name in type(key).model_fields)


def _alike(given: Any, right: Any, wrong: Any, empty: Any) -> bool:
    if isinstance(right, Mapping):
        return any(_alike(given.get(part), right[part], wrong.get(part), empty.get(part)) for part in right)
    if isinstance(right, tuple) and len(given) == len(right) == len(wrong):
        blank = [*empty, *[None] * len(right)]
        return any(map(_alike, given, right, wrong, blank))
    return bool(given == wrong) and given not in (right, empty)
