"""Timers of processor time stand still while nobody computes."""

from trainer.engine import run

HEADERS = """
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/resource.h>
#include <sys/time.h>
static volatile int rings;
static void ring(int number) { rings++; }
"""


def outcome(body):
    return run(f"{HEADERS} int main(void) {{ {body} }}", record=False)


def test_a_limit_of_processor_time_ends_a_loop():
    result = outcome("struct rlimit limit = {1, RLIM_INFINITY}; setrlimit(RLIMIT_CPU, &limit); for (;;) ;")

    assert result.signal == "SIGXCPU"


def test_the_hard_limit_kills_who_handles_the_signal():
    result = outcome(
        "signal(SIGXCPU, ring); struct rlimit limit = {1, 2}; setrlimit(RLIMIT_CPU, &limit);"
        'while (!rings) ; write(1, "warned\\n", 7); for (;;) ;'
    )

    assert (result.stdout, result.signal) == ("warned\n", "SIGKILL")


def test_sleeping_costs_no_processor_time():
    result = outcome(
        "signal(SIGPROF, ring); struct itimerval timer = {{0, 0}, {0, 20000}}; setitimer(ITIMER_PROF, &timer, 0);"
        'usleep(500000); printf("%d\\n", rings); while (!rings) ; printf("%d\\n", rings);'
    )

    assert result.stdout == "0\n1\n"


def test_a_process_that_waits_for_ever_waits_under_a_limit_of_processor_time_too():
    result = outcome("struct rlimit limit = {1, 1}; setrlimit(RLIMIT_CPU, &limit); pause();")

    assert "waits for a signal" in result.limit
