"""Where objects with static storage lie, as nm and readelf show it of gcc 12 -O0 (measured)."""

from trainer.engine import run
from trainer.engine.language.linking import link
from trainer.engine.language.unit import Unit
from trainer.engine.platforms import PLATFORMS


def linked(source):
    return link(Unit(source, "main.c", record=False).compile(), PLATFORMS["linux-x86_64"])


def order(source, section):
    program = linked(source)
    objects = [symbol for symbol in program.objects if symbol.section == section and symbol.name]
    return " ".join(symbol.name for symbol in sorted(objects, key=lambda symbol: program.addresses[symbol.host_name]))


def test_zeroed_objects_of_the_unit_alone_lie_behind_the_others():
    source = "int a; static int b; int c; static int d; int main(void) { static int e; return b + d + e; }"

    assert order(source, "bss") == "a c b d e"


def test_initialised_objects_that_hold_addresses_lie_behind_the_others():
    source = """
    int puts(const char *);
    int (*outside)(const char *) = puts; char *inside = "x"; int plain = 1; static int own = 2;
    int main(void) { return own; }
    """

    assert order(source, "data") == "plain own inside outside"


def test_static_objects_of_functions_lie_behind_all_others_in_the_order_of_their_use():
    source = """
    int f(void) { static int first = 1, second = 2, unused = 3; return second + first; }
    int main(void) { static int third = 4; return third; }
    int late = 5;
    """

    assert order(source, "data") == "late second first unused third"


def test_literals_lie_among_the_constants_in_the_order_of_the_source():
    program = linked('const char *first = "one"; const int k = 1; const char *second = "two"; int main(void) {}')
    rodata = [symbol for symbol in program.objects if symbol.section == "rodata"]
    addresses = [program.addresses[symbol.host_name] for symbol in rodata]

    assert [symbol.name for symbol in rodata] == ["", "k", ""]
    assert addresses == sorted(addresses)


def test_the_names_of_the_linker():
    result = run(
        """
        #include <stdio.h>
        #include <unistd.h>
        extern char __executable_start, etext, edata, end, __bss_start;
        const int constant = 1; int data = 2; int bss[10];
        int main(void)
        {
            printf("%d", &__executable_start < (char *)main && (char *)main < &etext && &etext <= (char *)&constant);
            printf("%d", (char *)&data < &edata && &edata == &__bss_start && &edata <= (char *)bss);
            printf("%d", (char *)(bss + 10) <= &end && &end <= (char *)sbrk(0));
            printf(" %ld %.3s\\n", (long)&end % 8, &__executable_start + 1);
            return 0;
        }
        """
    )

    assert result.stdout == "111 0 ELF\n"


def test_the_program_headers_say_where_the_segments_are():
    result = run(
        """
        #include <elf.h>
        #include <stdio.h>
        #include <sys/auxv.h>
        extern const char __executable_start;
        int data = 1; _Thread_local long local;
        int main(void)
        {
            const Elf64_Phdr *p = (void *)getauxval(AT_PHDR);
            for (unsigned long i = 0; i < getauxval(AT_PHNUM); i++) {
                const char *start = &__executable_start + p[i].p_vaddr, *end = start + p[i].p_memsz;
                if (p[i].p_type == PT_LOAD && p[i].p_flags == (PF_R | PF_X))
                    printf("code %d\\n", (char *)main > start && (char *)main < end);
                if (p[i].p_type == PT_LOAD && p[i].p_flags == (PF_R | PF_W))
                    printf("data %d\\n", (char *)&data > start && (char *)&data < end);
                if (p[i].p_type == PT_TLS)
                    printf("tls %lu\\n", p[i].p_memsz);
            }
            return 0;
        }
        """
    )

    assert result.stdout == "code 1\ndata 1\ntls 8\n"


def test_calls_that_gcc_makes_simpler():
    result = run('#include <stdio.h>\nint main(void) { char *nothing = NULL; printf("%s\\n", nothing); }')

    assert (result.signal, result.fault.address) == ("SIGSEGV", 0)


def test_a_call_whose_result_is_used_stays_what_it_is():
    result = run('#include <stdio.h>\nint main(void) { char *p = NULL; return printf("%s\\n", p); }')

    assert (result.exit_code, result.stdout) == (7, "(null)\n")
