"""Numbers as learners type them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.questions.quantities import Quantity, QuantityError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4096", 4096),
        ("8 MB", 8 << 20),
        ("8MiB", 8 << 20),
        ("8m", 8 << 20),
        ("128 KiB", 131072),
        ("1.5 KB", 1536),
        ("0x1000", 4096),
        ("0X7fff", 32767),
        ("0b101", 5),
        ("2^17", 131072),
        ("2**20", 1 << 20),
        ("1<<20", 1 << 20),
        ("3 * 1 << 4", 48),
        ("\N{MINUS SIGN}1", -1),
        ("131\N{NARROW NO-BREAK SPACE}072", 131072),
        ("128 * 1024", 131072),
        ("4 × 2 KiB", 8192),
        ("131,072", 131072),
        ("131 072 bytes", 131072),
        ("131_072", 131072),
        ("1 byte", 1),
        ("2 pages", 8192),
        ("-16", -16),
        ("0.5", Fraction(1, 2)),
    ],
)
def test_reads(text, value):
    assert Quantity.parse(text).value == value


@pytest.mark.parametrize(
    "text", ["", "much", "8 XB", "0x", "1,5", "12 KB KB", "2 KB * 3 KB", "--1", "1e9", "9" * 200, "2^999", "٣"]
)
def test_refuses_with_a_sentence(text):
    with pytest.raises(QuantityError, match=r"\w"):
        Quantity.parse(text)


@given(st.integers(-(2**64), 2**64))
def test_every_integer_is_read_back(number):
    assert Quantity.parse(str(number)).value == number


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_refused(text):
    try:
        Quantity.parse(text)
    except QuantityError:
        return
