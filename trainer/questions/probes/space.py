"""Probes of the address space: the regions, as they are at a moment of the run."""

from typing import TYPE_CHECKING, ClassVar, Literal

from trainer.engine.regions import RegionKind
from trainer.engine.rules import size_text
from trainer.questions.errors import ProbeFailed
from trainer.questions.probes.base import ProbeResult, Unit, region_label, region_title
from trainer.questions.probes.moments import MomentProbe

if TYPE_CHECKING:
    from trainer.engine import Region, Run


class SpaceProbe(MomentProbe):
    """A probe of the regions of one kind; ``occurrence`` and ``thread`` choose the moment, not the region."""

    region: RegionKind
    """The kind of region."""

    def found(self, run: "Run", kind: RegionKind | None = None) -> "tuple[list[Region], int]":
        """Return the regions of the kind, lowest first, and the step. Raises ProbeFailed if there are none."""
        state = self.state(run)
        kind = kind or self.region
        regions = [region for region in state.regions if region.kind == kind]
        if not regions:
            raise ProbeFailed(f"there is no {region_title(kind)} in the address space {self.moment_text(run)}")
        return regions, state.step


class RegionExists(SpaceProbe):
    """Whether the address space has a region of that kind."""

    unit: ClassVar[Unit] = Unit.TRUTH

    ask: Literal["region-exists"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a truth value."""
        try:
            _, step = self.found(run)
        except ProbeFailed as absent:
            return ProbeResult(False, None, f"{str(absent).capitalize()}.")
        return ProbeResult(True, step, f"The address space has a {region_title(self.region)}.")


class RegionPermissions(SpaceProbe):
    """What may be done with a region, as ``rw-``."""

    ask: Literal["region-permissions"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with three letters. Raises ProbeFailed if parts of the region differ."""
        regions, step = self.found(run)
        kinds = {region.permissions[:3] for region in regions}
        if len(kinds) > 1:
            raise ProbeFailed(f"the pieces of the {region_title(self.region)} have different permissions")
        permissions = kinds.pop()
        return ProbeResult(permissions, step, f"{region_label(self.region)}: `{permissions}`.")


class RegionSize(SpaceProbe):
    """How many bytes the regions of that kind have together."""

    unit: ClassVar[Unit] = Unit.BYTES

    ask: Literal["region-size"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with bytes."""
        regions, step = self.found(run)
        size = sum(region.size for region in regions)
        return ProbeResult(size, step, f"{region_label(self.region)}: {size_text(size)}.")


class RegionGrowth(SpaceProbe):
    """Where a region grows: ``up``, ``down`` or ``none``."""

    ask: Literal["region-growth"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a direction."""
        regions, step = self.found(run)
        growth = regions[0].grows or "none"
        text = "does not grow" if growth == "none" else f"grows {growth}"
        return ProbeResult(growth, step, f"{region_label(self.region)}: {text}.")


class RegionSharing(SpaceProbe):
    """Who uses a region, such as ``all threads``."""

    ask: Literal["region-sharing"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with the words of the platform."""
        regions, step = self.found(run)
        return ProbeResult(regions[0].shared_by, step, f"{region_label(self.region)}: used by {regions[0].shared_by}.")


class RegionAbove(SpaceProbe):
    """Whether ``region`` lies at higher addresses than ``other``."""

    unit: ClassVar[Unit] = Unit.TRUTH

    ask: Literal["region-above"]
    other: RegionKind
    """The region that it is compared with."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a truth value. Raises ProbeFailed if the regions interleave."""
        regions, step = self.found(run)
        others, _ = self.found(run, self.other)
        above = regions[0].start >= others[-1].end
        if not above and others[0].start < regions[-1].end:
            raise ProbeFailed(f"{region_title(self.region)} and {region_title(self.other)} interleave")
        word = "above" if above else "below"
        evidence = (
            f"{region_label(self.region)} (from {regions[0].start:#x}) lies {word} "
            f"{region_title(self.other)} (from {others[0].start:#x})."
        )
        return ProbeResult(above, step, evidence)
