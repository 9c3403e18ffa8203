"""Making questions of a pack out of those of another program, so that ``trainer pack check`` passes them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from trainer.packs.checking.fairness import unfair
from trainer.packs.checking.text import LONGEST, check_texts
from trainer.packs.exchange.collection import Found, legal_texts
from trainer.packs.exchange.identifiers import Identifiers
from trainer.packs.exchange.keys import Keys, part_keys, single
from trainer.packs.exchange.notices import Notice
from trainer.packs.messages import complaints
from trainer.packs.portable import Part, Portable, whole_shares
from trainer.questions import AnyQuestion, Question, QuestionError
from trainer.questions.parts import MOST_PARTS, WHOLE_ONLY

_LONGEST_TITLE = LONGEST["title"]


Made = list[tuple[Part, Keys]]
"""Parts, each with the keys of the question that it becomes."""


@dataclass(frozen=True, slots=True)
class Authored:
    """Questions as packs write them; ``notices`` says which could not be, and what the others lost."""

    questions: tuple[Keys, ...]
    notices: tuple[Notice, ...]


def author(found: Found) -> Authored:
    """Return the questions of a file as a pack writes them; each has been tried."""
    taken: list[Keys] = []
    notices = list(found.notices)
    ids = Identifiers()
    for question in found.questions:
        for keys in map(legal_texts, _authored(question, ids)):
            reason = _refused(keys, found.images)
            if reason is None:
                taken.append(keys)
            else:
                notices.append(Notice(question.id, f"not taken: {reason}"))
    return Authored(tuple(taken), tuple(notices))


def _authored(question: Portable, ids: Identifiers) -> Iterator[Keys]:
    """Yield the keys of each question that ``question`` becomes."""
    parts = [one for part in question.parts for one in single(part)]
    groups = list(_groups([(part, part_keys(part)) for part in parts]))
    for number, group in enumerate(groups, 1):
        one = question if len(groups) == 1 else replace(question, title=f"{question.title} ({number})")
        identifier = ids.of(question.id if len(groups) == 1 else f"{question.id}-{number}")
        if len(group) > 1:
            yield _whole(one, _several(group), identifier)
        else:
            part, keys = group[0]
            prompt = "\n\n".join(filter(None, (question.prompt, part.prompt)))
            yield _whole(replace(one, prompt=prompt), keys, identifier)


def _groups(made: Made) -> Iterator[Made]:
    """Yield what becomes one question each: as many parts as one may have, but a flashcard stays alone."""
    together: Made = []
    for part, keys in made:
        if keys["kind"] in WHOLE_ONLY:
            yield [(part, keys)]
            continue
        together.append((part, keys))
        if len(together) == MOST_PARTS:
            yield together
            together = []
    if together:
        yield together


def _several(made: Made) -> Keys:
    points = whole_shares([part.share for part, _ in made])
    return {
        "kind": "parts",
        "parts": [
            {
                "kind": keys["kind"],
                **({"points": worth} if worth > 1 else {}),
                **({"prompt": part.prompt} if part.prompt else {}),
                **{name: value for name, value in keys.items() if name != "kind"},
            }
            for (part, keys), worth in zip(made, points, strict=True)
        ],
    }


def _whole(question: Portable, keys: Keys, identifier: str) -> Keys:
    line = " ".join(question.title.split()) or "Untitled"
    return {
        "id": identifier,
        "kind": keys["kind"],
        "title": line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1]}…",
        **({"topics": list(question.topics)} if question.topics else {}),
        **({"platform": question.platform} if question.platform else {}),
        **({"program": question.program} if question.program is not None else {}),
        **({"arguments": list(question.arguments)} if question.arguments else {}),
        **({"stdin": question.stdin} if question.stdin else {}),
        "prompt": question.prompt or ("Fill in the blanks." if keys["kind"] == "cloze" else ""),
        **{name: value for name, value in keys.items() if name != "kind"},
        **({"explanation": question.explanation} if question.explanation else {}),
    }


@cache
def _adapter() -> TypeAdapter[Question]:
    return TypeAdapter(AnyQuestion)


def _refused(keys: Keys, images: Collection[str]) -> str | None:
    """Return why a question is none, trying it as ``trainer pack check`` does; None if it is sound."""
    wrong: list[str] = []
    try:
        question = _adapter().validate_python(keys)
        check_texts(question, images, lambda _, what, expected: wrong.append(f"{what}; {expected}"))
        if wrong:
            return "; ".join(wrong)
        fault = unfair(question.prepare(0))
    except ValidationError as error:
        return "; ".join(dict.fromkeys(f"{one.what}, {one.expected}".removesuffix(", ") for one in complaints(error)))
    except QuestionError as error:
        return error.sentence
    return None if fault is None else fault[0]
