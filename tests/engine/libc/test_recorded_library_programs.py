"""The library does what glibc 2.36 did.

``programs/`` holds C programs, some with standard input in a file of the same name, and what they printed on Debian 12
(x86-64, gcc 12 -O0, without ASLR) and how they ended there.
"""

import json
from pathlib import Path

import pytest

from trainer.engine import Limits, run

PROGRAMS = Path(__file__).parent / "programs"
# a busy machine must not end a program
PATIENT = Limits(seconds=60)
EXPECTED = json.loads((PROGRAMS / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_program_prints_and_ends_as_with_glibc(name):
    source = (PROGRAMS / f"{name}.c").read_text(encoding="utf-8")
    given = PROGRAMS / f"{name}.in"

    result = run(
        source,
        filename=f"{name}.c",
        stdin=given.read_bytes() if given.exists() else b"",
        record=False,
        limits=PATIENT,
    )

    assert result.limit is None
    assert result.stdout == EXPECTED[name]["stdout"]
    assert result.stderr == EXPECTED[name]["stderr"]
    assert (result.exit_code, result.signal) == (EXPECTED[name]["exit_code"], EXPECTED[name]["signal"])
