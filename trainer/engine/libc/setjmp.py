"""``<setjmp.h>``: jumping out of nested calls.

The compiler turns ``setjmp`` into code that stores the identity of its frame in the first word of ``jmp_buf``
(200 bytes); ``sigsetjmp`` also calls ``__sigjmp_save``, which saves the mask at offset 72 and says so at 64.
"""

from typing import TYPE_CHECKING, NoReturn

from greenlet import getcurrent

from trainer.engine.errors import LongJump
from trainer.engine.events import Rule
from trainer.engine.libc.registry import function
from trainer.engine.process.jumps import Jumps
from trainer.engine.process.signal_actions import mask_to_set, set_to_mask

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_TARGET, _SAVED, _MASK = 0, 64, 72


@function("__sigjmp_save")
def save_mask(process: "Process", environment: int, save: int) -> int:
    """Note in ``jmp_buf`` whether ``siglongjmp`` is to restore the mask, and that mask."""
    process.memory.store_i32(environment + _SAVED, int(bool(save)))
    if save:
        process.memory.store_u64(environment + _MASK, set_to_mask(process.thread.mask))
    return 0


@function("longjmp", "_longjmp", "siglongjmp")
def longjmp(process: "Process", environment: int, value: int) -> NoReturn:
    """Continue after ``setjmp``, which returns ``value``, or 1 for 0."""
    memory = process.memory
    target = memory.load_u64(environment + _TARGET)
    if not process.part(Jumps).can_reach(target):
        rule = Rule("no-jump-target", {"buffer": environment})
        process.emit("fault", rule, address=0, access="execute", signal="SIGSEGV", code="SI_KERNEL")
        process.signals.jumped_off()
    if memory.load_i32(environment + _SAVED):
        process.signals.set_mask(mask_to_set(memory.load_u64(environment + _MASK)))
    jump = LongJump(target, value or 1)
    if process.part(Jumps).host_stack(target) is not getcurrent():  # a context of makecontext is left
        from trainer.engine.libc.contexts import Flows

        flows = process.part(Flows)
        flows.leave_for(flows.arrive(jump))
    raise jump
