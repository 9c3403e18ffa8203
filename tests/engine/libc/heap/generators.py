"""Random traces: of programs that behave, of programs that damage their heap, and of several threads."""

import random

from hypothesis import strategies as st

from trainer.engine.libc.heap.layout import chunk_size

SIZES = (
    *(lambda rng: rng.randrange(0, 130),) * 5,
    *(lambda rng: rng.randrange(0, 1100),) * 4,
    *(lambda rng: rng.randrange(900, 6000),) * 3,
    *(lambda rng: rng.randrange(0, 70000),) * 2,
    lambda rng: rng.randrange(100000, 300000),
    lambda rng: rng.choice((24, 25, 56, 120, 136, 1000, 1032, 1033, 1048, 2000, 4080, 65519, 65536, 131048, 131049)),
)


def damaging_trace(seed, length):
    """Return a random trace that damages the heap: double frees, overwritten headers, links and neighbours."""
    rng = random.Random(seed)
    pool = rng.sample((24, 56, 100, 120, 136, 500, 1000, 1032, 1048, 1500, 2000, 5000, 20000, 70000, 140000), k=5)
    sizes = {slot: rng.choice(pool) for slot in range(4, 4 + rng.randrange(12, 40))}
    trace = [f"m{slot} {size}" for slot, size in sizes.items()]
    freed = rng.sample(list(sizes), k=rng.randrange(len(sizes)))
    trace += [f"F{slot} 0" for slot in freed]
    if rng.random() < 0.5:
        trace.append(f"m{rng.choice(freed or [4])} {rng.choice(pool)}")
    trace.append("q")
    for _ in range(length):
        slot, other = rng.choice(list(sizes)), rng.choice(list(sizes))
        own, dice = chunk_size(sizes[slot]), rng.random()
        if dice < 0.35:
            sizes[slot] = rng.choice(pool)
            trace.append(f"m{slot} {sizes[slot]}")
        elif dice < 0.6:
            trace.append(f"F{slot} {rng.choice((0,) * 12 + (16, 32, 8))}")
        elif dice < 0.65:
            sizes[slot] = rng.choice(pool)
            trace.append(f"r{slot} {sizes[slot]}")
        elif dice < 0.7:
            sizes[slot] = rng.choice(pool)
            trace.append(f"c{slot} 1 {sizes[slot]}")
        elif dice < 0.85:
            size = rng.choice((own, own, own + 16, own + 32, max(own - 16, 32), chunk_size(rng.choice(pool))))
            value = rng.choice((size | 1, size | 1, size, size | 3, size | 5, 0, 1, 2 * size + 1, rng.getrandbits(63)))
            trace.append(f"w{slot} {rng.choice((-8, -8, own - 8, own - 16, own - 8))} {value}")
        elif dice < 0.95:
            trace.append(f"w{slot} {rng.choice((0, 8, 16, 24))} {rng.choice((0, rng.getrandbits(63), 1 << 20))}")
        else:
            trace.append(f"l{slot} {rng.choice((0, 0, 8, 8, 16, 24))} {other}")
    return trace


SLIGHT_DAMAGE = (
    lambda rng, slot, own: f"B{slot} {rng.choice((own - 8, own - 8, -8, 0, 8))} {rng.choice((0, 1, 0x21, 0x61, 0xFF))}",
    lambda rng, slot, own: f"w{slot} -8 {rng.choice((own, own + 16, own + 4096, 4096, 0x21000)) | rng.randrange(8)}",
    lambda rng, slot, own: f"w{slot} -16 {rng.choice((0, 16, own, 4096, 0x10000))}",
    lambda rng, slot, own: f"w{slot} {own - 8} {rng.choice((0, 1, 33, 0xD41, 0x1001, 0x20001, 0xFFFFFFFFFFFFFFFF))}",
    lambda rng, slot, own: f"L{slot} 0 {rng.randrange(4, 30)}",
    lambda rng, slot, own: f"N{slot} 0 {rng.choice((0, 8, 16, 0x1000))}",
    lambda rng, slot, own: f"w{slot} 8 0",
    lambda rng, slot, own: f"l{slot} {rng.choice((0, 8, 16, 24))} {rng.randrange(4, 30)}",
    lambda rng, slot, own: f"F{slot} {rng.choice((0, 0, 0, 16, -16, 32))}",
)
# words of mp_, as a program that has found libc writes them: tcache_bins, tcache_count, thresholds, top_pad
LIBC_WORDS = (
    *((-0x920 + 104, bins) for bins in (64, 100, 4000, 0x7FFFFFFFFFFF)),
    *((-0x920 + 120, depth) for depth in (7, 12, 300)),
    *((-0x920 + 16, threshold) for threshold in (65536, 1 << 40)),
    *((-0x920 + 8, pad) for pad in (0, 100)),
)


