"""A program that cannot be run is refused with file, line and column; one that does not end is stopped."""

import re

import pytest

from trainer.engine import CError, Limits, run

REFUSED = {
    "syntax error": ("int main(void) { return 0 }", "main.c:1:27"),
    "undeclared name": ("int main(void)\n{\n    return x;\n}", "main.c:3:12: 'x' is not declared"),
    "unknown function": ("int main(void)\n{\n    nothing();\n}", "main.c:3:5: the function 'nothing'"),
    "unknown header": ("#include <windows.h>\nint main(void) { return 0; }", "main.c:1:2: the header <windows.h>"),
    "stray character": ("int main(void)\n{\n    @\n}", "main.c:3:5: Illegal character '@'"),
    "imaginary number": ("double x = 1.0i;\nint main(void) { return 0; }", "main.c:1:12: complex numbers"),
    "array from a call": ("int f(void);\nint main(void) { int v[2] = f(); }", "main.c:2:29: an array takes"),
    "macro without end": (
        "#define F(x) x\nint main(void) { return F(1; }",
        "main.c:2:25: the arguments of the macro 'F'",
    ),
    "condition without value": ("#if 1 +\n#endif\nint main(void) {}", "main.c:1:2: the condition '1 +' has no value"),
    "condition without end": ("int main(void) {}\n#ifdef X", "main.c:2:2: this #ifdef has no #endif"),
    "paste of two words": ("#define P(a, b) a##b\nint P(+, x);", "main.c:2:5: '##' cannot make one word"),
    "number of thousands of digits": (
        f"int main(void) {{ return {'1' * 5000}; }}",
        "main.c:1:25: an integer constant of 5,000 digits is not supported",
    ),
    "main without a whole number": ("\ndouble main(void) { return 1; }", "main.c:2:1: main returns double"),
    "no main": ("int x;", "main.c:1:1: the program has no main function"),
    "quadruple precision": ("int main(void) { __float128 x; return 0; }", "main.c:1:18: the type '__float128'"),
    "complex number": (
        "int main(void) { double _Complex x; return 0; }",
        "main.c:1:18: complex numbers are not supported",
    ),
    "machine code": ('int main(void) { asm("int3"); return 0; }', "main.c:1:18: asm instructions"),
    "register of choice": ('int main(void) { register long x asm("rax"); return 0; }', "main.c:1:34: asm names"),
    "nested function": ("int main(void) { int f(void) { return 1; } return f(); }", "main.c:1:30: a function inside"),
    "array of functions to call": (
        'void f(void) {}\nvoid (*p)(void) __attribute__((section(".init_array"))) = f; int main(void) {}',
        "main.c:2:7: functions to call in '.init_array' are not supported",
    ),
    "vector": ("typedef int v __attribute__((vector_size(16)));", "main.c:1:30: the attribute 'vector_size'"),
    "too few arguments of a built-in": ("int main(void) { return __builtin_clz(); }", "'__builtin_clz' needs more"),
    "alias of nothing": (
        'int f(void) __attribute__((alias("g"))); int main(void) { return f(); }',
        "'f' is another name",
    ),
    "unknown built-in": ("int main(void) { return __builtin_apply(0, 0, 0); }", "the function '__builtin_apply'"),
    "jump to nowhere": ("int main(void) { goto x; }", "main.c:1:18: there is no label 'x'"),
    "jump into a condition": (
        "int main(int y) { if (y && ({ x: 1; })) return 1; goto x; }",
        "it is not supported to jump into this expression",
    ),
    "second label": ("int main(void) { x: x: goto x; }", "main.c:1:21: there are two labels 'x'"),
    "other parameters": (
        "int f(int); int f(int a, int b) { return a; }",
        "'f' has been declared with other parameters",
    ),
    "missing member": ("struct s { int a; } v;\nint main(void) { return v.b; }", "'b'"),
    "wrong argument count": ("int f(int a) { return a; }\nint main(void) { return f(); }", "main.c:2:25: 1 arguments"),
    "not UTF-8 friendly bytes": ("int main(void) { return 0; }\0", "main.c:1:29"),
    "body without parameters": ("int main { return 0; }", "main.c:1:5: 'main' has a body but no parameter list"),
    "struct as number": ("struct s { int a; } v;\nint main(void) { return v + 1; }", "main.c:2:25: '+'"),
}


