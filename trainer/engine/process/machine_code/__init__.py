"""Machine code that a program has written itself: the x86-64 instructions that short pieces of it consist of."""
