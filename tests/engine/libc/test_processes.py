"""Processes that make, stop and group processes."""

from trainer.engine import Limits, run

HEADERS = """
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
"""


def outcome(body, before=""):
    return run(f"{HEADERS} {before} int main(void) {{ {body} }}", record=False)


def test_a_child_of_vfork_uses_the_memory_of_its_parent_which_waits():
    result = outcome(
        "int local = 1; int *heap = malloc(4); *heap = 1;"
        'if (vfork() == 0) { local = 2; *heap = 3; global = 4; write(1, "child ", 6); _exit(5); }'
        'int status; wait(&status); printf("%d %d %d, ended with %d", local, *heap, global, WEXITSTATUS(status));',
        before="int global;",
    )

    assert result.stdout == "child 2 3 4, ended with 5"


def test_what_a_child_of_vfork_wrote_is_still_there_when_the_parent_forks():
    result = outcome(
        "volatile int value = 1;"
        "if (vfork() == 0) { value = 2; _exit(0); }"
        "wait(NULL);"
        'if (fork() == 0) { printf("%d", value); exit(0); }'
        "wait(NULL);"
    )

    assert result.stdout == "2"


def test_a_child_may_be_stopped_and_continued():
    result = outcome(
        "int status; pid_t child = fork();"
        "if (child == 0) { raise(SIGSTOP); _exit(7); }"
        "waitpid(child, &status, WUNTRACED);"
        'printf("stopped %d by %d\\n", WIFSTOPPED(status), WSTOPSIG(status));'
        "kill(child, SIGCONT);"
        "waitpid(child, &status, WCONTINUED);"
        'printf("continued %d\\n", WIFCONTINUED(status));'
        'waitpid(child, &status, 0); printf("ended with %d\\n", WEXITSTATUS(status));'
    )

    assert result.stdout == "stopped 1 by 19\ncontinued 1\nended with 7\n"


def test_a_stopped_child_can_be_killed():
    result = outcome(
        "int status; pid_t child = fork();"
        "if (child == 0) { raise(SIGSTOP); _exit(7); }"
        "waitpid(child, &status, WUNTRACED); kill(child, SIGKILL); waitpid(child, &status, 0);"
        'printf("%d", WTERMSIG(status));'
    )

    assert result.stdout == "9"


def test_a_process_that_nobody_can_continue_ends_the_run():
    result = outcome("raise(SIGSTOP);")

    assert result.limit == "the process was stopped by SIGSTOP, and nobody can continue it"


def test_a_signal_to_a_group_reaches_its_members_alone():
    result = outcome(
        "signal(SIGUSR1, SIG_IGN);"
        "pid_t inside = fork(); if (inside == 0) { setpgid(0, 0); signal(SIGUSR1, SIG_DFL); pause(); }"
        "pid_t outside = fork(); if (outside == 0) { signal(SIGUSR1, SIG_DFL); usleep(100000); _exit(3); }"
        "usleep(10000); kill(-inside, SIGUSR1);"
        "int one, other; waitpid(inside, &one, 0); waitpid(outside, &other, 0);"
        'printf("%d %d", WTERMSIG(one), WEXITSTATUS(other));'
    )

    assert result.stdout == "10 3"


def test_a_robust_mutex_tells_that_its_owner_died():
    result = run(
        HEADERS
        + """
        #include <pthread.h>
        static pthread_mutex_t mutex;
        static void *die(void *unused) { pthread_mutex_lock(&mutex); return NULL; }
        int main(void)
        {
            pthread_mutexattr_t robust;
            pthread_t thread;
            pthread_mutexattr_init(&robust);
            pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
            pthread_mutex_init(&mutex, &robust);
            for (int repair = 1; repair >= 0; repair--) {
                pthread_create(&thread, NULL, die, NULL);
                pthread_join(thread, NULL);
                printf("%d ", pthread_mutex_lock(&mutex) == EOWNERDEAD);
                if (repair)
                    pthread_mutex_consistent(&mutex);
                pthread_mutex_unlock(&mutex);
            }
            printf("%d", pthread_mutex_lock(&mutex) == ENOTRECOVERABLE);
            return 0;
        }
        """,
        record=False,
    )

    assert result.stdout == "1 1 1"


def test_a_limit_ends_all_processes_and_is_what_the_run_tells():
    result = run(
        """
        #include <pthread.h>
        #include <sys/mman.h>
        #include <unistd.h>
        int main(void)
        {
            pthread_mutexattr_t kind;
            pthread_mutex_t *lock = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
            pthread_mutexattr_init(&kind);
            pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
            pthread_mutex_init(lock, &kind);
            pthread_mutex_lock(lock);
            if (fork() == 0) pthread_mutex_lock(lock);
            for (;;) ;
        }
        """,
        record=False,
        limits=Limits(seconds=0.3),
    )

    assert "seconds" in result.limit
