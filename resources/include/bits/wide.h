/* types of wide characters */

#include <stddef.h>

typedef unsigned int wint_t;
typedef struct { int __count; union { unsigned int __wch; char __wchb[4]; } __value; } mbstate_t;
typedef mbstate_t __mbstate_t;

#define WEOF (0xffffffffu)
