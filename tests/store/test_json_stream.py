"""JSON that is larger than memory should hold is taken apart as a parser of the whole would take it."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.store.json_stream import JsonStream, NotJson

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


class Trickle(io.StringIO):
    """A file that gives few characters at a time."""

    def __init__(self, text, most):
        super().__init__(text, newline="")
        self.most = most

    def read(self, size=-1):
        return super().read(self.most)


def walk(stream):
    """Return what the stream holds, going into everything that can be gone into."""
    match stream.peek():
        case "{":
            return {json.loads(name): walk(stream) for name in stream.members()}
        case "[":
            return [walk(stream) for _ in stream.elements()]
    return json.loads(stream.value())


def read(stream):
    value = walk(stream)
    stream.end()
    return value


@given(VALUES, st.integers(1, 9), st.sampled_from([None, 1]))
def test_what_is_gone_into_is_what_a_parser_sees(value, most, indent):
    assert read(JsonStream(Trickle(json.dumps(value, indent=indent), most))) == value


@given(VALUES, st.integers(1, 9))
def test_a_value_is_taken_whole_wherever_the_file_is_cut(value, most):
    text = json.dumps(value)

    assert JsonStream(Trickle(f" {text}\n", most)).value() == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Expecting value at line 1 column 1"),
        ('{"a": 1,\n "b": [1 2]}', r"Expecting '\]' at line 2 column 10"),
        ('{"a": 1,}', "Expecting a name in double quotes at line 1 column 9"),
        ('{"a" 1}', "Expecting ':' at line 1 column 6"),
        ("[tru]", "Expecting value at line 1 column 2"),
        ('["abc', "Unterminated string starting at line 1 column 2"),
        ("[1] 2", "Extra data at line 1 column 5"),
        ("[" + "1" * 5000 + "]", "a number has too many digits at line 1 column 2"),
    ],
    ids=lambda text: text[:20],
)
@pytest.mark.parametrize("most", [1, 1 << 20])
def test_what_is_no_json_is_refused_with_its_place(text, sentence, most):
    with pytest.raises(NotJson, match=f"^{sentence}$"):
        read(JsonStream(Trickle(text, most)))


def test_a_mistake_at_the_beginning_does_not_read_the_whole_file():
    file = Trickle("[}" + " " * 100_000, 1000)

    with pytest.raises(NotJson):
        walk(JsonStream(file))

    assert file.tell() <= 1000


def test_values_that_are_too_deep_in_each_other_are_refused():
    with pytest.raises(NotJson, match="too deep in each other"):
        JsonStream(io.StringIO("[" * 100_000)).value()
