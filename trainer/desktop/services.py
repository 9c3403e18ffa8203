"""What pages are given: nothing in the desktop is global."""

from typing import NamedTuple

from trainer.desktop.backend import Backend
from trainer.desktop.background import Lane
from trainer.desktop.long_work import LongWork
from trainer.desktop.settings import Settings
from trainer.desktop.theme.theme import Theme


class Services(NamedTuple):
    """The theme, the window's settings, the worker, what takes too long for it, and what both may call."""

    theme: Theme
    settings: Settings
    lane: Lane
    long_work: LongWork
    backend: Backend
