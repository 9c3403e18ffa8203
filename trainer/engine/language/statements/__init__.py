"""Statements and whole functions become code: blocks, loops, jumps, automatic objects."""
