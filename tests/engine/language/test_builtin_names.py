"""Which names are looked up among the built-in functions."""

from trainer.engine.language.builtins.functions import BUILTINS
from trainer.engine.language.builtins.names import may_be_builtin


def test_every_built_in_function_is_looked_up():
    assert [name for name in BUILTINS if not may_be_builtin(name)] == []


def test_the_usual_functions_of_the_library_are_not():
    assert not any(map(may_be_builtin, ("malloc", "printf", "strlen")))
