"""Events of a run as text; no Qt."""

from typing import TYPE_CHECKING

from trainer.desktop.process_view.wording import address_text, size_text

if TYPE_CHECKING:
    from trainer.engine import Event

_ADDRESSES = frozenset({"address", "result", "old_address", "new_address", "end", "start"})


def event_text(event: "Event") -> tuple[str, str, str, str]:
    """Return step, line, what happened, and the rule that made it happen."""
    line = str(event.line) if event.line else "start"
    return str(event.step), line, what_happened(event), event.rule.sentence()


def what_happened(event: "Event") -> str:
    """Say an event shortly, as a tracer would."""
    data = event.data
    match event.kind:
        case "syscall":
            arguments = ", ".join(
                _value(name, value) for name, value in data.items() if name not in {"name", "result", "errno"}
            )
            result = data.get("errno") or _value("result", data.get("result"))
            return f"{data.get('name')}({arguments}) = {result}"
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


def _value(name: str, value: int | str | None) -> str:
    if isinstance(value, int) and (name in _ADDRESSES or value > 1 << 32):
        return address_text(value) if value >= 0 else str(value)
    if isinstance(value, int) and name in {"length", "size"}:
        return size_text(value)
    return str(value)
