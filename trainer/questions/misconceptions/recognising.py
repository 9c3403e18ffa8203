"""Recognising a misconception in an answer: it errs as the same question does in the believed world."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from trainer.questions.errors import ProbeFailed, QuestionError
from trainer.questions.misconceptions.believing import believed_run

if TYPE_CHECKING:
    from trainer.questions.base import Answer, Item
    from trainer.questions.misconceptions.base import Misconception
    from trainer.questions.runs import Runner

AnyItem = TypeVar("AnyItem", bound="Item[Any, Any]")


def believer(item: "AnyItem", misconception: "Misconception", runner: "Runner") -> "AnyItem | None":
    """Return the same item in the world in which the misconception is true.

    None where the belief cannot be applied, or leads to an answer that is not on offer.
    """
    question = item.question.unstated()
    try:
        other: AnyItem = question.item(believed_run(question, misconception, runner), item.seed, runner)
    except (QuestionError, ProbeFailed):
        return None
    return other


def errs_alike(answer: "Answer", key: "Answer", believed: "Answer", untouched: "Answer") -> bool:
    """Say whether some part of ``answer`` that was touched is wrong in the way in which ``believed`` is.

    Parts are the fields of the answer, and the entries of a field that is a mapping.
    """
    for name in type(key).model_fields:
        given, right, wrong, empty = (getattr(each, name) for each in (answer, key, believed, untouched))
        if isinstance(right, Mapping):
            if any(wrong.get(part) == given.get(part) not in (right[part], empty.get(part)) for part in right):
                return True
        elif given == wrong and given not in (right, empty):
            return True
    return False
