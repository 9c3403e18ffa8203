"""The cache of parsed files: as if it were not there, only faster."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.packs import cache
from trainer.packs.cache import parsed
from trainer.packs.document import Node, parse

TEXT = "# a comment\n- id: first\n  values: [1, 2.5, true, ~, 'x', {a: b}]\n  text: |\n    one\n    two\n" * 40


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "documents")
    return tmp_path / "documents"


@pytest.fixture
def parses(monkeypatch):
    """How often a text is really parsed."""
    count = []
    monkeypatch.setattr(cache, "parse", lambda text: (count.append(text), parse(text))[1])
    return count


def same(one: Node, other: Node) -> bool:
    if (one.line, one.column, one.block, one.keys) != (other.line, other.column, other.block, other.keys):
        return False
    if isinstance(one.content, list):
        return len(one.content) == len(other.content) and all(map(same, one.content, other.content))
    if isinstance(one.content, dict):
        return list(one.content) == list(other.content) and all(
            same(value, other.content[key]) for key, value in one.content.items()
        )
    return type(one.content) is type(other.content) and one.content == other.content


def test_the_second_reading_is_from_the_cache_and_the_same(folder, parses):
    first, second = parsed(TEXT), parsed(TEXT)

    assert len(parses) == 1
    assert second[1] == []
    assert same(first[0], second[0])
    assert same(parse(TEXT)[0], second[0])


def test_another_text_is_parsed(folder, parses):
    parsed(TEXT)
    parsed(TEXT + "\n")

    assert len(parses) == 2


def test_what_is_wrong_is_told_every_time(folder, parses):
    wrong = TEXT + "  id: again\n"

    assert parsed(wrong)[1] == parsed(wrong)[1] != []
    assert len(parses) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"first", b"fifth", 1),
        lambda data: b"\x00" * len(data),
        lambda data: data + b"]",
        lambda data: data.partition(b"\n")[2],
    ],
)
def test_a_damaged_file_is_as_good_as_none(folder, parses, damage):
    parsed(TEXT)
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))

    assert same(parsed(TEXT)[0], parse(TEXT)[0])
    assert len(parses) == 2


@pytest.mark.parametrize("body", [b"[]", b"{}", b"1", b"[1,1,3,[[]]]", b"[1,1,0,{}]", b"[" * 100_000, b'["a",1,2,[]]'])
def test_a_file_with_a_checksum_but_no_document_is_as_good_as_none(folder, parses, body):
    parsed(TEXT)
    (file,) = folder.iterdir()
    file.write_bytes(cache.checksum(body).encode() + b"\n" + body)

    assert same(parsed(TEXT)[0], parse(TEXT)[0])


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "file" / "documents")

    assert same(parsed(TEXT)[0], parse(TEXT)[0])


def test_old_files_make_room(folder, monkeypatch):
    monkeypatch.setattr(cache, "MOST_FILES", 10)
    for number in range(40):
        parsed(f"{TEXT}- {number}\n")

    assert len(list(folder.iterdir())) <= 10


SCALARS = st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False) | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=VALUES)
def test_any_document_comes_back_as_it_was(folder, value):
    text = json.dumps([value, "x" * cache.SMALLEST])

    first, second = parsed(text), parsed(text)

    assert (first[0] is None) == (second[0] is None)
    assert first[0] is None or same(first[0], second[0])
