"""``#pragma pack``; other pragmas guide optimisation and warnings, or are refused."""

from __future__ import annotations

import re
from typing import Any

from trainer.engine.language.refusal import refuse

_PACK = r"pack\s*\(\s*(?:(push|pop)\s*(?:,\s*([A-Za-z_]\w*)\s*)?)?(?:,?\s*(\d+)\s*)?\)"
_REFUSED = ("redefine_extname", "weak", "scalar_storage_order", "GCC poison")


class Packing:
    """The largest alignment of members, as the pragmas so far have it; None for no limit."""

    def __init__(self) -> None:
        self.limit: int | None = None
        self._stack: list[tuple[str | None, int | None]] = []

    def read(self, node: Any, filename: str) -> None:
        """Follow a pragma."""
        text = (node.string if isinstance(node.string, str) else node.string.value.strip('"')).strip()
        if text.startswith(_REFUSED):
            refuse(node, f"#pragma {text} is not supported", filename)
        if not text.startswith("pack"):
            return
        match = re.fullmatch(_PACK, text)
        if match is None:
            refuse(node, f"#pragma {text} is not understood", filename)
        action, name, number = match.groups()
        if action == "push":
            self._stack.append((name, self.limit))
        if action == "pop":
            self._pop(name)
        elif number is not None or action is None:
            self.limit = int(number) if number and number != "0" else None

    def _pop(self, name: str | None) -> None:
        """Restore what was in force before the last push, or the last one of that name; without one all stays."""
        pushed = [number for number, (label, _) in enumerate(self._stack) if name in (None, label)]
        if not self._stack:
            return
        place = pushed[-1] if pushed else -1
        self.limit = self._stack[place][1]
        del self._stack[place:]
