"""``asm`` statements: barriers that emit no code, and the instructions that change nothing a program can see.

The engine has no machine code, so other instructions are refused. An empty template with operands hides a value
from the optimiser: outputs keep their value, or take that of the input tied to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trainer.engine.language.expressions.code import Val
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import ULONG

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_WITHOUT_EFFECT = frozenset({"", "nop", "pause", "rep; nop", "rep;nop", "mfence", "lfence", "sfence"})
# instructions that copy a register which the engine keeps
_REGISTER = re.compile(r"movq?\s+%%(rsp|rbp)\s*,\s*%0")
_REGISTER_CODES = {"rsp": "sp", "rbp": "fp"}


def compile_asm(compiler: Expressions, node: Any) -> None:
    """Compile an ``asm`` statement."""
    template = " ".join(node.template.strip('"').replace("\\n", " ").replace("\\t", " ").split()).strip("; ")
    register = _REGISTER.fullmatch(template)
    if register and len(node.outputs) == 1:
        place = compiler.place(node.outputs[0][1])
        compiler.store(place, Val(ULONG, _REGISTER_CODES[register[1]], stable=True))
        return
    if template not in _WITHOUT_EFFECT:
        refuse(node, f"asm instructions are not supported ({node.template})", compiler.filename)
    constraints = [constraint.strip('"') for constraint, _ in node.outputs]
    tied = {constraint.strip('"'): expression for constraint, expression in node.inputs}
    for number, (constraint, (_, expression)) in enumerate(zip(constraints, node.outputs, strict=True)):
        place = compiler.place(expression)
        if str(number) in tied:
            compiler.store(compiler.fixed(place), compiler.value(tied[str(number)]))
        elif not constraint.startswith("+") and "m" not in constraint:
            refuse(node, "an asm output that nothing gives a value is not supported", compiler.filename)
    for constraint, expression in node.inputs:
        if not constraint.strip('"').isdigit():
            compiler.effect(expression)
