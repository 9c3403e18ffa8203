"""What else is wrong with a question whose kind there is not: one mistake must not hide the others."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import TypeAdapter, ValidationError

from trainer.packs.messages import Complaint, complaints
from trainer.questions import Question
from trainer.questions.errors import Location
from trainer.questions.kinds import KINDS
from trainer.questions.parts import MOST_PARTS, WHOLE_ONLY

_LONGEST_NAME = 40
"""Longer names are near to none; to compare them takes long."""
_KINDS_OF_PARTS = KINDS.keys() - WHOLE_ONLY


def further_complaints(data: Any, adapter: TypeAdapter[Question]) -> Iterator[Complaint]:
    """Yield what ``adapter`` finds wrong with ``data`` besides a kind, its own or that of a part, which is none.

    That is what would be wrong if it was meant to be of the nearest kind; where none is near, what is wrong by every
    kind that it may be of: keys that all kinds have, keys that none has, and what is in a key that few have.
    """
    if not isinstance(data, dict):
        return

    def whole(kind: str) -> list[Complaint]:
        return _complaints({**data, "kind": kind}, adapter, ())

    meant = _meant(data, KINDS)
    if _kind(data) not in KINDS:
        yield from _common(data, {kind: whole(kind) for kind in meant})
    parts = data.get("parts")
    if "parts" in (*meant, _kind(data)) and isinstance(parts, list):
        for index, part in enumerate(parts[:MOST_PARTS]):
            if isinstance(part, dict) and _kind(part) not in KINDS:
                kinds = _meant(part, _KINDS_OF_PARTS)
                found = {kind: _of_part({**data, "kind": "parts"}, {**part, "kind": kind}, adapter) for kind in kinds}
                for complaint in _common(part, found):
                    yield complaint._replace(location=("parts", index, *complaint.location))


def _meant(data: dict[Any, Any], kinds: Collection[str]) -> list[str]:
    """Return the nearest kind, or all ``kinds`` if none is near."""
    return get_close_matches(_kind(data), kinds, 1) or sorted(kinds)


def _kind(data: dict[Any, Any]) -> str:
    kind = data.get("kind")
    return kind if isinstance(kind, str) and len(kind) <= _LONGEST_NAME else ""


def _common(data: dict[Any, Any], found: dict[str, list[Complaint]]) -> Iterator[Complaint]:
    """Yield what is said by every kind that has the key it is about; of a missing key, by all kinds."""
    said: dict[tuple[Location, str], tuple[Complaint, set[str]]] = {}
    for kind, complained in found.items():
        for complaint in complained:
            said.setdefault((complaint.location, complaint.what), (complaint, set()))[1].add(kind)
    for (location, _), (complaint, kinds) in said.items():
        key = next(iter(location), None)
        having = {kind for kind in found if key in KINDS[kind].model_fields}
        if kinds == set(found) or (key in data and kinds == having):
            yield complaint


def _of_part(data: dict[Any, Any], part: dict[Any, Any], adapter: TypeAdapter[Question]) -> list[Complaint]:
    return _complaints({**data, "parts": [part, part]}, adapter, ("parts", 0, "question"))


def _complaints(data: dict[Any, Any], adapter: TypeAdapter[Question], inside: Location) -> list[Complaint]:
    """Return what is wrong ``inside`` a question, with locations from there on, without the kind."""
    try:
        adapter.validate_python(data)
    except ValidationError as error:
        start = len(inside) + 1
        return [
            complaint._replace(location=complaint.location[start + bool(inside) :])
            for complaint in complaints(error)
            if complaint.location[1:start] == inside
        ]
    return []
