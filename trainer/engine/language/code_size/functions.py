"""The size of one function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.code_size.operands import Operands
from trainer.engine.language.code_size.statements import StatementSizes

if TYPE_CHECKING:
    from trainer.engine.language.statements.functions import FunctionCompiler
    from trainer.engine.language.unit import Unit


def code_size(unit: Unit, node: Any, compiled: FunctionCompiler) -> int:
    """Return the bytes of machine code of a function that has been compiled."""
    statics = [symbol for symbol in unit.objects if symbol.function == node.decl.name]
    operands = Operands(unit.scopes, unit.types, compiled.info.variables, statics)
    sizes = StatementSizes(operands, compiled.result)
    return sizes.function(
        node.body,
        compiled.parameters,
        compiled.info.frame_size,
        saves_arguments=compiled.saves_arguments,
        registers=compiled.registers_and_spilled()[0],
        is_main=node.decl.name == "main",
    )
