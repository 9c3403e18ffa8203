"""Whatever bytes a pack is made of: a pack or a PackError, in bounded time."""

import contextlib
import json
import time
import zipfile
from io import BytesIO

import pytest
from bad_packs import CARD, MANIFEST, png
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.packs import PackError, read_pack
from trainer.packs.document import parse
from trainer.packs.images import IMAGES, unfit
from trainer.questions import KINDS, QuestionError

WORDS = ["- ", "id: ", "kind: choice\n", "options:\n", "  - text: a\n", "probe: {ask: value, expression: x}\n", "# x\n"]
SIGNS = ["{", "}", "[", "]", ", ", "'", '"', "|\n", ">-\n", "? ", ": ", "\t", "\n", "  ", "~", "0x", "1e999", "\\x0"]
REFUSED = ["*a", "&a ", "<<: ", "!!int ", "%YAML 1.1\n", "---\n", "...\n"]
ODD = ["\ufeff", "\x85", "\u2028", "\x1b", "é", "\U0001f600"]
FRAGMENTS = st.sampled_from([*WORDS, *SIGNS, *REFUSED, *ODD])
YAML_LIKE = st.lists(FRAGMENTS | st.text(max_size=4), max_size=60).map("".join)


def read(folder):
    try:
        return read_pack(folder)
    except PackError as error:
        problems = error.problems
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.what for problem in problems)
    return None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(data=st.binary(max_size=300))
def test_any_bytes(pack, data):
    read(pack({"questions/all.yaml": data}))
    read(pack({"pack.yaml": data}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(text=YAML_LIKE)
def test_anything_like_yaml(pack, text):
    read(pack({"questions/all.yaml": text.encode("utf-8", "surrogatepass")}))


@settings(deadline=2000)
@given(text=YAML_LIKE)
def test_places_are_inside_the_text(text):
    root, complaints = parse(text)

    lines = len(text.splitlines()) + 2
    assert all(1 <= line <= lines and column >= 1 for line, column, *_ in complaints)
    if root is not None:
        assert 1 <= root.line <= lines


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
OWN = ["options", "probe", "where", "why", "is", "answer", "points", "parts", "entries", "objects", "rows", "columns"]
KEYS = st.sampled_from(
    ["id", "kind", "title", "prompt", "program", "parameters", "constraints", "misconceptions", *OWN]
)
WRITTEN = st.sampled_from(
    [*KINDS, "${a}", "${b:hex}", "${9**9**9}", "${", "$${", "a < b", "2**99", "64 KiB", "malloc-zeroes", "small.c", "p"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(questions=st.lists(st.dictionaries(KEYS, VALUES | WRITTEN), max_size=3))
def test_any_values_under_known_keys(pack, questions):
    read(pack({"questions/all.yaml": json.dumps(questions).encode()}))


SOUND = {"id": "q", "title": "Q", "prompt": "?", "program": "small.c", "platform": "textbook"}
PARAMETER = (
    st.dictionaries(st.sampled_from(["from", "to", "step"]), VALUES | WRITTEN, max_size=3)
    | st.lists(VALUES | WRITTEN, max_size=3)
    | WRITTEN
    | st.integers()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(
    parameters=st.dictionaries(st.sampled_from(["a", "b", "A", "if", "a b"]), PARAMETER, max_size=3),
    constraints=st.lists(WRITTEN, max_size=2),
    text=st.lists(WRITTEN, max_size=4).map(" ".join),
)
def test_any_parameters(pack, parameters, constraints, text):
    """A pack, or problems; and what was read can be drawn for other seeds, or is refused by name."""
    keys = {**SOUND, "kind": "number", "answer": 1, "parameters": parameters, "constraints": constraints}
    found = read(pack({"questions/all.yaml": json.dumps([{**keys, "explanation": text}]).encode()}))

    for seed in range(3 if found else 0):
        with contextlib.suppress(QuestionError):
            assert found.questions[0].at(seed).values is not None


def zipped():
    """Return a sound pack as a zip."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("pack.yaml", MANIFEST)
        file.writestr("questions/all.yaml", json.dumps([CARD]))
        file.writestr("images/a.png", png(4, 4))
    return archive.getvalue()


ZIP = zipped()
CHANGES = st.lists(st.tuples(st.integers(0, len(ZIP) - 1), st.integers(0, 255)), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(changes=CHANGES, cut=st.integers(0, len(ZIP)) | st.none(), more=st.binary(max_size=40))
def test_any_damage_to_a_zip(tmp_path, changes, cut, more):
    data = bytearray(ZIP)
    for place, value in changes:
        data[place] = value
    path = tmp_path / "pack.zip"
    path.write_bytes(bytes(data[:cut]) + more)

    read(path)


@settings(deadline=2000)
@given(data=st.binary(max_size=200), head=st.sampled_from([b"", png(9, 9), b"\xff\xd8\xff", b"<svg "]))
def test_any_picture(data, head):
    for ending in IMAGES:
        assert unfit(f"images/a{ending}", head + data) is None or all(unfit(f"images/a{ending}", head + data))


LARGE = {
    "many anchors": "".join(f"a{n}: &x{n} [1]\n" for n in range(50_000)),
    "billion laughs": "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "deep flow": "[" * 500_000,
    "deep block": "".join(" " * n + "a:\n" for n in range(1_000)),
    "long plain": "a: " + "word " * 300_000,
    "long line of keys": "{" + "a: 1, " * 200_000 + "}",
    "long quoted": 'a: "' + "x" * 1_500_000 + '"',
    "many problems": "- {}\n" * 5_000,
    "many duplicates": "a: 1\n" * 100_000,
    "open quote": 'a: "' + "x\n" * 300_000,
    "colons": ":" * 1_000_000,
    "dashes": "- " * 500_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_large_and_hostile_files_end_in_time(pack, name):
    folder = pack({"questions/all.yaml": LARGE[name].encode()})

    begin = time.process_time()
    assert read(folder) is None

    assert time.process_time() - begin < 15
