"""PySide is imported without compiling its support modules each time, and is the same PySide."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMPILED = """
import builtins
compiled, compile_code = [], builtins.compile
def counting(source, filename, *rest, **more):
    compiled.append(str(filename))
    return compile_code(source, filename, *rest, **more)
builtins.compile = counting
import trainer.desktop
print(sum(name.startswith("shibokensupport") for name in compiled))
"""

WRONG_CALL = """
import trainer.desktop
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
try:
    QWidget().resize("wide")
except TypeError as error:
    print(error)
"""


@pytest.fixture
def start(tmp_path):
    """Run a program that imports the desktop, with a place of its own for compiled code; returns what it prints."""
    place = tmp_path / "compiled"

    def start_it(program: str, **environment: str) -> str:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": str(place), "PYTHONDONTWRITEBYTECODE": ""} | environment
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, env=environment, check=True
        )
        return done.stdout.strip()

    start_it.place = place
    return start_it


def kept(place: Path) -> list[Path]:
    return list(place.rglob("pyside*.support"))


def test_the_second_start_compiles_nothing_of_pyside(start):
    assert int(start(COMPILED)) > 5

    assert start(COMPILED) == "0"


def test_where_nothing_may_be_written_nothing_is_kept(start):
    start(COMPILED, PYTHONDONTWRITEBYTECODE="1")

    assert kept(start.place) == []


@pytest.mark.parametrize("damage", [b"", b"no code at all, but some bytes"], ids=["empty", "other bytes"])
def test_damaged_code_is_compiled_anew(start, damage):
    start(COMPILED)
    (file,) = kept(start.place)
    file.write_bytes(damage)

    assert int(start(COMPILED)) > 5
    assert start(COMPILED) == "0"


def test_a_wrong_call_is_still_told_what_the_right_ones_are(start):
    start(COMPILED)

    told = start(WRONG_CALL)

    assert "Supported signatures" in told
    assert "QWidget.resize(w: int, h: int" in told
