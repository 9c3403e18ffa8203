"""The JSON Schema and the reference are made from the models, and so never out of date."""

import json

import jsonschema
import pytest
from ruamel.yaml import YAML

from trainer.packs import builtin_packs
from trainer.packs.command import main
from trainer.packs.reference.command import reference_place
from trainer.packs.reference.descriptions import descriptions
from trainer.packs.reference.document import reference
from trainer.packs.reference.schema import pack_schema, written_models
from trainer.questions import KINDS
from trainer.questions.misconceptions import MISCONCEPTIONS

SCHEMA = pack_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
QUESTION = {"id": "a", "title": "A", "prompt": "?"}
SOUND = [
    {"kind": "number", "answer": 5},
    {"kind": "number", "answer": "${size * 2}", "parameters": {"size": {"from": 1, "to": "64 KiB"}, "n": [1, "a"]}},
    {"kind": "number", "probe": {"ask": "points-to", "pointer": "p", "before": "${line}"}},
    {"kind": "choice", "options": [{"text": "a", "correct": "${a < b}"}, {"misconception": "malloc-zeroes"}]},
    {"kind": "layout", "regions": ["${a}", "heap"], "order": "${flag}"},
    {"kind": "parts", "parts": [{"kind": "number", "answer": 1, "points": 3}, {"kind": "number", "answer": 2}]},
]
UNSOUND = [
    {"kind": "nothing"},
    {"answer": 5},
    {"kind": "number", "anwser": 5},
    {"kind": "number", "answer": 5, "unit": "pounds"},
    {"kind": "number", "probe": {"ask": "points-too"}},
    {"kind": "number", "probe": {"ask": "points-to"}},
    {"kind": "number", "answer": [5]},
    {"kind": "choice", "options": [{"text": "a", "correct": "maybe"}]},
    {"kind": "number", "answer": 1, "id": "${a}"},
    {"kind": "number", "answer": 1, "parameters": {"A": 1}},
    {"kind": "parts", "parts": [{"kind": "number", "answer": 1, "program": "x"}, {"kind": "number", "answer": 2}]},
    {"kind": "parts", "parts": [{"kind": "flashcard", "back": "x"}, {"kind": "number", "answer": 2}]},
]


def test_the_schema_is_one():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", sorted(builtin_packs().rglob("*.yaml")), ids=lambda file: file.name)
def test_the_built_in_packs_are_valid(file):
    VALIDATOR.validate(YAML(typ="safe", pure=True).load(file))


@pytest.mark.parametrize("keys", SOUND, ids=str)
def test_what_the_reader_takes_the_schema_takes_placeholders_included(keys):
    VALIDATOR.validate([{**QUESTION, **keys}])


@pytest.mark.parametrize("keys", UNSOUND, ids=str)
def test_what_the_reader_refuses_the_schema_refuses(keys):
    assert not VALIDATOR.is_valid([{**QUESTION, **keys}])


def test_every_field_is_described():
    """A text below each field of a model is what editors and the reference show."""
    missing = {
        f"{model.__name__}.{name}"
        for model in written_models()
        for name in set(model.model_fields) - set(descriptions(model)) - {"kind", "ask"}
    }
    assert missing == set()


def test_the_descriptions_are_in_the_schema():
    option = SCHEMA["definitions"]["Option"]

    assert option["properties"]["is"]["description"] == "The value that it is."
    assert option["description"].startswith("An option: its text")


def test_the_reference_is_up_to_date():
    """After a change of the models: trainer pack reference --write."""
    assert reference_place().read_text(encoding="utf-8") == reference()


def test_the_reference_tells_every_kind_and_every_misconception():
    text = reference()

    assert all(f"### {kind}\n" in text for kind in KINDS)
    assert all(f"| `{name}` |" in text for name in MISCONCEPTIONS)


def test_the_schema_is_printed(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA


def test_the_reference_is_printed(capsys):
    assert main(["reference"]) == 0
    assert capsys.readouterr().out == reference()