def slightly_damaging_trace(seed, length, threads=1):
    """Return a random trace of a program that would behave, but for two kinds of damage that it does now and then."""
    rng = random.Random(seed)
    sizes = (24, 40, 72, 120, 200, 500, 1000, 1032, 1100, 2000, 3000, 9000, 70000, 140000)
    # where mappings of several threads' own lie is not compared
    pool = rng.sample(sizes if threads == 1 else sizes[:-2], k=4)
    size_of, live, trace = {}, set(), ["q"]
    damage = rng.sample(SLIGHT_DAMAGE, k=2)
    if threads == 1 and rng.random() < 0.4:
        trace.append(rng.choice(RARE[2:])(rng))
    for step in range(length):
        thread = rng.randrange(threads)
        prefix = f"@{thread} " if thread else ""
        slot, dice = rng.randrange(4, 30), rng.random()
        if dice < 0.1 and size_of and step > length / 4:
            slot = rng.choice(list(size_of))
            trace.append(rng.choice(damage)(rng, slot, chunk_size(size_of[slot])))
        elif slot not in live:
            size_of[slot] = rng.choice(pool)
            live.add(slot)
            trace.append(prefix + rng.choice((f"m{slot} ", f"m{slot} ", f"c{slot} 1 ")) + str(size_of[slot]))
        elif dice < 0.75:
            trace.append(f"{prefix}F{slot} 0")
            live.remove(slot)
        elif dice < 0.9:
            size_of[slot] = rng.choice(pool)
            trace.append(f"{prefix}r{slot} {size_of[slot]}")
        elif dice < 0.97:
            trace.append(prefix + rng.choice((f"a{slot} 512 600", "i", "t0", f"u{slot}")))
        elif threads == 1:
            trace.append("A{} {}".format(*rng.choice(LIBC_WORDS)))
    return trace


def aligned_trace(seed, length):
    """Return a random trace of aligned blocks of all sizes, resized and freed."""
    rng = random.Random(seed)
    live, trace = set(), []
    for _ in range(length):
        slot, dice = rng.randrange(4, 24), rng.random()
        size = rng.choice((0, 1, 24, 100, 500, 1000, 1032, 3000, 5000, 20000, 100000, 131048, 150000, 400000))
        size += rng.choice((0, 0, 0, rng.randrange(64)))
        if slot in live and dice < 0.5:
            trace.append(f"f{slot}")
            live.remove(slot)
        elif slot in live and dice < 0.9:
            trace.append(f"r{slot} {size or 1}")
        elif slot in live:
            trace.append(f"u{slot}")
        else:
            live.add(slot)
            alignment = rng.choice((0, 1, 8, 16, 24, 32, 48, 64, 100, 256, 1024, 4096, 8192, 65536, 1 << 20))
            trace.append(f"a{slot} {alignment} {size}" if dice < 0.8 else f"p{slot} {1 << rng.randrange(2, 17)} {size}")
            if trace[-1].startswith(f"p{slot} 4 "):
                live.remove(slot)
    return trace


