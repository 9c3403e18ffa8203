"""The reference of the pack format as Markdown, made from the models, the probes and the misconceptions."""

from collections.abc import Iterable, Iterator
from typing import Any

from trainer.engine.platforms import PLATFORMS
from trainer.engine.regions import DESCRIPTIONS
from trainer.engine.rules import SENTENCES
from trainer.packs.checking.text import LONGEST, LONGEST_LINE, LONGEST_OF_KIND, LONGEST_PROGRAM
from trainer.packs.files import LARGEST_FILE, LARGEST_PACK, MOST_FILES
from trainer.packs.images import IMAGES, LONGEST_SIDE
from trainer.packs.pack import Manifest
from trainer.packs.reader import MOST_QUESTIONS
from trainer.packs.reference.descriptions import descriptions, summary
from trainer.packs.reference.prose import FILES, HEAD, PARAMETERS
from trainer.packs.reference.schema import Json, pack_schema, written_models
from trainer.questions import KINDS, Question
from trainer.questions.misconceptions import MISCONCEPTIONS
from trainer.questions.outcomes import TITLES
from trainer.questions.parameters.drawing import MOST_PARAMETERS, Range
from trainer.questions.parameters.expressions import FUNCTIONS
from trainer.questions.parameters.placeholders import FORMATS
from trainer.questions.parts import Part
from trainer.questions.probes import Probe
from trainer.questions.schema import Schema

_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "object": "keys"}


def reference() -> str:
    """Return the whole document."""
    sections = (
        HEAD,
        FILES,
        "## pack.yaml\n\n" + _table(Manifest, Manifest.model_fields),
        "## Every question\n\n" + _table(Question, Question.model_fields, KINDS["flashcard"]),
        _kinds(),
        _inner(),
        PARAMETERS.format(
            most=MOST_PARAMETERS,
            functions=", ".join(f"`{name}`" for name in FUNCTIONS),
            formats=", ".join(f"`{name}`" for name in FORMATS),
        ),
        _probes(),
        _names(),
        _misconceptions(),
        _limits(),
    )
    return "\n\n".join(section.strip() for section in sections) + "\n"


def _kinds() -> str:
    parts = ["## Kinds of questions"]
    for name, kind in KINDS.items():
        own = [field for field in kind.model_fields if field not in Question.model_fields]
        parts += [f"### {name}", summary(kind), _table(kind, own)]
    return "\n\n".join(parts)


def _inner() -> str:
    """Describe the models that stand inside questions: options, misses, parts and so on."""
    parts = ["## Inside questions"]
    for model in written_models():
        if model not in (Manifest, Range) and not issubclass(model, Question | Probe):
            own = [name for name in model.model_fields if not (model is Part and name == "question")]
            parts += [f"### {model.__name__}", summary(model), _table(model, own)]
    return "\n\n".join(part for part in parts if part)


def _probes() -> str:
    rows = []
    for model in written_models():
        if issubclass(model, Probe) and "ask" in _properties(model) and "const" in _properties(model)["ask"]:
            ask = _properties(model)["ask"]["const"]
            keys = ", ".join(f"`{key}`" for key in _properties(model) if key != "ask") or "–"
            rows.append((f"`{ask}`", _first(summary(model)), str(model.unit), keys))
    table = _rows(("ask", "what it finds", "unit", "further keys"), sorted(rows))
    meanings: dict[str, str] = {}
    for model in written_models():
        if issubclass(model, Probe):
            meanings = descriptions(model) | meanings
    meanings.pop("ask")
    listed = _rows(("key", "meaning"), ((f"`{name}`", text) for name, text in sorted(meanings.items())))
    return (
        "## Probes\n\nA probe asks something of the run. Its answer is the key, and its evidence the explanation.\n\n"
        f"{table}\n\nThe keys of probes:\n\n{listed}"
    )


def _names() -> str:
    regions = _rows(
        ("region", "title", "holds"),
        ((f"`{kind}`", found.title, found.holds) for kind, found in DESCRIPTIONS.items()),
    )
    outcomes = _rows(("outcome", "meaning"), ((f"`{name}`", title) for name, title in TITLES.items()))
    platforms = _rows(
        ("platform", "what it is"), ((f"`{name}`", found.description) for name, found in PLATFORMS.items())
    )
    rules = _rows(("rule", "sentence"), ((f"`{name}`", text) for name, text in SENTENCES.items()))
    tables = {"Platforms": platforms, "Regions": regions, "Outcomes": outcomes, "Rules": rules}
    return "\n\n".join(f"## {title}\n\n{table}" for title, table in tables.items())


