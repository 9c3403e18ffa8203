"""How many bytes of machine code gcc 12 -O0 makes of a function: the lengths of its instructions (measured)."""
