"""Packs from anywhere: each bad one is a plain error, in bounded time and memory, and nothing happens outside of it."""

import json
import socket
import subprocess
import time
from pathlib import Path

import bad_packs
import pytest

from trainer.packs import check_pack
from trainer.questions.runs import engine_runner

LONGEST = 40
"""Seconds of the processor; most take a few hundredths, those that reach the limits of a run some seconds."""
MOST_MEMORY = 3 << 19
"""KiB that the process may have grown by at any moment."""
STATUS, PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch, tmp_path):
    """Let nothing be fetched and no program be started, and look for traces outside of the pack."""

    def refused(*arguments, **options):
        raise AssertionError("a pack reached outside of the simulation")

    for owner, name in ((socket, "socket"), (socket, "create_connection"), (subprocess, "Popen")):
        monkeypatch.setattr(owner, name, refused)
    outside = tmp_path / "outside"
    outside.mkdir()
    monkeypatch.chdir(outside)
    yield
    assert list(outside.iterdir()) == []
    assert not Path("/tmp/evil").exists()
    assert not list(tmp_path.rglob("evil*"))


def found(path):
    """Check a pack, and return what is said of it."""
    begin = time.process_time()
    check = check_pack(path, seeds=2, runner=engine_runner)
    assert time.process_time() - begin < LONGEST
    for problem in check.problems:
        assert "\n" not in str(problem)
        assert "Traceback" not in str(problem)
        assert len(str(problem)) < 2_000
    return check.errors


def holds(errors, expected):
    assert errors
    assert any(expected in str(error) for error in errors), [str(error)[:300] for error in errors[:5]]


@pytest.mark.parametrize("name", bad_packs.FILES)
def test_a_bad_file(pack, name):
    files, expected = bad_packs.FILES[name]

    holds(found(pack(files)), expected)


@pytest.mark.parametrize("name", bad_packs.PICTURES)
def test_a_bad_picture(pack, name):
    file, content, expected = bad_packs.PICTURES[name]

    holds(found(pack({f"images/{file}": content})), expected)


@pytest.mark.parametrize("name", bad_packs.QUESTIONS)
def test_a_bad_question(pack, name):
    keys, expected = bad_packs.QUESTIONS[name]

    holds(found(pack({"questions/all.yaml": json.dumps([{**bad_packs.CARD, **keys}])})), expected)


@pytest.mark.parametrize("name", bad_packs.PROGRAMS)
def test_a_bad_program(pack, name):
    body, expected = bad_packs.PROGRAMS[name]

    holds(found(pack({"questions/all.yaml": json.dumps([bad_packs.scenario(body)])})), expected)


@pytest.mark.parametrize("name", bad_packs.FOLDERS)
def test_a_bad_folder(pack, name):
    spoil, expected = bad_packs.FOLDERS[name]
    folder = pack()
    spoil(folder)

    holds(found(folder), expected)


@pytest.mark.parametrize("name", bad_packs.ZIPS)
def test_a_bad_zip(tmp_path, name):
    build, expected = bad_packs.ZIPS[name]
    build(tmp_path / "pack.zip")

    holds(found(tmp_path / "pack.zip"), expected)


def test_there_are_enough_of_them():
    kinds = (
        bad_packs.FILES,
        bad_packs.PICTURES,
        bad_packs.QUESTIONS,
        bad_packs.PROGRAMS,
        bad_packs.FOLDERS,
        bad_packs.ZIPS,
    )

    assert sum(map(len, kinds)) > 150


def test_all_of_them_together_took_little_memory(memory_taken):
    """Runs after the others, which share one process."""
    assert memory_taken() < MOST_MEMORY


@pytest.fixture(scope="module", autouse=True)
def memory_taken():
    """Return how many KiB the process has taken beyond what it had before the first bad pack, at its highest."""
    if not PEAK.exists():
        pytest.skip("needs Linux, which tells a process the peak of its memory")
    PEAK.write_text("5")  # proc(5): the peak is counted anew
    before = kibibytes("VmRSS")
    return lambda: kibibytes("VmHWM") - before


def kibibytes(name):
    """Return a line of /proc/self/status."""
    lines = STATUS.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
