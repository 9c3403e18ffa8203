"""Ways to damage the heap, each with the message that glibc ends the process with (linux-facts: malloc's checks).

Written as traces (see ``traces.py``): ``F4 0`` frees block 4 once more, ``w5 -8 1`` writes 1 into its size field.
"""

# no sums of blocks, and the free block that every trace begins with is used up
START = ["q", "m3 2000"]


def fill(size):
    """Seven blocks fill the tcache bin of a size; two more (80, 81) go to a fastbin or to the unsorted bin."""
    blocks = [*range(60, 67), 80, 81]
    return [f"m{slot} {size}" for slot in blocks] + ["m90 24"] + [f"F{slot} 0" for slot in blocks]


# three neighbours, so that the middle one has both kinds; 6 keeps them from the top chunk
THREE = ["m4 2000", "m5 2000", "m6 100"]
EMPTY_CACHE = [f"m{slot} 24" for slot in range(70, 77)]

DAMAGES = {
    # free
    "free(): invalid pointer": ["m4 100", "F4 8"],
    "free(): invalid pointer (size 0)": ["m4 100", "w4 -8 0", "F4 0"],
    "free(): invalid size": ["m4 100", "w4 -8 17", "F4 0"],
    "munmap_chunk(): invalid pointer": ["m4 100", "w4 -8 0x1002", "F4 0"],
    "free(): double free detected in tcache 2": ["m4 24", "F4 0", "F4 0"],
    "free(): too many chunks detected in tcache": [
        *("m4 24", "m5 56", "m6 56", "F5 0", "F6 0", "L5 0 6", "F4 0", "w4 -8 65", "F4 0"),
    ],
    "free(): unaligned chunk detected in tcache 2": [
        *("m4 24", "m5 56", "m6 56", "F5 0", "F6 0", "N6 0 0x1008", "F4 0", "w4 -8 65", "F4 0"),
    ],
    "free(): invalid next size (fast)": [*fill(24), "m4 100", "m5 100", "w4 -8 33", "w4 24 1", "F4 0"],
    "double free or corruption (fasttop)": [*fill(24), "F81 0"],
    "invalid fastbin entry (free)": [*fill(24), "w81 -8 65", "m4 104", "m5 200", "r4 72"],
    "double free or corruption (top)": ["m4 2000", "F4 2016"],
    "double free or corruption (out)": ["m4 2000", "w4 -8 0x30001", "F4 0"],
    "double free or corruption (!prev)": [*THREE, "F4 0", "F4 0"],
    "free(): invalid next size (normal)": [*THREE, "w5 -8 1", "F4 0"],
    "corrupted size vs. prev_size while consolidating": [*THREE, "w5 -16 32", "w5 -8 2016", "F5 0"],
    "corrupted size vs. prev_size": [*THREE, "F5 0", "w6 -16 1", "F4 0"],
    "corrupted double-linked list": [*THREE, "F5 0", "l5 0 6", "F4 0"],
    "corrupted double-linked list (not small)": [*THREE, "F5 0", "m7 3000", "l5 16 6", "F4 0"],
    "free(): corrupted unsorted chunks": [*THREE, "m7 2000", "m8 24", "F4 0", "w4 8 0", "F7 0"],
    # consolidation
    "malloc_consolidate(): unaligned fastbin chunk detected": [*fill(24), "N81 0 0x1008", "m4 1500"],
    "malloc_consolidate(): invalid chunk size": [*fill(24), "w81 -8 65", "m4 1500"],
    "corrupted size vs. prev_size in fastbins": [*fill(24), "w81 -8 32", "w81 -16 64", "m4 1500"],
    # malloc
    "malloc(): unaligned tcache chunk detected": ["m4 24", "m5 24", "F4 0", "F5 0", "N5 0 0x1008", "m6 24", "m7 24"],
    "malloc(): unaligned fastbin chunk detected": ["@1 m4 24", *fill(24), "N81 0 0x1008", "c5 1 24"],
    "malloc(): unaligned fastbin chunk detected 2": [*fill(24), "N81 0 0x1008", "c5 1 24", "c6 1 24"],
    "malloc(): unaligned fastbin chunk detected 3": [*fill(24), *EMPTY_CACHE, "N81 0 0x1008", "m5 24"],
    "malloc(): memory corruption (fast)": [*fill(24), "w81 -8 65", "c5 1 24"],
    "malloc(): smallbin double linked list corrupted": [
        *fill(500)[:8],
        *(["m90 24"] + [f"F{slot} 0" for slot in (*range(60, 67), 80)] + ["m4 3000", "l80 8 90", "c5 1 500"]),
    ],
    "malloc(): invalid size (unsorted)": [*THREE, "F4 0", "w4 -8 1", "m7 3000"],
    "malloc(): invalid next size (unsorted)": [*THREE, "F4 0", "w5 -8 0x1000000", "m7 3000"],
    "malloc(): mismatching next->prev_size (unsorted)": [*THREE, "F4 0", "w5 -16 32", "m7 3000"],
    "malloc(): unsorted double linked list corrupted": [*THREE, "F4 0", "l4 8 6", "m7 3000"],
    "malloc(): invalid next->prev_inuse (unsorted)": [*THREE, "F4 0", "w5 -8 2017", "m7 3000"],
    "malloc(): largebin double linked list corrupted (nextsize)": [
        *("m4 2000", "m5 24", "m6 2016", "m7 24", "F4 0", "m8 3000", "l4 24 5", "F6 0", "m9 3000"),
    ],
    "malloc(): largebin double linked list corrupted (bk)": [
        *("m4 2000", "m5 24", "m6 2016", "m7 24", "F4 0", "m8 3000", "l4 8 5", "F6 0", "m9 3000"),
    ],
    "malloc(): corrupted top size": ["m4 24", "w4 24 0xffffffffff1", "m5 100"],
    "Fatal glibc error: malloc assertion failure in sysmalloc: (old_top == initial_top (av) && old_size == 0) || "
    "((unsigned long) (old_size) >= MINSIZE && prev_inuse (old_top) && "
    "((unsigned long) old_end & (pagesize - 1)) == 0)": ["m4 24", "w4 24 0", "m5 100"],
    "break adjusted to free malloc space": ["m4 24", "b-8192", "m5 100000", "m6 100000"],
    # realloc
    "realloc(): invalid pointer": ["m4 100", "w4 -8 0", "r4 200"],
    "realloc(): invalid old size": ["m4 100", "w4 -8 0x10000001", "r4 200"],
    "realloc(): invalid next size": ["m4 100", "m5 100", "w5 -8 1", "r4 200"],
    "mremap_chunk(): invalid pointer": ["m4 100", "w4 -8 0x1002", "r4 200"],
    # the rest
    "int_mallinfo(): unaligned fastbin chunk detected": [*fill(24), "N81 0 0x1008", "i"],
    "tcache_thread_shutdown(): unaligned tcache chunk detected": [
        *("@1 m4 24", "@1 m5 24", "@1 F4 0", "@1 F5 0", "N5 0 0x1008", "@1 x"),
    ],
}

# damage that malloc does not notice, but the processor does
FAULTS = {
    "a false arena": ["m4 100", "w4 -8 0x75", "F4 0"],
    "a counter without entries": ["w0 -656 1", "m4 24"],
    "a block that was unmapped": ["m4 300000", "F4 0", "F4 0"],
    "a wild pointer": ["m4 100", "F4 0x700000000000"],
}
