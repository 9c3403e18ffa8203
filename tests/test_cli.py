"""The commands, as a person or a script types them."""

import json
import shutil
import subprocess
import sys

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


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc to compare with")
def test_verify_finds_engine_and_machine_in_agreement(program, capsys):
    path = program(HELLO)

    status = main(["verify", path])

    assert (status, capsys.readouterr().out) == (0, f"{path}: agrees\n")


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc to compare with")
def test_verify_shows_where_they_differ(program, capsys):
    path = program('#include <stdio.h>\nint main(void) { printf("%s\\n", sizeof __FILE__ > 20 ? "long" : "short"); }')

    status = main(["verify", path])

    assert (status, capsys.readouterr().out) == (1, f"{path}: differs\n  stdout: -long\n  stdout: +short\n")


def test_the_module_runs_as_the_command(program):
    finished = subprocess.run(
        [sys.executable, "-m", "trainer", "run", program(HELLO)], capture_output=True, text=True, check=False
    )

    assert (finished.returncode, finished.stdout) == (3, "hello\n")
