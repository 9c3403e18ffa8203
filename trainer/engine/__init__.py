"""Runs C programs in a simulated process; knows nothing of questions, files or Qt.

``trainer run`` starts from nothing for each program. So a module that few programs need is imported where it is used
(fork, /proc, built-in functions, ``%f``), and a pattern that few need is compiled there.
"""

from typing import TYPE_CHECKING

from trainer.lazily import exported

if TYPE_CHECKING:
    from trainer.engine.errors import CError, Fault
    from trainer.engine.events import Event, Rule
    from trainer.engine.execution import Run, run
    from trainer.engine.limits import Limits
    from trainer.engine.regions import Region, RegionKind
    from trainer.engine.timeline import Timeline

__all__ = ["CError", "Event", "Fault", "Limits", "Region", "RegionKind", "Rule", "Run", "Timeline", "run"]

_HOMES = {
    "CError": "errors",
    "Fault": "errors",
    "Event": "events",
    "Rule": "events",
    "Limits": "limits",
    "Region": "regions",
    "RegionKind": "regions",
    "Run": "execution",
    "run": "execution",
    "Timeline": "timeline",
}

__getattr__ = exported(globals(), _HOMES)
