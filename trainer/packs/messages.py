"""Pydantic's complaints in the words of an author of questions."""

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from trainer.questions.errors import Location
from trainer.questions.nearest import one_of
from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails


_FORMS = frozenset(
    {"[key]", "int", "str", "float", "bool", "constrained-int", "constrained-str", "constrained-float"}
    | {"range", "set", "rows", "formula", "constant", "[truth]", "[whole]", "[text]"}
)
"""What pydantic adds to a location for the member of a union that it tried."""


class Complaint(NamedTuple):
    """What is wrong at a location, and what would be right.

    ``placeholder`` is the one that it is about, if any; ``missing`` a key that is not there, ``unknown`` one that
    should not be.
    """

    location: Location
    what: str
    expected: str
    placeholder: str = ""
    missing: str = ""
    unknown: str = ""

    @property
    def mapping(self) -> Location:
        """The place of the mapping that a key is missing in, or should not be in."""
        key = self.missing or self.unknown
        return self.location[:-1] if self.location[-1:] == (key,) else self.location


def complaints(error: ValidationError) -> "Iterator[Complaint]":
    """Yield each error once; of a value that fits none of several forms, one complaint, of the nearest form."""
    found: dict[Location, Complaint] = {}
    for detail in error.errors(include_url=False):
        if _has_only_bad_entries(detail):
            continue
        location = _location(detail)
        placeholder = detail.get("ctx", {}).get("placeholder", "")
        complaint = Complaint(location, *_words(detail), placeholder, **_key(detail))
        place = tuple(part for part in location if part not in _FORMS)
        if place == location:
            found[*place, complaint.what] = complaint
        elif place not in found or not detail["type"].endswith("_type"):
            found[place] = complaint
    yield from told_once(found.values())


def told_once(found: "Iterable[Complaint]") -> "list[Complaint]":
    """Return the complaints without those of a missing key that is there, but misspelt: the misspelt key says it."""
    told = list(found)
    missing = [complaint for complaint in told if complaint.missing]
    for place, complaint in enumerate(told):
        if not complaint.unknown:
            continue
        here = [other for other in missing if other.mapping == complaint.mapping]
        meant = _meant(complaint.unknown, [other.missing for other in here])
        if meant:
            told[place] = complaint._replace(expected=f"perhaps {meant!r}")
            missing = [other for other in missing if other not in here or other.missing != meant]
    return [complaint for complaint in told if not complaint.missing or complaint in missing]


def _meant(key: str, names: list[str]) -> str:
    """Return the name that a misspelt key stands for, also one whose letters changed places; empty if there is none."""
    swapped = [name for name in names if sorted(name) == sorted(key)]
    return next(iter(swapped or get_close_matches(key, names, 1)), "")


def _key(detail: "ErrorDetails") -> dict[str, str]:
    """Return the key that is missing or unknown, by the name of its field in a complaint."""
    match detail["type"]:
        case "missing":
            return {"missing": str(detail["loc"][-1])}
        case "union_tag_not_found":
            return {"missing": str(detail["ctx"]["discriminator"]).strip("'")}
        case "extra_forbidden":
            return {"unknown": str(detail["loc"][-1])}
    return {}


def _has_only_bad_entries(detail: "ErrorDetails") -> bool:
    """Say whether a list is called too short only because its entries, of which others complain, are not counted."""
    given, least = detail["input"], detail.get("ctx", {}).get("min_length")
    return detail["type"] == "too_short" and isinstance(given, list | tuple) and len(given) >= (least or 0)


def _location(detail: "ErrorDetails") -> Location:
    """Return where an error is: one about the kind of a question or the name of a probe at that key."""
    tag = detail.get("ctx", {}).get("discriminator") if detail["type"] == "union_tag_invalid" else None
    return (*detail["loc"], str(tag).strip("'")) if tag else detail["loc"]


def _words(detail: "ErrorDetails") -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = next((str(part) for part in reversed(detail["loc"]) if part not in _FORMS), "this")
    shown = _shown(detail["input"])
    match kind:
        case "parameters":
            return str(context["sentence"]), str(context["expected"])
        case "missing":
            return f"the key {name!r} is missing", f"a line '{name}: …'"
        case "extra_forbidden":
            return f"there is no key {name!r} here", _instead(name)
        case "union_tag_not_found":
            key = str(context.get("discriminator", "")).strip("'")
            return f"the key {key!r} is missing", f"a line '{key}: …'"
        case "union_tag_invalid":
            key = str(context.get("discriminator", "")).strip("'")
            return f"{key} is {context.get('tag')!r}", one_of(str(context.get("tag")), _names(context))
        case "literal_error" | "enum":
            return f"{name} is {shown}", f"one of {context.get('expected')}"
        case "string_type":
            return f"{name} is {shown}, which is not text", f'text, such as "{detail["input"]}" in quotes'
        case "bool_type" | "bool_parsing":
            return f"{name} is {shown}", "true or false"
        case "tuple_type" | "list_type":
            given = detail["input"]
            return f"{name} is {shown}, which is not a list", f"[{given}]" if isinstance(given, str) else "a list"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{name} is {shown}", "keys with values"
        case "string_pattern_mismatch" if name == "id":
            slug = re.sub(r"[^a-z0-9]+", "-", str(detail["input"]).lower()).strip("-") or "my-question"
            return f"id is {shown}", f"lower case, digits and hyphens: {slug[:80]}"
        case "string_pattern_mismatch":
            return f"{name} is {shown}", f"text of the form {context.get('pattern')}"
        case "string_too_long":
            return f"{name} is too long", f"at most {context.get('max_length')} characters"
        case "too_long":
            return f"{name} is too long", f"at most {context.get('max_length')} entries"
        case "string_too_short" | "too_short":
            return f"{name} is too short", f"at least {context.get('min_length')}"
        case "value_error":
            return str(context.get("error", detail["msg"])), ""
        case _:
            return f"{name} is {shown}", detail["msg"][0].lower() + detail["msg"][1:]


def _names(context: dict[str, Any]) -> list[str]:
    return str(context.get("expected_tags")).replace("'", "").split(", ")


@lru_cache(maxsize=256)
def _instead(key: str) -> str:
    if " " in key:
        return "quotes around the text before it: inside { } a comma begins another key"
    close = get_close_matches(key, known_keys(), 1)
    return f"perhaps {close[0]!r}" if close else "only keys of this kind of question"


def _shown(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case list():
            return "a list"
        case dict():
            return "a mapping"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


@cache
def known_keys() -> tuple[str, ...]:
    """Return every key that some schema knows."""
    from trainer.packs.pack import Manifest
    from trainer.questions.kinds import KINDS

    models: Iterable[type[Schema]] = (*KINDS.values(), Manifest, *_descendants(Schema))
    return tuple(sorted({field.alias or name for model in models for name, field in model.model_fields.items()}))


def _descendants(model: type[Schema]) -> "Iterator[type[Schema]]":
    for child in model.__subclasses__():
        yield child
        yield from _descendants(child)
