"""Dispositions, masks, handlers and their frames."""

import pytest

from tests.engine.process.threaded import ThreadedProcess
from trainer.engine import run
from trainer.engine.errors import LimitReached, ProcessKilled
from trainer.engine.libc import send_signal, setjmp, sleeping  # noqa: F401  (registers the functions)
from trainer.engine.process.processor import PATIENCE
from trainer.engine.process.signal_numbers import SIGNALS

SEGV, ABRT, USR1, USR2, ALRM, CHLD = (
    SIGNALS["SIG" + name] for name in ("SEGV", "ABRT", "USR1", "USR2", "ALRM", "CHLD")
)
SIGINFO, ONSTACK, RESETHAND, NODEFER = 4, 0x08000000, 0x80000000, 0x40000000
BLOCK, UNBLOCK = 0, 1
EINTR = 4


@pytest.fixture
def process():
    return ThreadedProcess()


def install(process, number, handler, flags=0, mask=0):
    action = process.new(192)
    process.memory.store_u64(action, process.define(handler) if callable(handler) else handler)
    process.memory.store_u64(action + 8, mask)
    process.memory.store_u32(action + 136, flags)
    assert process.c.sigaction(number, action, 0) == 0


def change_mask(process, how, *numbers):
    mask = process.new(128)
    process.memory.store_u64(mask, sum(1 << number - 1 for number in numbers))
    process.c.sigprocmask(how, mask, 0)


def test_a_fault_without_a_handler_kills_and_tells_of_the_access(process):
    with pytest.raises(ProcessKilled) as caught:
        process.run(lambda: process.memory.store_u8(0x10, 1))

    fault = caught.value.fault
    assert (fault.address, fault.access, fault.code, fault.region) == (0x10, "write", "SEGV_MAPERR", "unmapped")


def test_an_access_is_repeated_after_the_handler_returned(process):
    page = process.map(4096, 0)
    install(process, SEGV, lambda number: process.kernel.mprotect(page, 4096, 3))

    process.run(lambda: process.memory.store_u8(page, 5))

    assert process.memory.load_u8(page) == 5


def test_siginfo_tells_address_and_code(process):
    page = process.map(4096, 0)

    def handler(number, info, context):
        load = process.memory
        seen.append((number, load.load_i32(info), load.load_i32(info + 8), load.load_u64(info + 16) - page))
        process.kernel.mprotect(page, 4096, 3)

    seen = []
    install(process, SEGV, handler, SIGINFO)

    process.run(lambda: process.memory.store_u8(page + 8, 1))

    assert seen == [(SEGV, SEGV, 2, 8)]


def test_a_handler_that_repairs_nothing_ends_the_run(process):
    install(process, SEGV, lambda number: None)

    with pytest.raises(LimitReached, match="without repairing"):
        process.run(lambda: process.memory.load_u8(0x10))


def test_a_blocked_fault_kills(process):
    install(process, SEGV, lambda number: pytest.fail("the handler ran"))

    def main():
        change_mask(process, BLOCK, SEGV)
        process.memory.load_u8(0x10)

    with pytest.raises(ProcessKilled):
        process.run(main)


def test_a_fault_in_the_handler_of_that_fault_kills(process):
    install(process, SEGV, lambda number: process.memory.load_u8(0x20))

    with pytest.raises(ProcessKilled) as caught:
        process.run(lambda: process.memory.load_u8(0x10))

    assert caught.value.fault.address == 0x20


def test_a_handler_needs_room_for_its_frame(process):
    install(process, SEGV, lambda number: pytest.fail("the handler ran"))
    process.stack = process.map(4096) + 512
    process.map(4096, 0)

    with pytest.raises(ProcessKilled) as caught:
        process.run(lambda: process.memory.load_u8(0x10))

    assert caught.value.signal == "SIGSEGV"


