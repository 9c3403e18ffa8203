"""Programs of the language do what gcc makes them do.

Beside each program lies what it printed on Debian 12 (gcc 12.2 -std=gnu11 -O0); where gcc is there, that is
checked, too.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from trainer.engine import run

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.c"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_prints_what_was_recorded(path):
    result = run(path.read_text(), filename=path.name, record=False)

    assert f"{result.stdout}exit {result.exit_code}\n" == path.with_suffix(".out").read_text()


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc to compare with")
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_the_record_is_what_gcc_makes_of_it(path, tmp_path):
    program = tmp_path / path.stem
    command = ["gcc", "-std=gnu11", "-O0", "-w", "-pthread", "-o", program, path.name, "-lm"]
    subprocess.run(command, cwd=path.parent, check=True)

    finished = subprocess.run([program], capture_output=True, text=True, check=False)

    assert f"{finished.stdout}exit {finished.returncode}\n" == path.with_suffix(".out").read_text()