def threaded_trace(seed, length, threads=4, slots=40):
    """Return a random trace of several threads that allocate, free each other's blocks, end and begin."""
    rng = random.Random(seed)
    threads = rng.randrange(2, threads + 1)
    pool = [rng.choice(SIZES)(rng) % 100000 for _ in range(8)]
    live, trace = set(), []
    if rng.random() < 0.3:
        trace.append(f"o-8 {rng.choice((1, 2, 3))}")
    for _ in range(length):
        slot = rng.randrange(4, 4 + slots)
        thread = rng.randrange(threads)
        prefix = f"@{thread} " if thread else ""
        dice = rng.random()
        if thread and dice < 0.02:
            trace.append(f"{prefix}x")
        elif slot in live and dice < 0.6:
            trace.append(f"{prefix}f{slot}")
            live.remove(slot)
        elif slot in live and dice < 0.75:
            trace.append(f"{prefix}r{slot} {rng.choice(pool) or 1}")
        elif slot in live:
            trace.append(f"{prefix}s{slot} {rng.randrange(256)}")
        else:
            live.add(slot)
            operation = rng.choice((f"m{slot} ", f"m{slot} ", f"c{slot} 1 ", f"a{slot} 256 "))
            trace.append(f"{prefix}{operation}{rng.choice(pool)}")
    return trace


def random_trace(seed, length, slots=60, rare=True):
    """Return a random trace of well-behaved operations."""
    rng = random.Random(seed)
    live, trace = {}, []
    sizes = rng.sample(SIZES, k=rng.randrange(2, len(SIZES)))
    favourites = [rng.choice(sizes)(rng) for _ in range(6)]

    def size():
        return rng.choice(favourites) if rng.random() < 0.5 else rng.choice(sizes)(rng)

    for _ in range(length):
        slot = rng.randrange(4, 4 + slots)
        dice = rng.random()
        if slot in live and dice < 0.55:
            trace.append(f"f{slot}")
            del live[slot]
        elif slot in live and dice < 0.75:
            trace.append(f"r{slot} {size()}")
            if trace[-1].endswith(" 0"):
                del live[slot]
        elif slot in live and dice < 0.85:
            trace.append(f"s{slot} {rng.randrange(256)}")
        elif slot not in live:
            live[slot] = True
            if dice < 0.7:
                trace.append(f"m{slot} {size()}")
            elif dice < 0.9:
                count = rng.choice((1, 1, 4))
                trace.append(f"c{slot} {count} {size() // count}")
            elif dice < 0.97:
                trace.append(f"a{slot} {1 << rng.randrange(3, 14)} {size()}")
            else:
                trace.append(f"p{slot} {1 << rng.randrange(3, 13)} {size()}")
        elif rare and dice < 0.97:
            trace.append("i")
        elif rare:
            trace.append(rng.choice(RARE)(rng))
    return trace


RARE = (
    lambda rng: f"t{rng.choice((0, 0, 5000, 200000))}",
    lambda rng: f"b{rng.choice((4096, 100, 16, 65536))}",
    lambda rng: f"o1 {rng.choice((0, 64, 128, 160, 161, 1000))}",
    lambda rng: f"o-2 {rng.choice((0, 4096, 131072, 10000))}",
    lambda rng: f"o-1 {rng.choice((0, 65536, 131072, 1000000))}",
    lambda rng: f"o-3 {rng.choice((65536, 131072, 500000))}",
    lambda rng: f"o-4 {rng.choice((0, 1, 65536))}",
    lambda rng: f"o-6 {rng.choice((0, 90, 255))}",
)


requests = st.one_of(
    st.integers(0, 130),
    st.integers(0, 1100),
    st.integers(900, 6000),
    st.integers(0, 70000),
    st.integers(100000, 300000),
    st.sampled_from((24, 25, 120, 121, 1000, 1032, 1033, 65519, 65536, 131048, 131049)),
)


@st.composite
def behaved_traces(draw, most=120):
    """Traces that use only blocks they own; shrinks to few operations and small requests."""
    live, trace = set(), []
    for _ in range(draw(st.integers(1, most))):
        slot, action = draw(st.integers(4, 20)), draw(st.integers(0, 9))
        if slot in live and action < 6:
            trace.append(f"f{slot}")
            live.remove(slot)
        elif slot in live and action < 9:
            trace.append(f"r{slot} {draw(requests.filter(bool))}")
        elif slot in live:
            trace.append(f"s{slot} 165")
        else:
            live.add(slot)
            prefix = {7: f"c{slot} 1 ", 8: f"a{slot} {1 << draw(st.integers(4, 13))} "}.get(action, f"m{slot} ")
            trace.append(f"{prefix}{draw(requests)}")
    return trace
