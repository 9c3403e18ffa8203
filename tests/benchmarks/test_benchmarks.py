"""The benchmarks still run: what they measure changes, and nobody runs them every day."""

import subprocess
import sys
from pathlib import Path

import postgresql_server
import pytest

NO_SERVER = postgresql_server.missing()


def test_the_benchmark_of_the_store_measures_a_small_collection():
    output = run("store.py", "--cards", "60", "--runs", "1")

    assert "answer and next card" in output
    assert "import into a new database" in output
    assert "a card, its reviews included" in output


@pytest.mark.full
def test_the_benchmark_of_the_app_measures_a_small_collection():
    output = run("app.py", "--cards", "60", "--runs", "1", "--reviews", "5")

    assert "memory of the app" in output


@pytest.mark.full
@pytest.mark.skipif(NO_SERVER is not None, reason=str(NO_SERVER))
def test_the_benchmark_of_a_class_loses_no_answer_of_two_learners():
    output = run("class_load.py", "--learners", "2", "--seconds", "1", "--think", "0.1")

    in_the_log, in_the_sums, on_the_cards = (int(part.split()[0]) for part in output.splitlines()[-1].split(", "))
    assert in_the_log == in_the_sums == on_the_cards > 0


def run(script, *options):
    command = [sys.executable, Path(__file__).with_name(script), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
