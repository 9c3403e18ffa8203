"""A Hypothesis strategy for C programs that any compiler for x86-64 must agree about.

A program has objects of all arithmetic types at file scope (also in arrays of one and two dimensions, structs, unions
and bit-fields), and functions that calculate with them in loops, switches and jumps, pass structs by value and take
variable arguments; main prints every object in between. Where C leaves
the result open and gcc might choose either way, the grammar has no such thing: divisors are positive, shift counts in
range, an expression changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

INTEGERS = (
    "char",
    "signed char",
    "unsigned char",
    "short",
    "unsigned short",
    "int",
    "unsigned",
    "long",
    "unsigned long",
    "long long",
    "_Bool",
)
FLOATS = ("float", "double", "long double")
LITERALS = (
    "0", "1", "2", "3", "7", "10", "100", "127", "128", "255", "256", "32767", "65535", "65536", "2147483647",
    "2147483648", "4294967295", "0x7fffffffu", "0x80000000", "1u", "5L", "9223372036854775807L",
    "18446744073709551615UL", "'a'", "'\\377'", "077", "0xffL", "(-1)", "(-128)", "(-2147483647 - 1)",
)  # fmt: skip
FLOAT_LITERALS = ("0.0", "-0.0", "0.5", "1.5f", "2.75", "-3.25f", "1e3", "1e10", "0.1", "0.1f", "123456.789", "2.5L")
BINARY = ("+", "-", "*", "&", "|", "^")
COMPARISONS = ("<", ">", "<=", ">=", "==", "!=")


@dataclass(frozen=True)
class Variable:
    """An lvalue: how it is written, and whether it is a floating object."""

    text: str
    floating: bool = False

    @property
    def unchanged(self) -> str:
        """An assignment that keeps the value: of a float by way of an operation, which makes each NaN a quiet one."""
        return f"{self.text} = {self.text}{' + 0' if self.floating else ''};"


@dataclass
class Scope:
    """What an expression may name; ``callees`` are functions with their number of parameters.

    ``members`` counts those of the struct that ``changed`` takes and returns.
    """

    variables: list[Variable]
    members: int
    callees: list[tuple[str, int]] = field(default_factory=list)
    loops: int = 0
    in_loop: bool = False


@st.composite
def integer_expressions(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """Draw an expression of integer type."""
    integers = [variable.text for variable in scope.variables if not variable.floating]
    if depth <= 0:
        return draw(st.sampled_from((*integers, *LITERALS)))
    kind = draw(st.integers(0, 15))

    def inner() -> str:
        return draw(integer_expressions(scope, depth - 1))

    match kind:
        case 0 | 1 | 2:
            return f"({inner()} {draw(st.sampled_from(BINARY))} {inner()})"
        case 3:
            return f"({inner()} {draw(st.sampled_from(COMPARISONS))} {inner()})"
        case 4:
            left, right = draw(float_expressions(scope, depth - 1)), draw(float_expressions(scope, depth - 1))
            return f"({left} {draw(st.sampled_from(COMPARISONS))} {right})"
        case 5:
            return f"({draw(st.sampled_from(('-', '~', '!', '+')))}{inner()})"
        case 6:
            return f"(({draw(st.sampled_from(INTEGERS))}){inner()})"
        case 7:
            return f"({inner()} {draw(st.sampled_from(('<<', '>>')))} ({inner()} & 15))"
        case 8:
            return f"({inner()} {draw(st.sampled_from(('/', '%')))} (({inner()} & 63) + 1))"
        case 9:
            return f"({inner()} {draw(st.sampled_from(('&&', '||')))} {inner()})"
        case 10:
            return f"({inner()} ? {inner()} : {inner()})"
        case 11:
            return f"((int)sizeof(0 + {inner()}) + ({inner()}, {inner()}))"
        case 12 if scope.callees:
            name, count = draw(st.sampled_from(scope.callees))
            return f"{name}({', '.join(inner() for _ in range(count))})"
        case 13:
            return f"((long)({draw(float_expressions(scope, depth - 1))} * 0.001))"
        case 14:
            longs = [f", (long)({inner()})" for _ in range(draw(st.integers(0, 8)))]
            return f"total({len(longs)}{''.join(longs)})"
        case 15:
            record = draw(st.sampled_from(("record", "*place", f"changed(record, {inner()})")))
            return f"changed({record}, {inner()}).m{draw(st.integers(0, scope.members - 1))}"
    return inner()


@st.composite
def float_expressions(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """Draw an expression of floating type."""
    floats = [variable.text for variable in scope.variables if variable.floating]
    if depth <= 0:
        return draw(st.sampled_from((*floats, *FLOAT_LITERALS)))
    kind = draw(st.integers(0, 6))

    def inner() -> str:
        return draw(float_expressions(scope, depth - 1))

    match kind:
        case 0 | 1:
            return f"({inner()} {draw(st.sampled_from(('+', '-', '*', '/')))} {inner()})"
        case 2:
            return f"(({draw(st.sampled_from(FLOATS))}){draw(integer_expressions(scope, depth - 1))})"
        case 3:
            return f"({inner()} {draw(st.sampled_from(('+', '-', '*')))} {draw(integer_expressions(scope, depth - 1))})"
        case 4:
            return f"({draw(integer_expressions(scope, depth - 1))} ? {inner()} : {inner()})"
        case 5:
            doubles = [f", (double)({inner()})" for _ in range(draw(st.integers(1, 10)))]
            return f"mean({len(doubles)}{''.join(doubles)})"
    return f"(({draw(st.sampled_from(FLOATS))}){inner()})"


@st.composite
def statements(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """Draw a statement."""
    kind = draw(st.integers(-1, 11 if depth > 0 else 4))
    target = draw(st.sampled_from(scope.variables))

    def value() -> str:
        return draw(integer_expressions(scope, 3))

    def block() -> str:
        return "{ " + " ".join(draw(st.lists(statements(scope, depth - 1), min_size=1, max_size=3))) + " }"

    match kind:
        case -1:
            return f"{draw(st.sampled_from(('record', '*place')))} = changed(*place, {value()});"
        case 0 | 1:
            source = draw(float_expressions(scope, 3)) if target.floating else value()
            return f"{target.text} = {source};"
        case 2 if not target.floating:
            op = draw(st.sampled_from(("+=", "-=", "*=", "&=", "|=", "^=")))
            return f"{target.text} {op} {value()};"
        case 3 if not target.floating:
            op = draw(st.sampled_from(("<<= (7 &", ">>= (7 &", "/= 1 + (31 &", "%= 1 + (31 &")))
            return f"{target.text} {op} {value()});"
        case 4:
            return f"{draw(st.sampled_from(('++', '--')))}{target.text};"
        case 5:
            return f"if ({value()}) {block()} else {block()}"
        case 6 | 7:
            scope.loops += 1
            name, was = f"i{scope.loops}", scope.in_loop
            scope.in_loop = True
            body = block()
            scope.in_loop = was
            if kind == 6:
                return f"for (int {name} = 0; {name} < {draw(st.integers(1, 4))}; {name}++) {body}"
            return f"{{ int {name} = 0; do {body} while (++{name} < {draw(st.integers(1, 4))} && {value()}); }}"
        case 8:
            labels = draw(st.lists(st.integers(-2, 9), min_size=1, max_size=4, unique=True))
            sections = [f"case {label}: {block()} {draw(st.sampled_from(('break;', '')))}" for label in labels]
            sections.insert(draw(st.integers(0, len(sections))), f"default: {block()}")
            return f"switch ((int)({value()} % 8)) {{ {' '.join(sections)} }}"
        case 9 if scope.in_loop:
            return f"if ({value()}) {draw(st.sampled_from(('break', 'continue')))};"
        case 10:
            scope.loops += 1
            name = f"l{scope.loops}"
            return f"if ({value()}) goto {name}; {block()} {name}: {target.unchanged}"
        case 11:
            return block()
    return target.unchanged


@dataclass
class _Objects:
    declarations: list[str]
    variables: list[Variable]
    members: int


@st.composite
def _objects(draw: st.DrawFn) -> _Objects:
    declarations, variables = [], []
    for number in range(draw(st.integers(2, 5))):
        declarations.append(f"{draw(st.sampled_from(INTEGERS))} g{number} = {draw(st.sampled_from(LITERALS))};")
        variables.append(Variable(f"g{number}"))
    for number in range(draw(st.integers(1, 3))):
        declarations.append(f"{draw(st.sampled_from(FLOATS))} f{number} = {draw(st.sampled_from(FLOAT_LITERALS))};")
        variables.append(Variable(f"f{number}", floating=True))
    element = draw(st.sampled_from(INTEGERS))
    declarations.append(f"{element} array[4] = {{1, 2, 3, 200}}; {element} *pointer = array + 1;")
    variables += [Variable(f"array[g0 & {mask}]") for mask in (1, 3)]
    variables += [Variable("*pointer"), Variable("pointer[2]"), Variable("pointer[-1]")]
    declarations.append(f"{draw(st.sampled_from(INTEGERS))} grid[2][3] = {{{{1, 2, 3}}, {{4, 5}}}};")
    variables += [Variable("grid[g0 & 1][g1 & 1]"), Variable("grid[1][2]"), Variable("(*(grid + (g1 & 1)))[1]")]
    members = []
    for number in range(draw(st.integers(1, 6))):
        ctype = draw(st.sampled_from(INTEGERS))
        width = draw(st.integers(1, 1 if ctype == "_Bool" else _WIDTHS.get(ctype.split()[-1], 32)))
        members.append(f"{ctype} m{number}{f' : {width}' if draw(st.booleans()) else ''};")
        variables += [Variable(f"record.m{number}"), Variable(f"place->m{number}")]
    attribute = draw(st.sampled_from(("", "", "__attribute__((packed)) ")))
    declarations.append(f"struct {attribute}S {{ {' '.join(members)} }} record, *place = &record;")
    declarations.append(_HELPERS)
    declarations.append("union { unsigned long whole; unsigned char bytes[8]; float single; } overlay;")
    variables += [Variable("overlay.whole"), Variable("overlay.bytes[1]"), Variable("overlay.single", floating=True)]
    return _Objects(declarations, variables, len(members))


_HELPERS = """\
static struct S changed(struct S s, int by) { s.m0 += by; return s; }
static long total(int count, ...) {
    unsigned long sum = 0;
    va_list list;
    va_start(list, count);
    while (count--) sum = sum * 3 + va_arg(list, long);
    va_end(list);
    return sum;
}
static double mean(int count, ...) {
    double sum = 0;
    va_list list, rest;
    va_start(list, count);
    for (int i = 0; i < count; i++) {
        va_copy(rest, list);
        sum += va_arg(rest, double) / count;
        va_end(rest);
        va_arg(list, double);
    }
    va_end(list);
    return sum;
}"""
_WIDTHS = {"char": 8, "short": 16, "int": 32, "unsigned": 32, "long": 64}


def _report(variables: list[Variable]) -> str:
    """Return a function that prints all objects; NaNs have too many faces to be compared."""
    lines = []
    for variable in variables:
        if variable.floating:
            value = f"(double)({variable.text})"
            lines.append(f'printf("%d %.9g ", {value} != {value}, {value} != {value} ? 0.0 : {value});')
        else:
            lines.append(f'printf("%lld ", (long long)({variable.text}));')
    return "static void report(void) { " + " ".join(lines) + ' puts(""); }'


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Draw a program that prints its objects before, between and after calls of its functions."""
    objects = draw(_objects())
    callees: list[tuple[str, int]] = []
    functions = []
    for number in range(draw(st.integers(1, 3))):
        count = draw(st.integers(0, 3))
        types = [draw(st.sampled_from((*INTEGERS, *FLOATS))) for _ in range(count)]
        parameters = [Variable(f"p{index}", ctype in FLOATS) for index, ctype in enumerate(types)]
        local = draw(st.sampled_from((*INTEGERS, *FLOATS)))
        variables = [*objects.variables, *parameters, Variable("local", local in FLOATS)]
        scope = Scope(variables, objects.members, list(callees))
        body = " ".join(draw(st.lists(statements(scope, 2), min_size=1, max_size=5)))
        head = ", ".join(f"{ctype} p{index}" for index, ctype in enumerate(types)) or "void"
        result = draw(st.sampled_from(INTEGERS))
        value = draw(integer_expressions(scope, 3))
        functions.append(f"static {result} f_{number}({head}) {{ {local} local = 1; {body} return {value}; }}")
        callees.append((f"f_{number}", count))
    calls = []
    for name, count in callees:
        arguments = ", ".join(draw(st.sampled_from(LITERALS)) for _ in range(count))
        calls.append(f'printf("%lld\\n", (long long){name}({arguments})); report();')
    main = "int main(void) { report(); " + " ".join(calls) + " return 0; }"
    lines = [
        "#include <stdarg.h>",
        "#include <stdio.h>",
        *objects.declarations,
        _report(objects.variables),
        *functions,
        main,
    ]
    return "\n".join(lines) + "\n"
