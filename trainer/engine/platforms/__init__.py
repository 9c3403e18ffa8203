"""The machines that programs can run on."""

from trainer.engine.platforms.base import Platform
from trainer.engine.platforms.linux_x86_64 import LINUX_X86_64
from trainer.engine.platforms.textbook import TEXTBOOK
from trainer.engine.platforms.unprotected import UNPROTECTED

__all__ = ["PLATFORMS", "Platform"]

PLATFORMS: dict[str, Platform] = {platform.name: platform for platform in (LINUX_X86_64, TEXTBOOK, UNPROTECTED)}
