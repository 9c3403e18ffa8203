"""Events of a run as text; no Qt."""

from typing import TYPE_CHECKING

from trainer.desktop.process_view.wording import address_text, size_text
from trainer.engine.flag_names import flags_text

if TYPE_CHECKING:
    from trainer.engine import Event

_SIZES = frozenset({"length", "old_length", "new_length", "size"})
_ADDRESSES = frozenset({"address", "result", "old_address", "new_address", "end", "start", "buffer", "frame"})
_LOWEST_ADDRESS = 1 << 16  # nothing is mapped below (vm.mmap_min_addr)
_UNLIMITED = (1 << 64) - 1


def event_text(event: "Event") -> tuple[str, str, str, str]:
    """Return step, line, what happened, and the rule that made it happen."""
    line = str(event.line) if event.line else "start"
    return str(event.step), line, what_happened(event), event.rule.sentence()


def what_happened(event: "Event") -> str:
    """Say an event shortly, as a tracer would."""
    data = event.data
    match event.kind:
        case "syscall":
            call = str(data.get("name"))
            arguments = ", ".join(
                _argument(call, name, value) for name, value in data.items() if name not in {"name", "result", "errno"}
            )
            result = data.get("errno") or _value("result", data.get("result"))
            return f"{call}({arguments}) = {result}"
        case "malloc" | "calloc" | "realloc":
            place = data.get("address")
            where = f"{address_text(place)} ({data.get('source')})" if isinstance(place, int) and place else "NULL"
            return f"{event.kind}({data.get('request')}) = {where}"
        case "free":
            return f"free({_value('address', data.get('address'))})"
        case "thread-start" | "thread-exit":
            return f"thread {event.thread} {'starts' if event.kind == 'thread-start' else 'ends'}"
    detail = ", ".join(f"{name} {_value(name, value)}" for name, value in data.items() if value not in (None, ""))
    return f"{event.kind.replace('-', ' ')}: {detail}" if detail else event.kind.replace("-", " ")


def _argument(call: str, name: str, value: int | str | None) -> str:
    named = flags_text(call, name, value) if isinstance(value, int) else None
    return named or _value(name, value)


def _value(name: str, value: int | str | None) -> str:
    if not isinstance(value, int):
        return str(value)
    if value == _UNLIMITED:
        return "unlimited"
    if name in _SIZES:
        return size_text(value)
    return address_text(value) if name in _ADDRESSES and value >= _LOWEST_ADDRESS else str(value)
