"""C source to executable Python: preprocessing, parsing, types and layout, code generation."""
