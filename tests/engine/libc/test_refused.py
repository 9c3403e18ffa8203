"""What the library lacks is refused before the run, by name and place."""

import pytest

from trainer.engine import CError, run


def refusal(source):
    with pytest.raises(CError) as caught:
        run(source, filename="main.c")
    return str(caught.value)


@pytest.mark.parametrize(
    ("header", "call", "name"),
    [
        ("stdlib.h", 'system("ls")', "system"),
        ("stdio.h", 'popen("ls", "r")', "popen"),
        ("sys/socket.h", "socket(AF_INET, SOCK_STREAM, 0)", "socket"),
        ("sys/socket.h", "listen(0, 5)", "listen"),
        ("dlfcn.h", 'dlvsym(0, "puts", "GLIBC_2.2.5")', "dlvsym"),
        ("fenv.h", "fesetround(FE_UPWARD)", "fesetround"),
        ("wchar.h", 'wscanf(L"%d", 0)', "wscanf"),
    ],
)
def test_a_function_that_is_declared_and_not_there_is_named(header, call, name):
    source = f"#include <{header}>\nint main(void)\n{{\n    return {call} != 0;\n}}\n"

    message = refusal(source)

    assert message.startswith("main.c:4:12: ")
    assert f"'{name}'" in message


@pytest.mark.parametrize("header", ["complex.h", "regex.h", "nosuch.h"])
def test_a_header_that_is_not_there_is_named(header):
    message = refusal(f"#include <stdio.h>\n#include <{header}>\nint main(void) {{ return 0; }}\n")

    assert message.startswith("main.c:2:")
    assert f"<{header}>" in message


def test_a_function_of_a_later_glibc_is_refused():
    message = refusal('#include <string.h>\nint main(void) { char b[4]; return strlcpy(b, "x", 4); }\n')

    assert message.startswith("main.c:2:")
    assert "'strlcpy'" in message


def test_a_lock_that_could_make_a_process_wait_ends_the_run_with_a_sentence():
    result = run(
        "#include <fcntl.h>\n#include <sys/file.h>\n#include <unistd.h>\nint main(void)\n{\n"
        '    int file = open("locked", O_CREAT | O_RDWR, 0600);\n'
        "    fork();\n"
        "    return flock(file, LOCK_EX);\n}\n",
        record=False,
    )

    assert result.limit == "several processes lock files (line 8), which cannot be simulated here"
