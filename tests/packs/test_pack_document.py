"""YAML as packs use it: YAML 1.2, every value with its place, nothing that can explode."""

import pytest

from trainer.packs.document import DEEPEST, parse


def plain(text):
    root, complaints = parse(text)
    assert complaints == []
    return root.plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("~", None),
        ("010", 10),
        ("0x10", 16),
        ("0o10", 8),
        ("1.50", 1.5),
        ('"1.50"', "1.50"),
        ("12:30", "12:30"),
        ("2026-01-01", "2026-01-01"),
        ("1_000", "1_000"),
        ("[a, 1, {b: c}]", ["a", 1, {"b": "c"}]),
        ("|\n  a\n  b\n", "a\nb\n"),
    ],
)
def test_plain_values_are_those_of_yaml_1_2(text, value):
    assert plain(text) == value


def test_every_value_knows_its_place():
    root, _ = parse("- id: a\n  options:\n    - text: b\n      is: c\n")

    assert root.place((0, "id")) == (1, 3)
    assert root.place((0, "options", 0, "is")) == (4, 7)
    assert root.place((0, "options", 0, "missing")) == (3, 7)
    assert root.place((0, "options", "choice", 0, "text")) == (3, 7)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: &x 1\nb: 2\n", 1, "anchors"),
        ("a: *x\n", 1, "aliases"),
        ("a: !!python/object:os.system 1\n", 1, "tags"),
        ("a:\n  <<: {b: 1}\n", 2, "merge keys"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' is given twice (first in line 1)"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("? [a, b]\n: c\n", 1, "a key must be a word"),
        ("a: [1, 2\n", 2, "not YAML"),
        ("a: 'x\n", 2, "not YAML"),
        ("a: b: c\n", 1, "not YAML"),
        ("\ta: 1\n", 1, "not YAML"),
        ("%YAML 9.9\n---\na: 1\n", 1, "not YAML"),
        (f"a: {'9' * 5000}\n", 1, "too long"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, "levels deep"),
        ("[" * 100_000, 1, "levels deep"),
        ("{a: " * 50_000, 1, "levels deep"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_what_is_refused_is_said_with_its_line(text, line, what):
    _, complaints = parse(text)

    assert complaints
    assert complaints[0][0] == line
    assert what in complaints[0][2]


def test_every_duplicate_is_told():
    _, complaints = parse("a: 1\na: 2\nb: 1\nb: 2\n")

    assert [line for line, *_ in complaints] == [2, 4]


def test_an_empty_document_has_no_value():
    assert parse("# nothing\n") == (None, [])


@pytest.mark.parametrize("line_break", ["\r", "\r\n"])
def test_a_mistake_after_a_carriage_return_has_a_line(line_break):
    _, complaints = parse(f"a: 1{line_break}b: '")

    assert [complaint[0] for complaint in complaints] == [2]
