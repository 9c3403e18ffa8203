"""Typed questions to a run: what an author asks instead of stating a key.

``AnyProbe`` is the union that pydantic reads, told apart by ``ask``. To add a probe, write its class and name it here.
"""

from typing import Annotated

from pydantic import Field

from trainer.questions.probes.allocations import AllocationSource, ChunkSize, UsableSize
from trainer.questions.probes.base import Probe, ProbeResult, Unit, Value, region_title, show
from trainer.questions.probes.calls import RuleApplied, SystemCallCount, SystemCalls
from trainer.questions.probes.ending import (
    ExitCode,
    FaultAddress,
    FaultLine,
    FaultRegion,
    OutcomeProbe,
    Signal,
    Stdout,
)
from trainer.questions.probes.happenings import Called, Executed, Happened
from trainer.questions.probes.objects import AddressOf, Distance, PointsTo, RegionOf, ValueOf
from trainer.questions.probes.space import (
    RegionAbove,
    RegionExists,
    RegionGrowth,
    RegionPermissions,
    RegionSharing,
    RegionSize,
)
from trainer.questions.probes.stored import BytesOf

AnyProbe = Annotated[
    OutcomeProbe
    | Signal
    | ExitCode
    | FaultRegion
    | FaultAddress
    | FaultLine
    | Stdout
    | RegionOf
    | PointsTo
    | ValueOf
    | AddressOf
    | Distance
    | BytesOf
    | AllocationSource
    | ChunkSize
    | UsableSize
    | SystemCalls
    | SystemCallCount
    | RuleApplied
    | Executed
    | Called
    | Happened
    | RegionExists
    | RegionPermissions
    | RegionSize
    | RegionGrowth
    | RegionSharing
    | RegionAbove,
    Field(discriminator="ask"),
]

__all__ = ["AnyProbe", "Probe", "ProbeResult", "Unit", "Value", "region_title", "show"]
