"""Whatever the source is, the engine refuses it with a position or runs it: no traceback, no hang."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.engine import CError, Limits, run
from trainer.engine.errors import CompilerDefect
from trainer.engine.execution import SIMULATION_FAILED

PROGRAMS = [path.read_text() for path in sorted((Path(__file__).parent / "programs").glob("lang_*.c"))]
LIMITS = Limits(steps=20_000, memory=64 << 20, output=1 << 16, seconds=1.0)
WORDS = """
int char long unsigned * & ( ) { } [ ] ; , = == + - / % << >> && || ! ~ ? : . -> if else while for do switch case
default break continue return goto struct union enum typedef static const sizeof x y main 0 1 0x7f 1.5 'a' "s"
malloc free printf void double ... #define #if #endif
"""
GNU_WORDS = """
({ }) typeof __typeof__ __auto_type __attribute__ ((packed)) ((aligned(8))) ((cleanup(f))) _Generic _Alignas _Alignof
__extension__ __label__ asm ("") alloca setjmp __builtin_offsetof __builtin_va_arg __builtin_constant_p __func__
__int128 _Bool _Complex _Static_assert inline register volatile float &&x goto * ?: ... .x = [0] = : 3 L"w" u8"u" 1.0i
"""
MACRO_WORDS = """
F F( F ( x , y ) ... ## # __VA_ARGS__ __VA_OPT__ defined __has_include __LINE__ __COUNTER__ <stdio.h> "s" ' 'a' 1 0 0x
1u / % << && || ! ? : + - int x; // /* */ \\ %: .5e+ L
"""
TOKENS = st.sampled_from(WORDS.split())
GNU_TOKENS = st.sampled_from(WORDS.split() + GNU_WORDS.split())
MACRO_TOKENS = st.lists(st.sampled_from(MACRO_WORDS.split()), max_size=9).map(" ".join)
DIRECTIVES = st.sampled_from(("#define F", "#define F(x)", "#define F(x, ...)", "#define G", "#if", "#elif", ""))
OTHERS = st.sampled_from(("#else", "#endif", "#undef F", "#ifdef F", "#ifndef G", "#include", "#pragma", "#line", "#"))
LINES = st.tuples(DIRECTIVES | OTHERS, MACRO_TOKENS).map(" ".join)


def refuse_or_run(source: str) -> None:
    refusal = None
    try:
        result = run(source, limits=LIMITS)
    except CError as error:
        refusal = error
    assert not isinstance(refusal, CompilerDefect)
    if refusal is not None:
        assert str(refusal).startswith(("main.c:", "<headers>:"))
        return
    assert SIMULATION_FAILED not in (result.limit or "")
    assert (result.exit_code is not None) + (result.signal is not None) + (result.limit is not None) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text())
def test_any_text(source):
    refuse_or_run(source)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TOKENS, max_size=40).map(" ".join))
def test_any_sequence_of_tokens_in_a_function(body):
    refuse_or_run(f"int x, *y;\nint main(void) {{ {body} }}")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(GNU_TOKENS, max_size=40).map(" ".join))
def test_any_sequence_of_gnu_tokens_in_a_function(body):
    refuse_or_run(f"int x, *y; void f(int *p) {{ }}\nint main(void) {{ {body} }}")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(LINES, max_size=9).map("\n".join))
def test_any_sequence_of_directives(text):
    refuse_or_run(f"{text}\nint main(void) {{ return 0; }}")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(PROGRAMS), st.data())
def test_a_program_with_a_piece_cut_out(source, data):
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 30)))

    refuse_or_run(source[:start] + source[end:])
