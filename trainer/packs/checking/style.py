"""What could be better with questions that are sound: warnings of style."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from trainer.packs.pack import Pack
from trainer.packs.problems import Problem
from trainer.questions import Item, Question
from trainer.questions.choice import ChoiceItem
from trainer.questions.errors import Location
from trainer.questions.topics import TOPICS

Remark = tuple[Location, str, str]
KeyPlace = tuple[str, int]
"""The form of a question whose options are not shuffled, and which of them is right."""
ENOUGH = 4
"""So many keys in the same place are hardly chance."""


def style(question: Question, items: Sequence[Item[Any, Any]]) -> Iterator[Remark]:
    """Yield what could be better with a question; ``items`` are those of its seeds."""
    if not question.topics:
        yield (), "the question has no topic", "topics: […], so that progress can be told by subject"
    for index, topic in enumerate(question.topics):
        if topic not in TOPICS and (close := get_close_matches(topic, TOPICS, 1, 0.8)):
            what = f"the topic {topic!r} is none of the trainer's own"
            yield ("topics", index), what, f"perhaps {close[0]!r}; a topic of yours should differ more from it"
    if not _is_explained(question, items[0]):
        yield (), "nothing is explained", "an 'explanation', or feedback for wrong answers"
    if question.template is None:
        if any("${" in text for text in (question.prompt, question.title)):
            yield (), "there are placeholders, but no parameters", "'parameters', or $${ for a plain ${"
    else:
        for name in sorted(question.template.unused):
            yield ("parameters", name), f"the parameter {name!r} is not used", "a placeholder, or no such parameter"
        if len(items) > 1 and len({repr(sorted(item.question.values.items())) for item in items}) == 1:
            yield (
                ("parameters",),
                "the parameters have the same values for every seed",
                "a range or a list to draw from",
            )
    for index, name in enumerate(question.misconceptions):
        if not any(_differs(item, name) for item in items):
            what = f"the misconception {name!r} leads to no wrong answer here"
            yield ("misconceptions", index), what, "one that makes a difference in this program"


def _differs(item: Item[Any, Any], name: str) -> bool:
    """Say whether somebody with the misconception would answer otherwise, in some part of the question."""
    parts = getattr(item, "items", ()) or (item,)
    others = ((part, part.believer(name)) for part in parts)
    return any(other is not None and part.errs_like(other, other.key()) for part, other in others)


def _is_explained(question: Question, item: Item[Any, Any]) -> bool:
    """Say whether something is told after the answer: by the author, by the back of a card, or by the run."""
    told = question.kind == "flashcard" or question.explanation.strip() or _has_feedback(question)
    return bool(told or (item.run is not None and item.evidence()))


def _has_feedback(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(map(_has_feedback, value))
    fields = getattr(type(value), "model_fields", {})
    return bool(getattr(value, "feedback", "")) or any(
        _has_feedback(getattr(value, name)) for name in fields if isinstance(getattr(value, name), tuple)
    )


def key_place(items: Sequence[Item[Any, Any]]) -> KeyPlace | None:
    """Return where the right option is shown whatever is drawn.

    None for questions whose options are shuffled or whose key moves, and for other kinds.
    """
    places = {_key_place(item) for item in items}
    return places.pop() if len(places) == 1 else None


def _key_place(item: Item[Any, Any]) -> KeyPlace | None:
    if not isinstance(item, ChoiceItem) or len(item.right) > 1:
        return None
    fixed = item.question.mode == "true-false" or not item.question.shuffle
    return (item.question.mode, item.truths.index(True)) if fixed else None


def pack_style(pack: Pack, places: Mapping[str, KeyPlace]) -> Iterator[Problem]:
    """Yield what could be better with a pack as a whole; ``places`` are those of keys, by the id of their question."""
    for mode in ("one", "true-false"):
        found = [(name, index) for name, (form, index) in places.items() if form == mode]
        if len(found) >= ENOUGH and len({index for _, index in found}) == 1:
            name = found[0][0]
            what = f"the right answer stands in the same place in all {len(found)} questions of this form"
            expected = "options that are shuffled, or keys in different places"
            yield Problem(*pack.origins[name].place(()), name, what, expected, True)
    for file in map(PurePosixPath, sorted(pack.files)):
        if file.parent == PurePosixPath("programs") and file.suffix == ".c" and str(file) not in pack.programs:
            shown = str(pack.path / file)
            yield Problem(shown, 1, 1, None, "no question uses this program", "a question about it", True)
