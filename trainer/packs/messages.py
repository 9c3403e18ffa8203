"""Pydantic's complaints in the words of an author of questions."""

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails


def complaints(error: ValidationError) -> "Iterator[tuple[tuple[str | int, ...], str, str]]":
    """Yield location, what is wrong and what would be right for each error."""
    seen = set()
    for detail in error.errors(include_url=False):
        what, expected = _words(detail)
        place = tuple(part for part in detail["loc"])
        if (place, what) not in seen:
            seen.add((place, what))
            yield place, what, expected


def _words(detail: "ErrorDetails") -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(detail["loc"][-1]) if detail["loc"] else "this"
    shown = _shown(detail["input"])
    match kind:
        case "missing":
            return f"the key {name!r} is missing", f"a line '{name}: …'"
        case "extra_forbidden":
            return f"there is no key {name!r} here", _instead(name)
        case "union_tag_not_found":
            key = str(context.get("discriminator", "")).strip("'")
            return f"the key {key!r} is missing", f"a line '{key}: …'"
        case "union_tag_invalid":
            key = str(context.get("discriminator", "")).strip("'")
            return f"{key} is {context.get('tag')!r}", f"one of {context.get('expected_tags')}"
        case "literal_error" | "enum":
            return f"{name} is {shown}", f"one of {context.get('expected')}"
        case "string_type":
            return f"{name} is {shown}, which is not text", f'text, such as "{detail["input"]}" in quotes'
        case "bool_type" | "bool_parsing":
            return f"{name} is {shown}", "true or false"
        case "tuple_type" | "list_type":
            return f"{name} is {shown}, which is not a list", "a list"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{name} is {shown}", "keys with values"
        case "string_pattern_mismatch":
            return f"{name} is {shown}", f"text of the form {context.get('pattern')}"
        case "string_too_long":
            return f"{name} is too long", f"at most {context.get('max_length')} characters"
        case "string_too_short" | "too_short":
            return f"{name} is too short", f"at least {context.get('min_length')}"
        case "value_error":
            return str(context.get("error", detail["msg"])), ""
        case _:
            return f"{name} is {shown}", detail["msg"][0].lower() + detail["msg"][1:]


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
