"""C source to executable Python.

``unit`` compiles a translation unit, and ``linking`` gives it addresses. Beside them lies what all parts speak of:
types, records, symbols, literals, signatures. The packages follow the way of the source: ``preprocessing``, ``syntax``,
``declarations``, ``static`` objects, ``expressions`` with ``builtins``, ``statements``; ``folding`` and ``frame`` have
what gcc does besides the standard, so that programs meet the same values in the same places.
"""
