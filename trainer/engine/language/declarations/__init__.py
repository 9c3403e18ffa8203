"""What declarations mean: types, constant expressions, initialisers."""
