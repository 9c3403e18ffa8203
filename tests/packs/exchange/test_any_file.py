"""Files from anywhere: whatever they hold, reading them ends with questions or with a sentence."""

import forms
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.packs.exchange.authoring import author
from trainer.packs.exchange.formats import format_named
from trainer.packs.exchange.notices import ExchangeError

NAMES = ["moodle-xml", "gift", "csv", "tsv"]
SOUND = {
    name: format_named(name)
    .write(
        forms.collection(
            *map(forms.question, forms.PARTS.values()),
            forms.question(*forms.in_parts(forms.ONE, forms.MANY, forms.TRUE_FALSE, forms.SIZE, forms.SHARE)),
        )
    )
    .data
    for name in NAMES
}
MARKUP = b'{ } ~ = # -> < > :: , \t \n \n\n " \\ &#0; </text> {1:SA:=x} {1:MC: %50% 1e999 fraction= <text> ]]> <table>'
BYTES = (b"\0", b"\xff", b"\xee\x80\x80", b"\xee\x80\x803\xee\x80\x81", b'class="trainer-part"')
PIECES = st.sampled_from([*MARKUP.split(b" "), *BYTES])


def taken(name, data):
    try:
        found = format_named(name).read(data)
    except ExchangeError:
        return None
    return author(found)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file(name, data):
    sound = SOUND[name]
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, min(len(sound), start + 40)))
    damaged = sound[:start] + b"".join(data.draw(st.lists(PIECES, max_size=3))) + sound[end:]

    taken(name, damaged)


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes(name, data):
    taken(name, data)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_file(name):
    made = taken(name, SOUND[name])

    assert len(made.questions) >= len(forms.PARTS)
