// topic: a pointer of main that nobody wrote to
#include <stdio.h>
int main(void) { int *p; if (p) printf("not null\n"); else printf("null\n"); return 0; }
