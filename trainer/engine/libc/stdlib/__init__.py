"""Numbers, sorting, random numbers, the environment and the end of the program (stdlib.h)."""
