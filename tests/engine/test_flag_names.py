import pytest

from trainer.engine.flag_names import flags_text


@pytest.mark.parametrize(
    ("call", "argument", "value", "text"),
    [
        ("mmap", "prot", 3, "PROT_READ|PROT_WRITE"),
        ("mprotect", "prot", 0, "PROT_NONE"),
        ("mmap", "flags", 0x4022, "MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE"),
        ("mremap", "flags", 1, "MREMAP_MAYMOVE"),
        ("madvise", "advice", 4, "MADV_DONTNEED"),
        ("open", "flags", 0o4100, "O_CREAT|O_NONBLOCK"),
        ("setrlimit", "resource", 7, "RLIMIT_NOFILE"),
    ],
)
def test_a_flag_is_written_as_a_program_writes_it(call, argument, value, text):
    assert flags_text(call, argument, value) == text


def test_bits_without_a_name_stay_a_number():
    assert flags_text("mmap", "flags", 0x40000022) == "MAP_PRIVATE|MAP_ANONYMOUS|0x40000000"


def test_advice_that_does_not_exist_stays_a_number():
    assert flags_text("madvise", "advice", 77) == "77"


def test_an_argument_that_is_no_flag_has_no_names():
    assert flags_text("read", "count", 3) is None
