"""Questions that need no engine, one for each form that other programs know."""

from dataclasses import replace
from fractions import Fraction

from trainer.packs.exchange.collection import Collection
from trainer.packs.portable import (
    Cell,
    Choice,
    Gaps,
    Matching,
    Number,
    Option,
    Ordering,
    Pointing,
    Portable,
    Recall,
    Table,
    Text,
)
from trainer.packs.portable.model import gap_mark

ONE = Choice(
    options=(
        Option("The `heap`", True, "Yes: `malloc` takes it from there."),
        Option("The stack {not} = ~it~ #1: 100 %", False, "No: <stdio.h> & co."),
        Option("BSS", False),
    )
)
MANY = Choice(
    options=(Option("a", True), Option("b", True, "too"), Option("c", False, "no"), Option("d", False)),
    many=True,
    shuffle=False,
)
ANY = Choice(
    options=(Option("a", True), Option("b", True, "too"), Option("c", False, "Nearly.", 0.5), Option("d", False))
)
TRUE_FALSE = Choice(
    options=(Option("True", False, "The page is not mapped."), Option("False", True)), shuffle=False, true_false=True
)
SIZE = Number(value=Fraction(4096), unit="bytes", misses=((Fraction(4000), "Not *decimal*."),))
SHARE = Number(value=Fraction(5, 2), margin=Fraction(1, 4))
ADDRESS = Number(value=Fraction(0x5052A0), unit="address")
TEXT = Text(accepted=("SIGSEGV", "a * b"), patterns=("*fault",), misses=(("SIGBUS", "Not on this machine."),))
ORDER = Ordering(entries=("Stack", "Heap", "BSS", "Text"))
SEVERAL = Ordering(entries=("a", "b", "c"), given=("c",), also=(("b", "a", "c"),))
MATCH = Matching(rows=("Heap", "Text"), choices=("rw-", "r-x", "---"), key=(0, 1))
TABLE = Table(
    prompt="Write `?` where nothing is stored.",
    columns=("a[1]", "p < q"),
    rows=("before line **3**", "after line 4"),
    cells=((Cell("1", also=("0x1",)), Cell("yes", asked=False)), (Cell("?"), Cell("", asked=False))),
)
GAPS = Gaps(
    text=f"The **heap** grows {gap_mark(0)} {{so}}.\n\n- with `{gap_mark(1)}`",
    gaps=(Text(accepted=("up", "upwards"), misses=(("down", "That is the stack."),)), Text(accepted=("brk",))),
)
CODE = Gaps(
    text=f"int *p = {gap_mark(0)}(4);\nif (p < q && *p)\n    free({gap_mark(1)});",
    gaps=(Text(accepted=("malloc",), case_sensitive=True), Text(accepted=("p",))),
    code=True,
)
POINTING = Pointing(rows=("`p`", "`q`"), spots=(("Stack", "rw-"), ("Not mapped", ""), ("Heap", "rw-")), key=(2, 0))
CARD = Recall(answer="It grows **up**.")

PARTS = {
    "one": ONE,
    "many": MANY,
    "any": ANY,
    "true or false": TRUE_FALSE,
    "size": SIZE,
    "share": SHARE,
    "address": ADDRESS,
    "text": TEXT,
    "order": ORDER,
    "match": MATCH,
    "card": CARD,
    "table": TABLE,
    "gaps": GAPS,
    "code": CODE,
    "picture": POINTING,
}

PROGRAM = '#include <stdio.h>\n\nint main(void)\n{\n    int a[2] = {1, 2};\n    printf("{1:MC:=%d}\\n", a[0]);\n}\n'


def question(*parts, **fields):
    known = {"id": "a-question", "title": "A question", "prompt": "Where is `p`?", "topics": ("region.heap",)}
    return Portable(**{"kind": "", **known, "parts": parts, **fields})


def in_parts(*parts):
    """Return the parts of one question, with equal shares and prompts."""
    return tuple(
        replace(part, prompt=f"What about **{number}**?", share=1 / len(parts)) for number, part in enumerate(parts, 1)
    )


def collection(*questions):
    """Return a collection of questions; each gets an id of its own."""
    named = tuple(replace(one, id=f"question-{number}") for number, one in enumerate(questions, 1))
    return Collection("sample", "A sample", named)
