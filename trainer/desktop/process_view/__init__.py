"""The picture of a process: its address space, variables, calls and heap at one step of a run."""
