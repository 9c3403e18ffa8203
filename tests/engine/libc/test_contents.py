"""The table of contents of the C library names what its modules register."""

import importlib
import pkgutil
import textwrap

from trainer.engine import libc
from trainer.engine.libc.contents import MODULES
from trainer.engine.libc.registry import FUNCTIONS


def registered_by_module():
    for module in pkgutil.walk_packages(libc.__path__, libc.__name__ + "."):
        importlib.import_module(module.name)
    found = {}
    for name, implementation in FUNCTIONS.items():
        found.setdefault(implementation.__module__.removeprefix(libc.__name__ + "."), []).append(name)
    return {module: sorted(names) for module, names in found.items()}


def entry(module, names):
    lines = textwrap.wrap(" ".join(names), 112, break_on_hyphens=False)
    return "\n".join([f'    "{module}": """', *("        " + line for line in lines), '    """,'])


def test_each_module_is_listed_with_the_functions_that_it_registers():
    listed = {module: sorted(names.split()) for module, names in MODULES.items()}

    registered = registered_by_module()

    wrong = [entry(module, names) for module, names in sorted(registered.items()) if listed.get(module) != names]
    assert not wrong, "trainer/engine/libc/contents.py should say:\n" + "\n".join(wrong)
    assert listed.keys() == registered.keys()
