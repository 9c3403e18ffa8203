"""Building an address space: a tray of regions, the column they go to, and what each is like."""
