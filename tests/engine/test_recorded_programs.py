"""The engine does what a real Linux did.

``programs/`` holds C programs with what Debian 12 (x86-64, glibc 2.36, gcc 12 -O0, stdout a pipe) printed and how
they ended there, the same in more than 25 runs.
"""

import json
from pathlib import Path

import pytest

from trainer.engine import Limits, run

PROGRAMS = Path(__file__).parent / "programs"
# a busy machine must not end a program
PATIENT = Limits(seconds=30)
EXPECTED = json.loads((PROGRAMS / "expected.json").read_text())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_program_prints_and_ends_as_on_the_real_machine(name):
    source = (PROGRAMS / f"{name}.c").read_text()
    expected = EXPECTED[name]

    result = run(source, filename=f"{name}.c", record=False, limits=PATIENT)

    assert result.limit is None
    assert result.stdout == expected["stdout"]
    assert (result.exit_code, result.signal) == (expected["exit_code"], expected["signal"])
    assert result.stderr == expected["stderr"]
