"""exec, syscall and the auxiliary vector: what a program asks of the machine around it."""

from trainer.engine import run

HEADERS = """
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
"""


def outcome(body):
    return run(f"{HEADERS} int main(int argc, char **argv) {{ {body} }}", record=False)


def test_a_program_that_is_not_there_cannot_be_executed():
    result = outcome('char *list[] = {"x", 0}; execv("/no/such/file", list); printf("%d", errno == ENOENT);')

    assert result.stdout == "1"


def test_a_child_becomes_another_program():
    result = outcome(
        'if (fork() == 0) { execlp("echo", "echo", "hello", "there", (char *)0); _exit(1); }'
        'int status; wait(&status); printf("ended with %d\\n", WEXITSTATUS(status));'
    )

    assert result.stdout == "hello there\nended with 0\n"


def test_what_stdio_has_not_written_is_lost_by_exec():
    result = outcome('printf("lost"); execl("/bin/false", "false", (char *)0);')

    assert (result.stdout, result.exit_code) == ("", 1)


def test_a_program_that_cannot_be_run_here_ends_the_run_with_a_sentence():
    result = outcome('execl("/bin/ls", "x", (char *)0);')

    assert result.limit == "the program executes /bin/ls (line 10), which cannot be run here"


def test_a_program_that_executes_itself_for_ever_is_stopped():
    result = outcome('execl("./main", "x", (char *)0);')

    assert result.limit == "the program was stopped after it had executed itself 20 times"


def test_a_recorded_program_does_not_execute_itself():
    source = '#include <unistd.h>\nint main(void)\n{\n    return execl("./main", "x", (char *)0);\n}\n'

    result = run(source)

    assert result.limit == "the program executes itself (line 4), which is not recorded"


def test_system_calls_by_number():
    result = outcome(
        'syscall(SYS_write, 1, "direct\\n", 7);'
        'printf("%d %d\\n", syscall(SYS_gettid) == getpid(), syscall(SYS_close, 77) == -1 && errno == EBADF);'
        "int *p = (int *)syscall(SYS_mmap, 0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);"
        'printf("%d\\n", *p);'
    )

    assert result.stdout == "direct\n1 1\n0\n"


def test_an_unknown_system_call_is_named():
    result = outcome("syscall(101);")

    assert result.limit == "the simulation has no system call number 101 (line 10)"


def test_a_system_call_that_linux_lacks_fails():
    result = outcome('long done = syscall(9999); printf("%ld %d", done, errno == ENOSYS);')

    assert result.stdout == "-1 1"


def test_the_auxiliary_vector():
    result = outcome(
        'printf("%lu %lu %s %d", getauxval(AT_PAGESZ), getauxval(AT_UID), (char *)getauxval(AT_PLATFORM),'
        "(char *)getauxval(AT_EXECFN) > argv[0]);"
    )

    assert result.stdout == "4096 65534 x86_64 1"


def test_the_processor_has_no_protection_keys():
    result = run(
        "#define _GNU_SOURCE\n#include <errno.h>\n#include <stdio.h>\n#include <sys/mman.h>\nint main(void)\n{\n"
        "    int failed = pkey_alloc(0, 0) == -1 && errno == ENOSPC;\n"
        "    void *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n"
        '    printf("%d %d %d", failed, pkey_mprotect(p, 4096, PROT_WRITE, -1), pkey_mprotect(p, 1, PROT_READ, 1));\n'
        "    return 0;\n}\n"
    )

    assert result.stdout == "1 0 -1"


def test_events_of_the_heap_have_the_lines_of_the_calls():
    result = run(
        "#include <stdlib.h>\nint main(void)\n{\n    void *one = malloc(24);\n    void *two = calloc(1, 24);\n"
        "    free(one);\n    one = malloc(24);\n    free(two);\n    return 0;\n}\n"
    )

    told = [(event.kind, event.line) for event in result.events if event.kind in ("malloc", "calloc", "free")]
    assert told == [("malloc", 4), ("calloc", 5), ("free", 6), ("malloc", 7), ("free", 8)]
