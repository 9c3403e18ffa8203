"""The time: clocks, the calendar, time zones, and times as text (time.h, sys/time.h)."""
