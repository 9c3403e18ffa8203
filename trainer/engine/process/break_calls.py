"""The system call that moves the end of the heap: brk(2) (mm/mmap.c; measured)."""

from trainer.engine.events import Rule
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource
from trainer.engine.process.memory_limits import Denied, MemoryLimits, denied
from trainer.engine.process.vma import Protection, Vma, VmaFlag, page_up
from trainer.engine.regions import RegionKind

READ_WRITE = Protection.READ | Protection.WRITE
BREAK_FLAGS = VmaFlag.ACCOUNTED | VmaFlag.BREAK


class BreakCalls(MemoryLimits):
    """The break: the heap grows towards mappings, or on a small system towards the stack."""

    def brk(self, address: int) -> int:
        """Move the end of the heap; return the break in force afterwards, as the raw system call does."""
        rule = Rule("break-asked", {"end": self.space.break_end})
        if address >= self.space.break_start:
            try:
                rule = self._move_break(address)
            except Denied as failure:
                rule = failure.rule
        return self._report("brk", self.space.break_end, rule, address=address)

    def _move_break(self, address: int) -> Rule:
        space, rules = self.space, self.space.platform.heap
        start, old_end = space.break_start, self._break_mapping_end(space.break_end)
        new_end = self._break_mapping_end(address)
        limit = self.limits.soft(Resource.DATA)
        if address - start > limit:
            raise denied(Errno.ENOMEM, "limit-data", limit=limit, length=address - space.break_end)
        if rules.ceiling and address > start + rules.ceiling:
            raise denied(Errno.ENOMEM, "break-ceiling", limit=start + rules.ceiling)
        if rules.meets_stack:
            return self._move_break_towards_stack(address)
        if new_end > old_end:
            above = space.areas.above(old_end)
            gap = rules.gap
            if above is not None and new_end + gap > above.start:
                raise denied(Errno.ENOMEM, "break-blocked", address=address, gap=gap, next=above.start)
            flags = BREAK_FLAGS | self.future_flags
            added = Vma(old_end, new_end, READ_WRITE, flags)
            self._check_room(added, replaced=[])
            space.map(old_end, new_end - old_end, READ_WRITE, flags=flags)
            if added.locks_at_once:
                space.fill_in(old_end, new_end)
        elif new_end < old_end:
            space.unmap(new_end, old_end)
        space.mark(start, new_end, RegionKind.HEAP, "heap")
        space.break_end = address
        return Rule("break-moved", {"end": new_end})

    def _break_mapping_end(self, address: int) -> int:
        space = self.space
        return max(page_up(address), space.break_start + space.platform.heap.reserve)

    def _move_break_towards_stack(self, address: int) -> Rule:
        stack_pointer = self.process.stack_pointer()
        if address > stack_pointer:
            raise denied(Errno.ENOMEM, "break-meets-stack", stack_pointer=stack_pointer)
        space = self.space
        floor = space.break_start + space.platform.heap.reserve
        old_end, new_end = max(floor, space.break_end), max(floor, address)
        space.mark(space.break_start, new_end, RegionKind.HEAP)
        space.mark(new_end, old_end, RegionKind.MAIN_STACK, thread=1)
        space.break_end = address
        return Rule("break-below-stack", {"stack_pointer": stack_pointer})