def test_a_handler_runs_on_the_alternate_stack(process):
    page, stack, description = process.map(4096, 0), process.map(16384), process.new()
    pointers = []

    def handler(number):
        pointers.append(process.stack_pointer())
        process.kernel.mprotect(page, 4096, 3)

    def main():
        process.memory.store_u64(description, stack)
        process.memory.store_u64(description + 16, 16384)
        process.c.sigaltstack(description, 0)
        process.memory.load_u8(page)

    install(process, SEGV, handler, ONSTACK)
    process.run(main)

    assert stack < pointers[0] < stack + 16384


def test_without_an_alternate_stack_the_frame_lies_below_the_red_zone(process):
    pointers = []

    def main():
        pointers.append(process.stack_pointer())
        process.signals.raise_in_thread(USR1)

    install(process, USR1, lambda number: pointers.append(process.stack_pointer()))
    process.run(main)

    # 128 bytes of red zone, floating-point state and struct rt_sigframe
    assert 0xD00 < pointers[0] - pointers[1] < 0xE00


def test_a_handler_with_resethand_runs_once(process):
    runs = []
    install(process, USR1, runs.append, RESETHAND)

    def main():
        process.signals.raise_in_thread(USR1)
        process.signals.raise_in_thread(USR1)

    with pytest.raises(ProcessKilled) as caught:
        process.run(main)

    assert (runs, caught.value.signal) == ([USR1], "SIGUSR1")


def test_a_signal_is_blocked_while_its_handler_runs(process):
    order = []

    def handler(number):
        order.append("begin")
        if len(order) == 1:
            process.signals.raise_in_thread(USR1)
        order.append("end")

    install(process, USR1, handler)
    process.run(lambda: process.signals.raise_in_thread(USR1))

    assert order == ["begin", "end", "begin", "end"]


def test_with_nodefer_the_handler_interrupts_itself(process):
    order = []

    def handler(number):
        order.append("begin")
        if len(order) == 1:
            process.signals.raise_in_thread(USR1)
        order.append("end")

    install(process, USR1, handler, NODEFER)
    process.run(lambda: process.signals.raise_in_thread(USR1))

    assert order == ["begin", "begin", "end", "end"]


def test_blocked_signals_arrive_once_and_the_last_handler_runs_first(process):
    order = []

    def main():
        change_mask(process, BLOCK, USR1, USR2)
        for number in (USR1, USR2, USR1):
            process.signals.raise_in_thread(number)
        change_mask(process, UNBLOCK, USR1, USR2)

    install(process, USR1, order.append)
    install(process, USR2, order.append)
    process.run(main)

    assert order == [USR2, USR1]


def survives(process, number):
    process.signals.raise_in_thread(number)
    return True


def test_an_ignored_signal_does_nothing(process):
    install(process, USR1, 1)

    assert process.run(lambda: survives(process, USR1))


def test_a_child_signal_is_ignored_by_default(process):
    assert process.run(lambda: survives(process, CHLD))


def test_abort_kills_although_a_handler_returns(process):
    runs = []
    install(process, ABRT, runs.append)

    with pytest.raises(ProcessKilled) as caught:
        process.run(process.signals.abort)

    assert (runs, caught.value.signal) == ([ABRT], "SIGABRT")


def test_signal_returns_the_handler_before(process):
    def main():
        process.c.signal(USR1, 1)
        return process.c.signal(USR1, 0)

    assert process.run(main) == 1


def test_sigkill_cannot_be_caught(process):
    assert process.run(lambda: process.c.signal(9, 1)) == (1 << 64) - 1


def test_a_handler_of_another_thread_runs_in_that_thread(process):
    seen = []
    install(process, USR1, lambda number: seen.append(process.c.pthread_self()))

    def main():
        identity = process.create(lambda argument: process.c.pause() & 0)
        process.c.sched_yield()
        process.c.pthread_kill(identity, USR1)
        process.join(identity)
        return identity

    assert process.run(main) == seen[0]


def test_a_signal_for_the_process_goes_to_a_thread_that_does_not_block_it(process):
    seen = []
    install(process, USR1, lambda number: seen.append(process.thread.number))

    def main():
        identity = process.create(lambda argument: process.c.pause() & 0)
        process.c.sched_yield()
        change_mask(process, BLOCK, USR1)
        process.c.kill(process.threads.pid, USR1)
        process.join(identity)

    process.run(main)

    assert seen == [2]


