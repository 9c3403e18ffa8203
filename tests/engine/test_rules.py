import re
from pathlib import Path

import pytest

from trainer.engine import run
from trainer.engine.events import Rule
from trainer.engine.process import call_rules
from trainer.engine.regions import DESCRIPTIONS, RegionKind
from trainer.engine.rules import SENTENCES, size_text


def test_a_rule_is_a_sentence_with_its_numbers():
    rule = Rule("break-moved", {"end": 0x55555557A000})

    assert rule.sentence().endswith("the heap now ends at 0x55555557a000.")


def test_a_rule_without_a_sentence_still_says_its_numbers():
    assert Rule("no-such-rule", {"size": 3}).sentence() == "no-such-rule: size = 3"


@pytest.mark.parametrize("name", SENTENCES)
def test_no_sentence_puts_a_size_with_its_own_parentheses_into_others(name):
    assert not re.search(r"\([^)]*:size\}", SENTENCES[name])


def test_sizes_are_written_with_the_largest_unit_that_divides_them():
    assert [size_text(size) for size in (1, 100, 135168, 8 << 20)] == [
        "1 byte",
        "100 bytes",
        "132 KiB (135168 bytes)",
        "8 MiB (8388608 bytes)",
    ]


def test_every_kind_of_region_is_described():
    assert set(DESCRIPTIONS) == set(RegionKind)


FILES = """\
#include <stdio.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
int main(void)
{
    int ends[2];
    char text[8];
    struct rlimit limit = {4096, 4096};
    pipe(ends);
    write(ends[1], "abc", 3);
    read(ends[0], text, 8);
    close(ends[1]);
    read(ends[0], text, 8);
    lseek(ends[0], 0, SEEK_SET);
    int file = memfd_create("file", 0);
    ftruncate(file, 4096);
    lseek(file, 100, SEEK_SET);
    dup2(file, 9);
    open("/nowhere", O_RDONLY);
    setrlimit(RLIMIT_FSIZE, &limit);
    return 0;
}
"""

MEMORY = """\
#define _GNU_SOURCE
#include <sys/mman.h>
int main(void)
{
    unsigned char present[4];
    char *memory = mmap(0, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(memory + 4096, 4096, PROT_READ);
    mincore(memory, 16384, present);
    madvise(memory, 4096, MADV_DONTNEED);
    madvise(memory, 4096, MADV_FREE);
    madvise(memory, 4096, MADV_DONTFORK);
    madvise(memory, 4096, MADV_WILLNEED);
    madvise(memory, 4096, MADV_POPULATE_READ);
    mlock(memory, 4096);
    munlock(memory, 4096);
    mremap(memory + 8192, 8192, 4096, 0);
    mremap(memory + 8192, 4096, 8192, 0);
    mremap(memory + 8192, 8192, 1 << 20, MREMAP_MAYMOVE);
    return 0;
}
"""

STREAMS = """\
#include <stdio.h>
int main(void)
{
    static char room[256];
    fputs("at once\\n", stderr);
    setvbuf(stdout, room, _IOFBF, sizeof room);
    for (int i = 0; i < 30; i++)
        fputs("ten bytes.", stdout);
    fflush(stdout);
    fputs("the rest", stdout);
    return 0;
}
"""


def rules_of(source, kind):
    """Return line and rule of the events of a kind, those before main left out."""
    return [(event.line, event.rule.name) for event in run(source).events if event.kind == kind and event.line]


def test_every_call_on_files_says_why_it_did_so():
    assert rules_of(FILES, "syscall") == [
        (11, "pipe-ends"),
        (12, "written-at-once"),
        (13, "read-what-is-there"),
        (14, "descriptor-freed"),
        (15, "end-of-file"),
        (16, "call-failed"),
        (17, "lowest-descriptor"),
        (18, "file-resized"),
        (19, "place-moved"),
        (20, "descriptor-replaced"),
        (21, "call-failed"),
        (22, "limit-set"),
    ]


def test_every_call_on_memory_says_why_it_did_so():
    assert rules_of(MEMORY, "syscall") == [
        (6, "highest-hole"),
        (7, "rights-changed"),
        (8, "residency-told"),
        (9, "pages-dropped"),
        (10, "pages-may-go"),
        (11, "advice-marks"),
        (12, "advice-unseen"),
        (13, "pages-populated"),
        (14, "pages-locked"),
        (15, "pages-unlocked"),
        (16, "mapping-shrinks"),
        (17, "mapping-grows"),
        (18, "mapping-moved"),
    ]


def test_what_is_written_says_why_just_then():
    told = [(event.data["text"], event.rule.name) for event in run(STREAMS).events if event.kind == "output"]

    assert told == [
        ("at once\n", "stream-unbuffered"),
        (("ten bytes." * 30)[:256], "buffer-full"),
        (("ten bytes." * 30)[256:], "stream-flushed"),
        ("the rest", "flushed-at-exit"),
    ]


def test_a_line_is_written_to_a_terminal_when_it_is_complete():
    source = '#include <stdio.h>\nint main(void) { puts("a line"); return 0; }\n'

    assert [event.rule.name for event in run(source, tty=True).events if event.kind == "output"] == ["line-complete"]


@pytest.mark.parametrize("source", [FILES, MEMORY, STREAMS], ids=["files", "memory", "streams"])
def test_every_event_tells_its_rule_in_a_sentence(source):
    sentences = [event.rule.sentence() for event in run(source).events]

    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)


def test_mprotect_in_the_middle_of_a_mapping_splits_it():
    rule = next(event.rule for event in run(MEMORY).events if event.rule.name == "rights-changed")

    assert rule.values["new"] - rule.values["old"] == 2


def test_a_call_that_fails_says_with_which_error():
    failed = [event.rule.sentence() for event in run(FILES).events if event.rule.name == "call-failed"]

    assert failed == [
        "lseek failed with ESPIPE: pipes, sockets and terminals have no places to go to.",
        "open failed with ENOENT: there is no such name.",
    ]


def test_each_system_call_has_a_rule_for_its_success():
    """A call that reports itself without a rule needs one in the table of ``call_rules``."""
    engine = Path(call_rules.__file__).parents[1]
    calls = re.compile(r'(?:_report|open_channel|_install)\((?:process, )?"(\w+)", (?!Errno)')
    sources = [*(engine / "process").glob("*_calls.py"), *(engine / "libc").rglob("*.py")]
    reported = {name for source in sources for name in calls.findall(source.read_text())}
    with_a_rule = {"mmap", "munmap", "mprotect", "mremap", "madvise", "mincore", "brk", "shmat"}
    allocations = {"malloc", "calloc", "realloc"}

    assert reported - with_a_rule - allocations <= set(call_rules.SUCCESSES)
    assert set(call_rules.SUCCESSES.values()) <= set(SENTENCES)
