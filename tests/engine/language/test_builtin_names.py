"""Which names are looked up among the built-in functions."""

from trainer.engine.language.builtin_names import may_be_builtin
from trainer.engine.language.builtins import BUILTINS


def test_every_built_in_function_is_looked_up():
    assert [name for name in BUILTINS if not may_be_builtin(name)] == []


def test_the_usual_functions_of_the_library_are_not():
    assert not any(map(may_be_builtin, ("malloc", "printf", "strlen")))