def test_a_handler_interrupts_sleep(process):
    install(process, ALRM, lambda number: None)

    def main():
        process.c.alarm(2)
        return process.c.sleep(10)

    assert process.run(main) == 7


def test_pause_fails_with_eintr_after_the_handler(process):
    install(process, ALRM, lambda number: None)

    def main():
        process.c.alarm(1)
        return process.c.pause(), process.errno

    assert process.run(main) == (-1, EINTR)


def test_an_alarm_interrupts_a_loop_before_a_limit_ends_it(process):
    seen = []
    install(process, ALRM, seen.append)

    def main():
        process.c.alarm(1)
        while not seen:
            process.statement(1000)
        return process.counter[0]

    assert PATIENCE < process.run(main) < 2 * PATIENCE


def test_sigwait_takes_a_blocked_signal_without_its_handler(process):
    numbers, result = process.new(128), process.new()

    def main():
        change_mask(process, BLOCK, USR2)
        process.memory.store_u64(numbers, 1 << USR2 - 1)
        process.signals.raise_in_thread(USR2)
        process.c.sigwait(numbers, result)
        return process.memory.load_i32(result)

    assert process.run(main) == USR2


def test_sigsuspend_lets_the_signal_in_and_restores_the_mask(process):
    seen = []
    install(process, USR1, seen.append)

    def main():
        change_mask(process, BLOCK, USR1)
        process.signals.raise_in_thread(USR1)
        process.c.sigsuspend(process.new(128))
        return process.thread.mask

    assert process.run(main) == {USR1}
    assert seen == [USR1]


REGISTERS = """
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>
static sigjmp_buf again;
static void handler(int number, siginfo_t *info, void *context)
{
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    printf("%d/%d trap %lld error %lld\\n", number, info->si_code, registers[REG_TRAPNO], registers[REG_ERR]);
    HANDLING
    siglongjmp(again, 1);
}
int main(void)
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    volatile int zero = 0;
    char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    setvbuf(stdout, NULL, _IONBF, 0);
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGFPE, &action, NULL);
    sigaction(SIGILL, &action, NULL);
    if (!sigsetjmp(again, 1)) *(volatile int *)16 = 1;
    if (!sigsetjmp(again, 1)) *(volatile char *)page = 1;
    if (!sigsetjmp(again, 1)) ((void (*)(void))page)();
    if (!sigsetjmp(again, 1)) *(volatile int *)0xdead000000000000 = 1;
    if (!sigsetjmp(again, 1)) zero = 5 % zero;
    if (!sigsetjmp(again, 1)) __builtin_trap();
    return 0;
}
"""


def test_handlers_are_told_the_trap_and_its_error_code():
    result = run(REGISTERS.replace("HANDLING", ""))

    assert result.stdout.splitlines() == [
        "11/1 trap 14 error 6",
        "11/2 trap 14 error 6",
        "11/2 trap 14 error 21",
        "11/128 trap 13 error 0",
        "8/1 trap 0 error 0",
        "4/2 trap 6 error 0",
    ]


def test_handlers_are_told_where_the_program_stood():
    place = 'printf("%d", registers[REG_RIP] > (long)handler && registers[REG_RSP] < registers[REG_RBP]); _exit(0);'

    result = run(REGISTERS.replace("HANDLING", place))

    assert result.stdout.splitlines()[1] == "1"


def test_a_handler_that_changes_where_the_program_goes_on_ends_the_run():
    result = run(REGISTERS.replace("HANDLING", "registers[REG_RIP] += 6; return;"))

    assert result.limit is not None
    assert "in the midst of machine code" in result.limit


def test_a_handler_that_changes_other_registers_ends_the_run():
    result = run(
        REGISTERS.replace("HANDLING", "registers[REG_RAX] = (greg_t)page_of_zeros; return;").replace(
            "static sigjmp_buf again;", "static sigjmp_buf again; static char page_of_zeros[64];"
        )
    )

    assert result.limit == "a handler changed RAX of what it interrupted, which is not simulated"
