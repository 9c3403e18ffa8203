"""What somebody meant who wrote a name that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches


def one_of(name: str, known: Iterable[str]) -> str:
    """Return what would be right in place of ``name``: the closest of the ``known`` names, and all of them."""
    names = [str(one) for one in known]
    close = get_close_matches(name, names, 1)
    listed = f"one of {', '.join(names)}"
    return f"perhaps {close[0]!r}; it is {listed}" if close else listed
