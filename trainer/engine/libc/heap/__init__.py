"""malloc and its relatives: the algorithm and the data structures of glibc 2.36, in simulated bytes."""
