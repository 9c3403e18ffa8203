"""The commands, as a person or a script types them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.cli import main

HELLO = '#include <stdio.h>\nint main(void)\n{\n    printf("hello\\n");\n    return 3;\n}\n'
CRASH = "int main(void)\n{\n    int *p = 0;\n    return *p;\n}\n"


@pytest.fixture
def program(tmp_path):
    def write(source, name="program.c"):
        path = tmp_path / name
        path.write_text(source)
        return str(path)

    return write


def test_run_prints_what_the_program_prints_and_exits_as_it_does(program, capsys):
    status = main(["run", program(HELLO)])

    assert (status, capsys.readouterr().out) == (3, "hello\n")


def test_run_of_a_crash_exits_with_128_and_the_signal(program, capsys):
    status = main(["run", program(CRASH)])

    assert status == 128 + 11
    assert "SIGSEGV at 0x0 (unmapped), line 4" in capsys.readouterr().err


def test_run_takes_a_program_in_another_encoding_than_utf8(tmp_path, capsys):
    path = tmp_path / "latin.c"
    path.write_bytes(b'#include <stdio.h>\n// \xa9\nint main(void) { printf("%x\\n", "\xe9"[0] & 0xff); }\n')

    status = main(["run", str(path)])

    assert (status, capsys.readouterr().out) == (0, "e9\n")


def test_run_json_is_one_object_and_a_crash_is_a_result(program, capsys):
    status = main(["run", "--json", program(CRASH)])

    result = json.loads(capsys.readouterr().out)
    assert status == 0
    assert set(result) >= {"stdout", "stderr", "exit_code", "signal", "fault", "events", "regions", "limit"}
    assert (result["exit_code"], result["signal"]) == (None, "SIGSEGV")
    assert result["fault"] == {"address": 0, "region": "unmapped", "line": 4}


def test_a_broken_program_is_one_line_on_stderr(program, capsys):
    path = program("int main(void) { return 0 }\n")

    status = main(["run", path])

    captured = capsys.readouterr()
    assert status == 2
    assert captured.err == f"{path}:1:27: syntax error before '}}'\n"
    assert captured.out == ""


def test_a_missing_file_is_said(tmp_path, capsys):
    status = main(["run", str(tmp_path / "none.c")])

    assert (status, capsys.readouterr().err) == (2, f"{tmp_path / 'none.c'}: No such file or directory\n")


def test_max_steps_stops_the_program(program, capsys):
    status = main(["run", "--json", "--max-steps", "1000", program("int main(void) { for (;;) ; }")])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["limit"].startswith("The program was stopped after 1,")


def test_maps_at_a_line_shows_the_heap_only_once_there_is_one(program, capsys):
    path = program("#include <stdlib.h>\nint main(void)\n{\n    char *p = malloc(1);\n    *p = 1;\n    return 0;\n}\n")

    main(["maps", "--at", "4", path])
    before = capsys.readouterr().out
    main(["maps", "--at", "5", path])
    after = capsys.readouterr().out

    assert "[heap]" not in before
    assert "[heap]" in after


def test_without_a_display_the_app_says_so_in_one_line(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    status = main([])

    error = capsys.readouterr().err
    assert status == 2
    assert error.count("\n") == 1
    assert "no display" in error


with_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc to compare with")
# what time it is they will never agree on
CLOCK = """
#include <stdio.h>
#include <time.h>
int main(void) { puts("first"); printf("%s", time(0) > 1750000000 ? "a\\tb" : "c"); }
"""


@with_gcc
def test_verify_finds_engine_and_machine_in_agreement(program, capsys):
    path = program(HELLO)

    status = main(["verify", path])

    assert (status, capsys.readouterr().out) == (0, f"{path}: agrees\n")


@with_gcc
def test_verify_shows_the_first_line_that_differs_on_both_sides(program, capsys):
    path = program(CLOCK)

    status = main(["verify", path])

    shown = [
        "  stdout, line 2:",
        "    machine: a\\tb (no newline at its end)",
        "    engine:  c (no newline at its end)",
    ]
    assert status == 1
    assert capsys.readouterr().out.splitlines() == [f"{path}: differs", *shown]


@with_gcc
def test_verify_shows_endings_that_differ(program, capsys):
    path = program("#include <time.h>\nint main(void) { return time(0) > 1750000000; }")

    status = main(["verify", path])

    shown = ["  ending:", "    machine: exit 1", "    engine:  exit 0"]
    assert status == 1
    assert capsys.readouterr().out.splitlines() == [f"{path}: differs", *shown]


@with_gcc
def test_verify_goes_on_after_a_program_that_the_engine_refuses(program, tmp_path, capsys):
    good, refused = program(HELLO), tmp_path / "refused.c"
    refused.write_text("int main(void) { return no_such_function(); }")

    status = main(["verify", str(refused), good])

    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert lines[0] == f"{refused}: refused"
    assert lines[1].startswith("  refused.c:1:25: ")
    assert lines[2:] == [f"{good}: agrees", "together: 1 agree, 1 refused"]


@with_gcc
def test_verify_says_what_cannot_be_compared(program, capsys):
    path = program("int main(void) { int unused __attribute__((section(7))); return 0; }")

    status = main(["verify", path])

    assert status == 2
    assert "error" in capsys.readouterr().out


def test_verify_without_gcc_says_so_in_a_sentence(program, capsys, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    status = main(["verify", program(HELLO)])

    assert status == 2
    assert capsys.readouterr().err == (
        "gcc is not installed, so there is nothing to compare with; install it and try again.\n"
    )


def test_the_module_runs_as_the_command(program):
    finished = subprocess.run(
        [sys.executable, "-m", "trainer", "run", program(HELLO)], capture_output=True, text=True, check=False
    )

    assert (finished.returncode, finished.stdout) == (3, "hello\n")


@pytest.mark.parametrize("command", ["pack", "progress"])
@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_a_command_with_commands_of_its_own_says_which(command, asked, capsys):
    assert main([command, asked]) == 0
    assert f"usage: trainer {command} [-h] COMMAND" in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", [("run",), ("run", "--json"), ("maps",)], ids=" ".join)
def test_output_that_cannot_be_written_is_a_sentence(program, command):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "trainer", *command, program(HELLO)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )

    assert (done.returncode, done.stderr) == (
        2,
        "trainer: the output could not be written (No space left on device).\n",
    )
