// topic: an array of main that nobody wrote to
#include <stdio.h>
int main(void) { int v[10]; for (int i = 0; i < 10; i++) printf("%d ", v[i] != 0); puts(""); return 0; }
