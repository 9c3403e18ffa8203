"""Expressions of parameters: arithmetic, bounded in time and size, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.questions.parameters.expressions import Expression, ExpressionError

VALUES = {"size": 4096, "count": 3, "name": "box", "row": {"type": "int", "bytes": 4}}


def evaluate(text):
    return Expression(text).evaluate(VALUES)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("size", 4096),
        ("size * count + 1", 12289),
        ("(size + 8) % 16", 8),
        ("-size // 3", -1366),
        ("size / 8", 512),
        ("2**10 | 1", 1025),
        ("0x10 << 4", 256),
        ("size + 4 KiB", 8192),
        ("1MiB", 1 << 20),
        ("round_up(size + 1, 16)", 4112),
        ("round_down(size - 1, 16)", 4080),
        ("min(size, count, 2)", 2),
        ("log2(size)", 12),
        ("abs(-3)", 3),
        ("~0 & 0xff", 255),
        ("row.bytes * 2", 8),
        ("row.type + '[2]'", "int[2]"),
        ("name + ' of 4 KiB'", "box of 4 KiB"),
        ("name == 'box' and not size < 4", True),
        ("1 < count <= 3", True),
        ("size if count > 3 else 0", 0),
        ("true or false", True),
    ],
)
def test_arithmetic(text, value):
    assert evaluate(text) == value


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        ("size +", "not an expression"),
        ("a.b.c", "more than arithmetic"),
        ("size()", "no function 'size'"),
        ("open('x')", "no function 'open'"),
        ("__import__('os')", "no function"),
        ("name.upper()", "more than arithmetic"),
        ("name.__class__", "has no '__class__'"),
        ("row.colour", "has no 'colour'"),
        ("(lambda: 1)()", "not an expression"),
        ("[1, 2][0]", "not an expression"),
        ("1, 2", "more than arithmetic"),
        ("x := 1", "not an expression"),
        ("1.5", "not a whole number"),
        ("1if size else 2", "not a whole number"),
        ("010", "not a whole number"),
        ("f'{size}'", "more than arithmetic"),
        ("min(size)", "min takes 2 to 8 numbers"),
        ("min(*row)", "more than arithmetic"),
        ("size / 3", "not a whole number; // rounds down"),
        ("size // 0", "divides by 0"),
        ("size % 0", "divides by 0"),
        ("round_up(1, 0)", "divides by 0"),
        ("2 ** -1", "exponent is negative"),
        ("9**9**9", "beyond 128 bits"),
        ("9**9**9**9**9", "beyond 128 bits"),
        ("1 << 10**30", "more than 128 bits"),
        ("0x" + "f" * 40, "not a whole number"),
        ("9" * 200, "not a whole number"),
        ("name * 1000", "not a number"),
        ("'a' * 10**9", "not a number"),
        ("name + 1", "not a number"),
        ("name < 1", "cannot be compared"),
        ("log2(5)", "not a power of 2"),
        ("sise", "no parameter 'sise'"),
        ("(" * 280, "not an expression"),
        ("1" + "+1" * 200, "longer than 300 characters"),
        ("'\\x41'", "not an expression"),
        ("`ls`", "not an expression"),
        ("size;size", "not an expression"),
        ("2**100 * 2**100", "beyond 128 bits"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text, complaint):
    with pytest.raises(ExpressionError, match=None) as refused:
        evaluate(text)

    assert complaint in str(refused.value)


def test_texts_cannot_grow_without_bound():
    with pytest.raises(ExpressionError, match="beyond 1000 characters"):
        Expression("+".join(["name"] * 40)).evaluate({"name": "x" * 200})


SIGNS = ["**", "<<", ">>", "//", *"()+-*/%<>=!&|^~,.'"]
WORDS = ["size", "name", "row.bytes", "if", "else", "and", "not", "min", "log2", "lambda", "__class__", "KiB", "'ab'"]
ODD = ["9", "0x", "1e9", "99999999", " ", "é", "\\", "\n", "[", "{"]


@given(st.lists(st.sampled_from([*SIGNS, *WORDS, *ODD]), max_size=40).map("".join) | st.text(max_size=30))
def test_any_text_is_a_value_or_refused_in_time(text):
    begin = time.process_time()
    try:
        value = evaluate(text)
    except ExpressionError:
        value = 0

    assert isinstance(value, str | dict) or abs(value) < 1 << 128
    assert time.process_time() - begin < 1
