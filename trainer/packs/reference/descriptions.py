"""What the fields of the models mean: the text below each of them in its source."""

import ast
import inspect
from functools import cache
from textwrap import dedent

from trainer.questions.schema import Schema


@cache
def descriptions(model: type[Schema]) -> dict[str, str]:
    """Return the description of each field that has one, inherited ones included.

    Read from the source only when it is asked for; pydantic could do that, but for every class that is made.
    """
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if issubclass(owner, Schema) and owner is not Schema:
            found |= _own(owner)
    return {name: text for name, text in found.items() if name in model.model_fields}


@cache
def _own(model: type[Schema]) -> dict[str, str]:
    try:
        tree = ast.parse(dedent(inspect.getsource(model))).body[0]
    except OSError:  # a frozen program has no sources
        return {}
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as words)):
                found[name] = " ".join(words.split())
    return found


def summary(model: type[Schema]) -> str:
    """Return the docstring of a model as Markdown, a line for each paragraph."""
    paragraphs = (inspect.getdoc(model) or "").replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def models_below(model: type[Schema]) -> set[type[Schema]]:
    """Return a model and all that are made from it."""
    return {model}.union(*(models_below(child) for child in model.__subclasses__()))
