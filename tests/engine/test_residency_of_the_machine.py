"""What is in memory when main begins is what it is on a real machine, mapping for mapping (without ASLR)."""

import subprocess
from functools import partial

import pytest

from tests.engine.machine import ENVIRONMENT, REASON
from trainer.engine import Limits, run

pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

SHOW = """\
#include <fcntl.h>
#include <unistd.h>

static char text[1 << 15];

static void show(const char *path)
{
    int fd = open(path, O_RDONLY), count;
    while ((count = read(fd, text, sizeof text)) > 0)
        write(1, text, count);
    close(fd);
}

int main(void)
{
    for (int i = 0; i < sizeof text; i += 4096)
        text[i] = 1;
    show("/proc/self/smaps");
    show("/proc/self/status");
    return 0;
}
"""
PROGRAMS = {
    "small": "",
    "initialised": "int numbers[10000] = {1};",
    "pointers": 'int more[9000] = {1}; char *names[3000] = {[2000] = "x"}; char *last = "z";',
    "relocated constants": 'const char *const table[3000] = {"a"};',
    "constants": "const int table[5000] = {1};",
    "thread-local": "__thread int set[4000] = {1}; __thread int cleared[30000];",
}


def resident(text):
    """Return range, KiB in memory and KiB of those not of a file for each mapping, and the sums."""
    found, place = [], ""
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if "-" in name.split(" ")[0]:
            place = name.split(" ")[0]
        elif name in ("Rss", "Anonymous", "VmRSS", "RssAnon", "RssFile"):
            found.append((place, name, value.split()[0]))
    return found


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_same_pages_are_in_memory_at_the_start(name, tmp_path, this_machine):
    source = tmp_path / "program.c"
    source.write_text(f"{PROGRAMS[name]}\n{SHOW}")
    subprocess.run(["gcc", "-O0", "-o", "program", source], check=True, cwd=tmp_path)
    command = ["setarch", "-R", "./program"]
    natively = partial(
        subprocess.run, command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=True
    )

    result = run(source.read_text(), filename="program.c", record=False, limits=Limits(seconds=60))

    # the kernel leaves out neighbours that another process has locked just then
    assert resident(result.stdout) in [resident(natively().stdout) for _ in range(5)]
