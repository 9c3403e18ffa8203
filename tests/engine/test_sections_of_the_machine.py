"""Programs with sections of all sizes and alignments lie where gcc and ld put them (without ASLR)."""

import re
import subprocess

import pytest

from tests.engine.machine import ENVIRONMENT, REASON
from trainer.engine import Limits, run

pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

SHOW = """
#include <fcntl.h>
#include <unistd.h>

static char text[1 << 14];

int main(void)
{
    int fd = open("/proc/self/maps", O_RDONLY), count;
    while ((count = read(fd, text, sizeof text)) > 0)
        write(1, text, count);
    return 0;
}
"""
DEEP = """
#include <stdio.h>

int main(void)
{
    char line[300], below[200000 - 0x6e0];
    below[0] = 1;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (fgets(line, sizeof line, maps))
        fputs(line, stdout);
    return 0;
}
"""
PROGRAMS = {
    "tables of pointers that fill their pages": 'const char *const table[3000] = {"a"};' + SHOW,
    "tables of pointers at a page": 'const char *const table[1000] __attribute__((aligned(4096))) = {"a"};' + SHOW,
    "constants up to nearly the end of a page": "const int table[5000] = {2}; int one(int a) { return a; }" + SHOW,
    "data at a page": "int numbers[10] __attribute__((aligned(4096))) = {1};" + SHOW,
    "thread-local data at a page": "__thread int set[100] __attribute__((aligned(4096))) = {1};" + SHOW,
    "cleared thread-local data at a page": "__thread int set[3] = {1};\n"
    "__thread int cleared[100] __attribute__((aligned(4096)));" + SHOW,
    "both, of different alignment": "__thread int set[100] __attribute__((aligned(4096))) = {1};\n"
    "__thread int cleared[100] __attribute__((aligned(64)));" + SHOW,
    "a deep stack, and the dynamic linker below it": DEEP,
}
LINE = re.compile(r"([0-9a-f]+-[0-9a-f]+ \S+ [0-9a-f]+)")


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_sections_lie_where_they_do_on_the_machine(name, tmp_path, this_machine):
    source = tmp_path / "program.c"
    source.write_text(PROGRAMS[name])
    subprocess.run(["gcc", "-O0", "-o", "program", source], check=True, cwd=tmp_path)
    options = {"cwd": tmp_path, "env": ENVIRONMENT, "capture_output": True, "text": True, "check": True}
    native = subprocess.run(["setarch", "-R", "./program"], **options).stdout

    result = run(source.read_text(), filename="program.c", record=False, limits=Limits(seconds=60))

    assert LINE.findall(result.stdout) == LINE.findall(native)
