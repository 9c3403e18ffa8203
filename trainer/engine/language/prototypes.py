"""The types of library functions that a program calls without including their header."""

from __future__ import annotations

from functools import cache

from pycparser import c_ast

from trainer.engine.language.declarations.declarators import Declarations
from trainer.engine.language.preprocessing.headers import all_headers, prelude
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import Scopes
from trainer.engine.language.syntax.grammar import Parser
from trainer.engine.language.types import INT, Function
from trainer.engine.lazy_dataclasses import replace

# functions not returning int whose type gcc 12 knows by itself (measured: it warns that 'int name()' is
# incompatible); math functions also with f and l behind their names
_KNOWN = """
_exit abort acos acosh aligned_alloc alloca asin asinh atan atan2 atanh bcopy bzero calloc cbrt ceil copysign cos
cosh erf erfc exit exp exp2 expm1 fabs fdim floor fma fmax fmin fmod fprintf free frexp fscanf fwrite
fwrite_unlocked hypot index labs ldexp lgamma llabs llrint llround log log10 log1p log2 logb lrint lround malloc
memchr memcpy memmove mempcpy memset modf nan nearbyint nextafter pow printf realloc remainder rindex rint round
scalbn scanf sin sinh snprintf sprintf sqrt sscanf stpcpy stpncpy strcat strchr strcpy strcspn strdup strlen strncat
strncpy strndup strnlen strpbrk strrchr strspn strstr tan tanh tgamma trunc
"""
_KNOWN_TO_GCC = frozenset(_KNOWN.split())


@cache
def header_type(name: str) -> Function | None:
    """Return the type of a function as a header declares it, None when none does."""
    taken = prelude(all_headers(), {name})
    types = Declarations(Scopes(), "<headers>", lambda node: refuse(node, "an expression is not expected here"))
    for node in Parser().parse("\n".join(taken.declarations), "<headers>").ext:
        if isinstance(node, c_ast.Typedef):
            types.scopes.declare(node.name, types.typedef(node))
        elif isinstance(node, c_ast.Decl) and (node.name is None or node.name == name):
            ctype = types.type_of(node.type)
            if node.name == name and isinstance(ctype, Function):
                return ctype
    return None


def library_prototype(name: str) -> Function | None:
    """Return the type that gcc gives an undeclared function of the library: ``int``, unless it knows better."""
    ctype = header_type(name)
    if ctype is None or name in _KNOWN_TO_GCC or (name[-1] in "fl" and name[:-1] in _KNOWN_TO_GCC):
        return ctype
    return replace(ctype, result=INT)
