"""What gcc 12 simplifies even at -O0: comparisons, divisions, conversions, calls of library functions."""
