"""Formats and numbers that nobody thought of: the library and a real glibc print, scan and read them alike."""

import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.engine import Limits, run

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not installed, so there is no truth")
FEW = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
HEADERS = "".join(f"#include <{name}.h>\n" for name in ("errno", "math", "stdio", "stdlib", "string"))
LENGTHS = {"": "int", "hh": "int", "h": "int", "l": "long", "ll": "long long", "z": "size_t", "j": "long", "t": "long"}


def integer_conversions():
    return st.tuples(
        st.sampled_from("diouxX"), st.sampled_from(sorted(LENGTHS)), st.integers(-(1 << 63), (1 << 63) - 1)
    ).map(lambda drawn: (drawn[1] + drawn[0], f"({LENGTHS[drawn[1]]}){drawn[2]}ULL"))


def c_double(value):
    if value != value:
        return "NAN"
    if value in (float("inf"), float("-inf")):
        return "INFINITY" if value > 0 else "-INFINITY"
    return value.hex()


doubles = st.floats() | st.floats(-1e6, 1e6) | st.sampled_from([0.5, 1.5, 2.5, 0.1, 999999.5, 9.995, 1e15, 1e22])
conversions = (
    integer_conversions()
    | st.tuples(st.sampled_from("eEfFgGaA"), doubles).map(lambda drawn: (drawn[0], c_double(drawn[1])))
    | st.sampled_from(["", "a", "hello", "a longer text"]).map(lambda text: ("s", f'"{text}"'))
    | st.integers(0, 255).map(lambda value: ("c", str(value)))
    | st.integers(0, (1 << 64) - 1).map(lambda value: ("p", f"(void *){value}UL"))
)


@st.composite
def prints(draw):
    """A directive of printf with its argument."""
    conversion, argument = draw(conversions)
    flags = "".join(draw(st.sets(st.sampled_from("-+ #0'"), max_size=3)))
    width = draw(st.sampled_from(["", "", "1", "5", "12", "30"]))
    precision = draw(st.sampled_from(["", "", ".", ".0", ".1", ".3", ".10", ".25"]))
    if conversion in "cp":
        precision = ""
    return f"%{flags}{width}{precision}{conversion}", argument


pieces = st.sampled_from(
    ["0", "12", "-", "+", "0x", "f", ".", "e", "5", " ", "inf", "nan", "p", "a", ",", "99999999999"]
)
texts = st.lists(pieces, max_size=6).map("".join)
SCANS = {
    "%d": ("int", "%d"),
    "%i": ("int", "%d"),
    "%u": ("unsigned", "%u"),
    "%x": ("unsigned", "%u"),
    "%3d": ("int", "%d"),
    "%ld": ("long", "%ld"),
    "%hhd": ("signed char", "%d"),
    "%f": ("float", "%a"),
    "%lf": ("double", "%a"),
    "%Lf": ("long double", "%La"),
    "%4lf": ("double", "%a"),
    "%n": ("int", "%d"),
}


def assert_alike(folder, body):
    source = f"{HEADERS}int main(void)\n{{\n{body}\nreturn 0;\n}}\n"
    path = folder / "program.c"
    path.write_text(source)
    subprocess.run(["gcc", "-std=gnu11", "-w", "-o", folder / "program", path, "-lm"], check=True)
    real = subprocess.run([folder / "program"], capture_output=True, check=False, env={"LC_ALL": "C"})

    result = run(source, record=False, limits=Limits(seconds=60))

    assert result.stdout.splitlines() == real.stdout.decode("utf-8", "replace").splitlines()


@FEW
@given(directives=st.lists(prints(), min_size=20, max_size=60))
def test_printf(tmp_path, directives):
    lines = [f'printf("{form}|%d\\n", {argument}, 7);' for form, argument in directives]

    assert_alike(tmp_path, "\n".join(lines))


@FEW
@given(cases=st.lists(st.tuples(texts, st.lists(st.sampled_from(sorted(SCANS)), min_size=1, max_size=3)), min_size=20))
def test_sscanf(tmp_path, cases):
    lines = []
    for text, forms in cases:
        declared = "".join(f"{SCANS[form][0]} v{index} = 7; " for index, form in enumerate(forms))
        targets = "".join(f", &v{index}" for index in range(len(forms)))
        shown = "".join(f'printf(" {SCANS[form][1]}", v{index}); ' for index, form in enumerate(forms))
        call = f'int n = sscanf("{text}", "{" ".join(forms)}"{targets});'
        lines.append(f'{{ {declared}errno = 0; {call} printf("%d %d:", n, errno); {shown}puts(""); }}')

    assert_alike(tmp_path, "\n".join(lines))


@FEW
@given(numbers=st.lists(texts | doubles.map(repr) | st.integers().map(str), min_size=20, max_size=80))
def test_strtod_and_strtol(tmp_path, numbers):
    lines = []
    for text in numbers:
        for name, form, more in (
            ("strtod", "%a", ""),
            ("strtof", "%a", ""),
            ("strtold", "%La", ""),
            ("strtol", "%ld", ", 0"),
            ("strtoul", "%lu", ", 16"),
        ):
            call = f'errno = 0; printf("{form} ", {name}(s, &end{more}));'
            lines.append(f'{{ char *end, *s = "{text}"; {call} printf("%d %d\\n", (int)(end - s), errno); }}')

    assert_alike(tmp_path, "\n".join(lines))
