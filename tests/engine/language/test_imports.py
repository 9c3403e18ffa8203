"""Where the code of a program begins, behind its tables for the dynamic linker (nm and readelf; gcc 12, ld 2.40)."""

import pytest

from trainer.engine.language.linking import link
from trainer.engine.language.unit import Unit
from trainer.engine.platforms import PLATFORMS


def addresses(source):
    """Return the addresses of a program, from the beginning of its file."""
    program = link(Unit(source, "main.c", record=False).compile(), PLATFORMS["linux-x86_64"])
    base = program.image.addresses.placement.base
    return {name: address - base for name, address in program.addresses.items()}


@pytest.mark.parametrize(("pointers", "start"), [(100, 0x1139), (130, 0x2139)])
def test_each_static_address_has_a_relocation_before_the_code(pointers, start):
    names = ", ".join(f'"s{number}"' for number in range(pointers))

    found = addresses(
        f"int puts(const char *); const char *names[] = {{{names}}}; int main(void) {{ puts(names[1]); }}"
    )

    assert found["F_main"] == start


def test_saving_a_place_to_jump_to_is_a_call_of_the_library():
    found = addresses("#include <setjmp.h>\njmp_buf place; int main(void) { if (!setjmp(place)) longjmp(place, 1); }")

    assert found["F_main"] == 0x1149


def test_a_function_whose_address_is_taken_is_called_through_the_other_table():
    source = "#include <stdio.h>\nint main(void) {{ int (*f)(const char *) = puts; {} return f(0); }}"

    assert [addresses(source.format(call))["F_main"] for call in ("", 'puts("x");')] == [0x1129, 0x1129]


def test_functions_are_aligned_as_asked():
    found = addresses(
        "__attribute__((aligned(64))) int a(void) { return 1; } int b(void) { return 2; }"
        "__attribute__((aligned(32))) int c(void) { return 3; } int main(void) { return a() + b() + c(); }"
    )

    assert [found[f"F_{name}"] % alignment for name, alignment in (("a", 64), ("c", 32))] == [0, 0]


def test_an_initialised_flexible_member_lies_on_top_of_the_size_of_its_struct():
    found = addresses(
        'struct { int n; char kind; char text[]; } first = {5, 1, "hello"}; char next = 1; int main(void) { return 0; }'
    )

    assert found["g_next"] - found["g_first"] == 14
