"""The JSON Schema of packs, by which editors complete, explain and validate while an author writes."""

from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from trainer.packs.pack import Manifest
from trainer.packs.reference.descriptions import descriptions, models_below, summary
from trainer.questions import AnyQuestion, Question
from trainer.questions.parts import OF_THE_WHOLE, WHOLE_ONLY
from trainer.questions.probes import AnyProbe
from trainer.questions.schema import Schema

Json = dict[str, Any]
DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""What yaml-language-server, and with it most editors, validates by."""
PLACEHOLDER: Final = {
    "description": "A placeholder: an expression of the question's parameters.",
    "type": "string",
    "pattern": r"^\s*\$\{.*\}\s*$",
}
_TAGS = ("kind", "ask")
"""Keys that say what a mapping is; nothing is filled in there."""


def _generated() -> Json:
    """Return what pydantic says of manifests, questions and probes."""
    return TypeAdapter(tuple[Manifest, AnyQuestion, AnyProbe]).json_schema(by_alias=True)


@cache
def written_models() -> tuple[type[Schema], ...]:
    """Return every model that an author writes, by name."""
    found = {model.__name__: model for model in models_below(Schema) if model is not Question}
    return tuple(found[name] for name in sorted(_generated()["$defs"]) if name in found)


@cache
def pack_schema() -> Json:
    """Return the schema of both kinds of files: ``pack.yaml``, and lists of questions."""
    generated = _generated()
    definitions: Json = generated["$defs"]
    for model in written_models():
        _describe(definitions[model.__name__], model)
    manifest, question, probe = generated["prefixItems"]
    shared = {"AnyProbe": _switch(probe), "AnyQuestion": _switch(question)}
    definitions["AnyPart"] = _any_part(definitions, question)
    definitions.pop("Part"), definitions.pop("Question", None)
    for name, definition in definitions.items():
        definitions[name] = _tidy(definition, probe, fixed=name == "Manifest")
    definitions |= {**shared, "Placeholder": dict(PLACEHOLDER)}
    return {
        "$schema": DIALECT,
        "title": "Question pack of the Memory Layout Trainer",
        "type": ["object", "array"],
        "if": {"type": "array"},
        "then": {"items": {"$ref": "#/definitions/AnyQuestion"}},
        "else": _moved(manifest),
        "definitions": {name: _moved(definition) for name, definition in sorted(definitions.items())},
    }


def _describe(definition: Json, model: type[Schema]) -> None:
    texts = descriptions(model)
    definition["description"] = summary(model)
    for name, field in model.model_fields.items():
        entry = definition.get("properties", {}).get(field.alias or name)
        if entry is not None and name in texts:
            entry["description"] = texts[name]


def _any_part(definitions: Json, question: Json) -> Json:
    """Return the schema of a part: a question without the keys of the whole, with points."""
    points = definitions["Part"]["properties"]["points"]
    kinds = {}
    for kind, reference in question["discriminator"]["mapping"].items():
        if kind not in WHOLE_ONLY:
            whole = definitions[reference.rpartition("/")[2]]
            properties = {key: value for key, value in whole["properties"].items() if key not in OF_THE_WHOLE}
            needed = [key for key in whole.get("required", ()) if key in properties and key not in ("title", "prompt")]
            kinds[kind] = {**whole, "properties": {**properties, "points": points}, "required": needed}
    return _by_tag("kind", kinds)


def _switch(union: Json) -> Json:
    """Return a union told apart by a key as one condition for each of its members, which editors explain better."""
    mapping = union["discriminator"]["mapping"]
    return _by_tag(union["discriminator"]["propertyName"], {tag: {"$ref": to} for tag, to in mapping.items()})


def _by_tag(tag: str, members: Json) -> Json:
    return {
        "type": "object",
        "required": [tag],
        "properties": {tag: {"enum": sorted(members)}},
        "allOf": [
            {"if": {"properties": {tag: {"const": name}}, "required": [tag]}, "then": member}
            for name, member in sorted(members.items())
        ],
    }


def _tidy(schema: Any, probe: Json, *, fixed: bool = False, key: str = "") -> Any:
    """Name what is repeated, drop pydantic's titles, and let placeholders stand for what is not text.

    ``fixed`` parts hold no placeholders.
    """
    if isinstance(schema, list):
        return [_tidy(element, probe, fixed=fixed) for element in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("discriminator") == probe["discriminator"]:
        return {"$ref": "#/$defs/AnyProbe"}
    if schema.get("$ref") == "#/$defs/Part":
        return {"$ref": "#/$defs/AnyPart"}
    inner = {name: part for name, part in schema.items() if name != "title" or isinstance(part, dict)}
    fixed = fixed or key in ("parameters", "constraints")
    tidied: Json = {}
    for name, part in inner.items():
        if name == "properties":
            tidied[name] = {
                own: _tidy(value, probe, fixed=fixed or own in (*_TAGS, "id"), key=own) for own, value in part.items()
            }
        elif name in ("anyOf", "oneOf"):
            tidied["anyOf"] = [_tidy(member, probe, fixed=True) for member in part]
        elif name not in ("default", "enum", "const", "description", "required"):
            tidied[name] = _tidy(part, probe, fixed=fixed)
        else:
            tidied[name] = part
    if "patternProperties" in tidied:
        tidied["additionalProperties"] = False
    return tidied if fixed else _with_placeholder(tidied)


def _with_placeholder(schema: Json) -> Json:
    """Let a placeholder stand for a number, a truth, or one of some words."""
    reference = {"$ref": "#/$defs/Placeholder"}
    if "anyOf" in schema:
        needed = any(map(_is_restricted, schema["anyOf"])) and {"type": "string"} not in schema["anyOf"]
        return {**schema, "anyOf": [*schema["anyOf"], reference]} if needed else schema
    if not _is_restricted(schema):
        return schema
    outside: Json = {name: schema[name] for name in ("description", "default") if name in schema}
    inside = {name: part for name, part in schema.items() if name not in outside}
    return {**outside, "anyOf": [inside, reference]}


def _is_restricted(schema: Json) -> bool:
    """Say whether a scalar must be other than any text."""
    kind = schema.get("type")
    words = kind == "string" and ("enum" in schema or "pattern" in schema)
    return "const" not in schema and (kind in ("integer", "number", "boolean") or words)


def _moved(schema: Any) -> Any:
    """Rename ``$defs`` and ``prefixItems``, which draft 7 does not know."""
    if isinstance(schema, list):
        return [_moved(element) for element in schema]
    if not isinstance(schema, dict):
        return schema
    renamed = {"prefixItems": "items"}
    found = {renamed.get(name, name): _moved(part) for name, part in schema.items() if name != "discriminator"}
    if isinstance(found.get("$ref"), str):
        found["$ref"] = found["$ref"].replace("#/$defs/", "#/definitions/")
        # beside a reference, draft 7 ignores everything else
        beside = {name: part for name, part in found.items() if name != "$ref"}
        return {**beside, "allOf": [{"$ref": found["$ref"]}]} if beside else found
    return found
