"""Programs drawn at random do what gcc makes of them."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from generated import programs
from hypothesis import HealthCheck, assume, given, settings

from trainer.engine import run

needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc to compare with")
FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))


def on_the_machine(source: str) -> tuple[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "main.c"
        path.write_text(source)
        command = ["gcc", "-std=gnu11", "-O0", "-w", "-o", "main", path.name, "-lm"]
        compiled = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assume("internal compiler error" not in compiled.stderr)
        assert compiled.returncode == 0, compiled.stderr
        finished = subprocess.run(["./main"], cwd=folder, capture_output=True, text=True, check=False)
    return finished.stdout, finished.returncode


def agrees(source: str) -> None:
    result = run(source, record=False)

    assert (result.stdout, result.exit_code) == on_the_machine(source)


@needs_gcc
@FEW
@given(programs())
def test_a_drawn_program_prints_what_gcc_prints(source):
    agrees(source)


@needs_gcc
@pytest.mark.full
@MANY
@given(programs())
def test_many_drawn_programs_print_what_gcc_prints(source):
    agrees(source)
