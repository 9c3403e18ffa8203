"""Windows give a frame's scalars fast, and never where the page tables would have said no.

The endings are those of the real machine.
"""

from trainer.engine import run

PROTECTED_BELOW = """\
#include <sys/mman.h>
#include <stdint.h>
static int inner(int depth, char *page)
{
    volatile int x = depth;
    if (depth == 0)
        return mprotect(page, 4096, PROT_READ) + 1;
    return inner(depth - 1, page) + x;
}
int main(void)
{
    char big[20000] = {0};
    char *page = (char *)(((uintptr_t)big + 8192) & ~4095UL);
    int sum = inner(3, page);
    page[5] = 3;
    return sum;
}
"""

OWN_PAGE = """\
#include <stdio.h>
#include <sys/mman.h>
#include <stdint.h>
int main(void)
{
    int x = 7;
    printf("%d\\n", x);
    fflush(stdout);
    mprotect((void *)((uintptr_t)&x & ~4095UL), 4096, ACCESS);
    x = 9;
    printf("never %d\\n", x);
    return 0;
}
"""

DISCARDED = """\
#include <sys/mman.h>
#include <stdint.h>
static int deep(int n)
{
    char pad[5000];
    int x = n;
    pad[0] = 1;
    return n ? deep(n - 1) + x + pad[0] : x;
}
int main(void)
{
    char here;
    uintptr_t page = (uintptr_t)&here & ~4095UL;
    int before = deep(30);
    madvise((void *)(page - 40 * 4096), 39 * 4096, MADV_DONTNEED);
    return deep(30) == before;
}
"""

JUMPED = """\
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
static sigjmp_buf place;
static int times;
static void handler(int number)
{
    int local = ++times;
    siglongjmp(place, local);
}
static int deep(int n)
{
    volatile char pad[3000];
    pad[0] = n;
    return deep(n + 1) + pad[0];
}
int main(void)
{
    stack_t stack = {.ss_sp = malloc(SIGSTKSZ), .ss_size = SIGSTKSZ};
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
    int sum = 0;
    sigaltstack(&stack, NULL);
    sigaction(SIGSEGV, &action, NULL);
    if (sigsetjmp(place, 1) < 3)
        deep(0);
    for (int i = 0; i < 10; i++)
        sum += i;
    return sum + times;
}
"""


def test_a_page_protected_far_below_is_still_written_through_the_page_tables():
    result = run(PROTECTED_BELOW)

    assert (result.signal, result.fault.line) == ("SIGSEGV", 15)


def test_a_local_on_a_page_that_became_read_only_cannot_be_written():
    result = run(OWN_PAGE.replace("ACCESS", "PROT_READ"))

    assert (result.signal, result.stdout) == ("SIGSEGV", "7\n")


def test_a_local_on_a_page_without_rights_cannot_be_written():
    result = run(OWN_PAGE.replace("ACCESS", "PROT_NONE"))

    assert (result.signal, result.stdout) == ("SIGSEGV", "7\n")


def test_stack_pages_that_were_discarded_serve_again():
    assert run(DISCARDED).exit_code == 1


def test_windows_survive_jumps_out_of_handlers_on_another_stack():
    assert run(JUMPED).exit_code == 48


def test_recording_does_not_change_what_frames_see():
    for source in (PROTECTED_BELOW, DISCARDED, JUMPED):
        recorded, plain = run(source), run(source, record=False)

        assert (recorded.exit_code, recorded.signal) == (plain.exit_code, plain.signal)
