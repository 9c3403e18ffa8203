"""Expressions become code: values and places, operators, calls, in the order in which gcc evaluates them."""