def _misconceptions() -> str:
    rows = (
        (f"`{name}`", f"that {found.belief}", found.truth, found.reference) for name, found in MISCONCEPTIONS.items()
    )
    return (
        "## Misconceptions\n\nA misconception is a wrong rule by which the same program is run, or its run is read. "
        "Listed in `misconceptions`, it is recognised in any answer that follows from it; as `misconception` of an "
        "option, the option says what those who hold it would say.\n\n"
        + _rows(("name", "somebody believes", "the truth", "where it stands"), rows)
    )


def _limits() -> str:
    lengths = [(f"`{key}`", f"{most:,} characters") for key, most in LONGEST.items()]
    lengths += [(f"`{key}` of {kind}", f"{most:,} characters") for (kind, key), most in LONGEST_OF_KIND.items()]
    rows = [
        ("a file", f"{LARGEST_FILE >> 20} MiB"),
        ("a pack", f"{LARGEST_PACK >> 20} MiB, {MOST_FILES:,} files, {MOST_QUESTIONS:,} questions"),
        ("an image", f"{', '.join(IMAGES)}; {LONGEST_SIDE} × {LONGEST_SIDE} pixels"),
        ("a program", f"{LONGEST_PROGRAM} lines of {LONGEST_LINE} columns"),
        *lengths,
    ]
    return "## Limits\n\n" + _rows(("what", "at most"), rows)


def _table(model: type[Schema], names: Iterable[str], instance: type[Schema] | None = None) -> str:
    """Return a table of fields; ``instance`` is a model whose schema has them, if the model itself has none."""
    properties, texts = _properties(instance or model), descriptions(model)
    needed = _definition(instance or model).get("required", ())
    rows = []
    for name in names:
        key = model.model_fields[name].alias or name
        if key in properties and key != "kind":
            default = "**needed**" if key in needed else _default(properties[key])
            rows.append((f"`{key}`", _words(properties[key]), default, texts.get(name, "")))
    return _rows(("key", "value", "without it", "meaning"), rows) if rows else ""


def _definition(model: type[Schema]) -> Json:
    definitions = pack_schema()["definitions"]
    if model is Part:
        return {"properties": {"points": definitions["AnyPart"]["allOf"][0]["then"]["properties"]["points"]}}
    return dict(definitions.get(model.__name__, {}))


def _properties(model: type[Schema]) -> Json:
    return dict(_definition(model).get("properties", {}))


def _default(schema: Json) -> str:
    default = schema.get("default")
    if default in (None, "", [], {}):
        return "–"
    if isinstance(default, list):
        return "the usual ones" if len(default) > 4 else ", ".join(f"`{value}`" for value in default)
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _words(schema: Any) -> str:
    """Return what a value is in words."""
    if "allOf" in schema:
        return _words(schema["allOf"][0])
    if "$ref" in schema:
        return _reference(schema["$ref"].rpartition("/")[2])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return "one of " + ", ".join(f"`{value}`" for value in schema["enum"]) if len(schema["enum"]) < 9 else "a name"
    if "anyOf" in schema:
        members = (_words(member) for member in schema["anyOf"] if member.get("type") != "null")
        *others, last = dict.fromkeys(member for member in members if member)
        return f"{', '.join(others)} or {last}" if others else last
    if schema.get("type") == "array":
        return _list(schema)
    bounds = [schema.get(name) for name in ("minimum", "maximum")]
    kind = _PLAIN.get(str(schema.get("type")), "a value")
    if bounds[0] is not None and bounds[1] is not None:
        return f"{kind}, {bounds[0]} to {bounds[1]}"
    return f"{kind} from {bounds[0]}" if bounds[0] is not None else kind


def _reference(name: str) -> str:
    known = {
        "Placeholder": "",
        "AnyProbe": "a [probe](#probes)",
        "RegionKind": "a [region](#regions)",
        "Outcome": "an [outcome](#outcomes)",
        "AnyPart": "a [Part](#part)",
    }
    return known.get(name, f"[{name}](#{name.lower()})")


def _list(schema: Json) -> str:
    items = schema.get("items", {})
    if isinstance(items, list):
        return "list of " + ", ".join(map(_words, items))
    return f"list of {_words(items).removeprefix('a ').removeprefix('an ')}"


def _first(text: str) -> str:
    return text.partition("\n\n")[0]


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    def lines() -> Iterator[str]:
        yield "| " + " | ".join(head) + " |"
        yield "|" + "---|" * len(head)
        for row in rows:
            yield "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in row) + " |"

    return "\n".join(lines())
