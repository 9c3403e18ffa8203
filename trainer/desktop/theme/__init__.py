"""How the program looks: the only place of colours, type sizes, spacing and style sheets."""