@pytest.mark.parametrize(("source", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_program_that_cannot_be_run_is_refused_with_its_position(source, message):
    with pytest.raises(CError) as error:
        run(source)

    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_an_endless_loop_is_stopped():
    result = run("int main(void) { for (;;) ; }")

    assert result.limit is not None
    assert result.exit_code is None


def test_endless_allocation_is_stopped():
    loop = "for (;;) { char *p = malloc(100000); if (p) p[0] = p[50000] = 1; }"

    result = run(f"#include <stdlib.h>\nint main(void) {{ {loop} }}")

    assert result.limit is not None


def test_endless_output_is_stopped():
    result = run('#include <stdio.h>\nint main(void) { for (;;) puts("again and again"); }')

    assert result.limit is not None
    assert len(result.stdout) <= 1 << 20


ENDLESS = {
    "jumps": "jmp_buf b; int main(void) { setjmp(b); longjmp(b, 1); }",
    "handlers in handlers": "void h(int s) { raise(s); } int main(void) { signal(SIGUSR1, h); raise(SIGUSR1); }",
    "large blocks": "int main(void) { char *p = malloc(100 << 20); for (;;) memset(p, 1, 100 << 20); }",
    "long searches": """
        int main(void) { char *p = calloc(9 << 20, 1); memset(p, 'a', 8 << 20); while (!strstr(p, "aaab")); }
    """,
}


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_counts_no_statements_is_stopped_too(source):
    headers = "\n".join(f"#include <{name}.h>" for name in ("setjmp", "signal", "stdlib", "string"))

    result = run(f"{headers}\n{source}", limits=Limits(seconds=0.1))

    assert "ran out of time" in result.limit


def test_a_stopped_run_leaves_the_next_one_alone():
    run("#include <setjmp.h>\njmp_buf b; int main(void) { setjmp(b); longjmp(b, 1); }", limits=Limits(seconds=0.1))

    results = [run("int main(void) { return 0; }") for _ in range(100)]

    assert all(result.exit_code == 0 for result in results)


def test_comparisons_that_sort_without_end_are_stopped():
    source = """
    #include <stdlib.h>
    int compare(const void *a, const void *b) { int more[2]; qsort(more, 2, 4, compare); return 0; }
    int main(void) { compare(0, 0); }
    """

    result = run(source, limits=Limits(seconds=60))

    assert result.limit == "The program was stopped at 10,000 nested calls from the C library."


def test_a_malloc_of_the_program_that_needs_a_buffer_for_what_it_prints_is_stopped():
    source = """
    #include <stdio.h>
    #include <stdlib.h>
    void *malloc(size_t size) { printf("malloc\\n"); return NULL; }
    int main(void) { printf("start\\n"); }
    """

    result = run(source, limits=Limits(seconds=60))

    assert result.limit == "The program was stopped at 10,000 nested calls from the C library."


def test_a_defect_of_the_simulation_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr("trainer.engine.process.process.Process.exit", lambda process, code: 1 // 0)

    result = run("int main(void) { return 0; }")

    assert result.limit.startswith("The simulation failed")


def test_a_defect_of_the_compiler_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr("trainer.engine.language.unit.Unit.compile", lambda unit: 1 // 0)

    with pytest.raises(CError, match=r"^main.c:1:1: the compiler fails on this program"):
        run("int main(void) { return 12; }")


def test_a_program_that_takes_too_long_to_compile_is_refused(monkeypatch):
    monkeypatch.setattr("trainer.engine.execution._COMPILE_SECONDS", 0.1)
    functions = "".join(f"int f{number}(int a) {{ return a + {number}; }}\n" for number in range(10_000))

    with pytest.raises(CError, match="the program is too large"):
        run(f"{functions}int main(void) {{ return 0; }}")


@pytest.mark.parametrize(
    "object_",
    ["char large[100 << 20] = {1};", 'const char large[1ul << 33] = "x";', "_Thread_local int large[1 << 28] = {1};"],
)
def test_initialised_objects_that_the_host_could_not_keep_are_refused(object_):
    with pytest.raises(CError, match=r"^main.c:2:1: the program is too large: its initialised objects take .* 'large'"):
        run(f"int small;\n{object_}\nint main(void) {{ return 0; }}")


def test_a_program_that_does_not_fit_into_the_memory_of_the_simulation_is_refused():
    with pytest.raises(CError, match="the program is too large: the program used more than 0 MiB of memory"):
        run("int main(void) { return 0; }", limits=Limits(memory=4096))


@pytest.mark.parametrize(
    "call", ['printf("%1000000000d", 1)', 'asprintf(&text, "%*d", 1 << 30, 1)', 'wprintf(L"%.1000000000d", 1)']
)
def test_texts_that_the_host_could_not_keep_stop_the_run(call):
    headers = "#define _GNU_SOURCE\n#include <stdio.h>\n#include <wchar.h>\n"

    result = run(f"{headers}int main(void) {{ char *text; {call}; return 0; }}")

    assert re.fullmatch(r"The program was stopped because it prints [\d,]+ bytes at once\.", result.limit)


def test_a_long_text_that_is_only_counted_does_not():
    source = '#include <stdio.h>\nint main(void) { return snprintf(0, 0, "%1000000000d", 1) != 1000000000; }'

    assert run(source).exit_code == 0


def test_reading_more_of_a_file_of_holes_than_fits_into_memory_is_stopped_in_time():
    result = run(
        """
        #include <fcntl.h>
        #include <sys/mman.h>
        #include <unistd.h>
        int main(void)
        {
            int file = open("holes", O_CREAT | O_RDWR, 0600);
            ftruncate(file, 1l << 50);
            return read(file, mmap(0, 1l << 40, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0), 1l << 40) > 0;
        }
        """,
        limits=Limits(memory=32 << 20),
    )

    assert result.limit == "the program used more than 32 MiB of memory"
