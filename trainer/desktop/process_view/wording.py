"""How sizes, addresses and regions are written for people; no Qt."""

from typing import TYPE_CHECKING

from trainer.engine.regions import DESCRIPTIONS, Region, RegionKind

if TYPE_CHECKING:
    from trainer.engine import Run

_UNITS = ((1 << 60, "EiB"), (1 << 50, "PiB"), (1 << 40, "TiB"), (1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB"))
USER_END = 1 << 47


def size_text(size: int) -> str:
    """Write a size in bytes shortly: ``132 KiB``, ``46.2 TiB``."""
    for unit, name in _UNITS:
        if size >= unit:
            amount = size / unit
            return f"{amount:.0f} {name}" if amount == int(amount) or amount >= 100 else f"{amount:.1f} {name}"
    return "1 byte" if size == 1 else f"{size} bytes"


def address_text(address: int) -> str:
    """Write an address as ``0x7ffffffde000``."""
    return f"{address:#x}"


def hole_text(start: int) -> str:
    """Say what addresses without a region are; from 2^47 on they are no addresses at all."""
    return "not canonical" if start >= USER_END - (1 << 20) else "not mapped"


def region_title(region: Region) -> str:
    """Return what a region is called: its label, else its kind's title."""
    return region.label or DESCRIPTIONS[region.kind].title


def kind_title(kind: str) -> str:
    """Return what a kind of region is called, also for a name that the engine does not know."""
    try:
        return DESCRIPTIONS[RegionKind(kind)].title
    except ValueError:
        return kind


def capital(text: str) -> str:
    """Begin a name with a capital letter, unless it is a file's or begins as a program writes it."""
    return text if "." in text or text.startswith("[") else text[:1].upper() + text[1:]


def sharing_text(region: Region) -> str:
    """Say who uses a region."""
    return region.shared_by or DESCRIPTIONS[region.kind].shared_by


def growth_text(grows: str) -> str:
    """Say where a region grows."""
    return {"up": "grows up ↑", "down": "grows down ↓"}.get(grows, "does not grow")


def permission_words(permissions: str) -> str:
    """Say permissions such as ``r-x`` in words."""
    words = {"r": "read", "w": "write", "x": "execute"}
    allowed = [word for letter, word in words.items() if letter in permissions[:3]]
    return ", ".join(allowed) if allowed else "no access"


def outcome(run: "Run") -> tuple[str, str]:
    """Return the tone of a banner, and how a run ended in a sentence."""
    from trainer.questions.outcomes import ending

    tone = "good" if run.exit_code is not None else "warn" if run.limit else "bad"
    return tone, ending(run)
