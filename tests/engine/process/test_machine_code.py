"""Machine code that a program has written itself: what is not simulated ends the run, and says so."""

import pytest

from trainer.engine import Limits, run

PROGRAM = """
#include <string.h>
#include <sys/mman.h>
int main(void)
{
    unsigned char code[] = { %s };
    void *page = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(page, code, sizeof code);
    return ((int (*)(void))page)();
}
"""


def test_an_instruction_that_is_not_simulated_ends_the_run_by_name():
    result = run(PROGRAM % "0x0f, 0xa2, 0xc3")  # cpuid

    assert "0f a2 c3" in result.limit


def test_an_endless_loop_ends_the_run():
    result = run(PROGRAM % "0xeb, 0xfe", limits=Limits(seconds=0.1))

    assert "out of time" in result.limit


def test_a_copy_of_a_compiled_function_does_not_run():
    result = run("""
        #include <string.h>
        #include <sys/mman.h>
        int seven(void) { return 7; }
        int main(void)
        {
            void *page = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            memcpy(page, (void *)seven, 32);
            return ((int (*)(void))page)();
        }
    """)

    assert "not simulated" in result.limit


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0x6a, 0x29, 0x58, 0x0f, 0xb6, 0xc0, 0xff, 0xc0, 0xc3", 42),  # push 41; pop rax; movzx eax, al; inc eax; ret
        ("0xb9, 5, 0, 0, 0, 0x31, 0xc0, 0x01, 0xc8, 0xe2, 0xfc, 0xc3", 15),  # the sum of 5, 4, 3, 2, 1 by loop
        ("0xb8, 100, 0, 0, 0, 0x99, 0xb9, 7, 0, 0, 0, 0xf7, 0xf9, 0x89, 0xd0, 0xc3", 2),  # 100 % 7
        ("0xb8, 0xfe, 0xff, 0xff, 0xff, 0xc1, 0xf8, 1, 0xf7, 0xd8, 0xc3", 1),  # -(-2 >> 1)
        ("0x31, 0xc0, 0x83, 0xf8, 1, 0x0f, 0x9c, 0xc0, 0xc3", 1),  # 0 < 1
        # the root of -1 is no number, which becomes the lowest integer
        (
            "0xb8, 0xff, 0xff, 0xff, 0xff, 0xf2, 0x0f, 0x2a, 0xc0, 0xf2, 0x0f, 0x51, 0xc0, 0xf2, 0x0f, 0x2c, 0xc0,"
            "0xc1, 0xe8, 0x1f, 0xc3",
            1,
        ),
    ],
)
def test_instructions_do_what_the_processor_does(code, expected):
    assert run(PROGRAM % code).exit_code == expected
