"""The simulated process: pages, address space, system calls, threads, signals, loader."""
