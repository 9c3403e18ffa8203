"""The rules of the house: lint, types, and which part may know which."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["importlinter.cli", "lint-imports"],
    ],
    ids=["lint", "format", "types", "import directions"],
)
def test_the_tree_keeps_the_rules(command):
    runner = [sys.executable, "-m", *command]
    if command[0] == "importlinter.cli":
        runner = [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
        ]

    finished = subprocess.run(runner, cwd=ROOT, capture_output=True, text=True, check=False)

    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_nothing_lies_beside_the_parts_of_the_project():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")

    top = {line.partition("/")[0] for line in listed.stdout.splitlines() if not line.startswith(".")}

    assert top == {"LICENSE", "README.md", "data", "pyproject.toml", "resources", "tests", "trainer"}


def test_running_a_program_imports_neither_qt_nor_the_database_nor_what_else_is_slow(tmp_path):
    program = tmp_path / "empty.c"
    program.write_text("int main(void) { return 0; }\n")
    script = (
        "import sys; before = set(sys.modules); from trainer.cli import main; status = main(['run', sys.argv[1]]);"
        "slow = {'PySide6', 'sqlalchemy', 'pydantic', 'decimal', 'fractions', 'pathlib', 'shutil'};"
        "print(status, sorted({name.split('.')[0] for name in set(sys.modules) - before} & slow))"
    )

    finished = subprocess.run([sys.executable, "-c", script, str(program)], capture_output=True, text=True, check=True)

    assert finished.stdout == "0 []\n"
