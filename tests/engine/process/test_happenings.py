import gc
import weakref

from trainer.engine import run

PROGRAM = """
#include <stdlib.h>

int main(void)
{
    for (int i = 0; i < 100; i++)
        free(malloc(i));
}
"""


def test_what_happened_goes_with_the_run_without_the_collector_of_garbage():
    gc.disable()
    try:
        finished = run(PROGRAM)
        noted = weakref.ref(finished.happenings)
        kept_by_the_process = finished.process.happenings.notes
        assert len(finished.events) > 200

        del finished

        assert noted() is None
        assert kept_by_the_process == []
    finally:
        gc.enable()
