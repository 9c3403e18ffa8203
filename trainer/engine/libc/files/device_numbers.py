"""Numbers of devices and their halves (makedev(3)); the bits of both are spread over 64 for old programs' sake."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_HIGH_MAJOR, _LOW_MAJOR = 0xFFFFF000, 0xFFF
_HIGH_MINOR, _LOW_MINOR = 0xFFFFFF00, 0xFF


@function("gnu_dev_major")
def major(process: "Process", device: int) -> int:
    """Return the number of the driver."""
    return device >> 32 & _HIGH_MAJOR | device >> 8 & _LOW_MAJOR


@function("gnu_dev_minor")
def minor(process: "Process", device: int) -> int:
    """Return the number of the device among those of its driver."""
    return device >> 12 & _HIGH_MINOR | device & _LOW_MINOR


@function("gnu_dev_makedev")
def makedev(process: "Process", driver: int, number: int) -> int:
    """Return the number of a device."""
    high = (driver & _HIGH_MAJOR) << 32 | (number & _HIGH_MINOR) << 12
    return high | (driver & _LOW_MAJOR) << 8 | number & _LOW_MINOR
