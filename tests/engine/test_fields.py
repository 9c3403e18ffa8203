"""What the bytes of an object are for, and how C declares it."""

import pytest

from trainer.engine import run
from trainer.engine.fields import declaration, fields_of

PROGRAM = """\
struct inner { char a; short b; };
struct outer {
    char c;
    int x;
    struct inner i[2];
    char text[5];
    double d;
    int (*call)(int);
    unsigned u : 3, v : 7;
    union { int k; char m[8]; } both;
    char last;
};
int main(void)
{
    struct outer z;
    int table[3];
    char word[4];
    z.c = table[0] = word[0] = 1;
    return 0;
}
"""


@pytest.fixture(scope="module")
def state():
    timeline = run(PROGRAM).timeline
    return timeline.at(len(timeline) - 1)


def test_members_and_the_padding_between_them(state):
    ctype, _ = state.locate("z")

    assert [(field.name, field.offset, field.size) for field in fields_of(ctype)] == [
        ("c", 0, 1),
        ("padding", 1, 3),
        ("x", 4, 4),
        ("i[0].a", 8, 1),
        ("padding", 9, 1),
        ("i[0].b", 10, 2),
        ("i[1].a", 12, 1),
        ("padding", 13, 1),
        ("i[1].b", 14, 2),
        ("text", 16, 5),
        ("padding", 21, 3),
        ("d", 24, 8),
        ("call", 32, 8),
        ("u:3, v:7", 40, 2),
        ("padding", 42, 2),
        ("both", 44, 8),
        ("last", 52, 1),
        ("padding", 53, 3),
    ]


@pytest.mark.parametrize(
    ("expression", "names"),
    [("table", ["t[0]", "t[1]", "t[2]"]), ("word", ["t"]), ("z.x", ["t"]), ("z.i[1]", ["t.a", "padding", "t.b"])],
)
def test_elements_are_fields_and_text_is_one(state, expression, names):
    ctype, _ = state.locate(expression)

    assert [field.name for field in fields_of(ctype, "t")] == names


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("table", "int t[3];"),
        ("z.call", "int (*t)(int);"),
        ("z.i[0]", "struct inner {\n    char a;\n    short b;\n} t;"),
        ("z.i", "struct inner {\n    char a;\n    short b;\n};\nstruct inner t[2];"),
    ],
)
def test_a_declaration_is_that_of_c(state, expression, text):
    ctype, _ = state.locate(expression)

    assert declaration(ctype, "t") == text


def test_bit_fields_are_declared_with_their_bits(state):
    ctype, _ = state.locate("z")

    assert "    unsigned int v : 7;\n" in declaration(ctype, "z")


@pytest.mark.parametrize("expression", ["nothing", "&z", "1"])
def test_what_is_no_object_cannot_be_located(state, expression):
    with pytest.raises(LookupError):
        state.locate(expression)
