#include <stdio.h>
#include <stdarg.h>
struct s { short a; };
int g = -7;
long f(int n, ...){ va_list ap; va_start(ap,n); long r = va_arg(ap,long); va_end(ap); return r; }
long f9(int n, ...){ va_list ap; va_start(ap,n); long r=0; for(int i=0;i<n;i++) r = va_arg(ap,long); va_end(ap); return r; }
int main(void){
  char c=-3; int i=-1; unsigned char u=200; short s=-2; 
  printf("%ld %lu %zu %lx\n", -1, i, c, s);
  printf("%ld %ld %ld\n", g, (char)g, i+1-2);
  printf("%ld %ld %ld %ld %ld %ld %ld %ld\n", -1, -2, i, c, s, g, -5, i-4);
  printf("%ld\n", f(1,-1)); printf("%ld\n", f(1,i));
  printf("%ld %ld\n", f9(7,1L,2L,3L,4L,5L,6L,-1), f9(8,1L,2L,3L,4L,5L,6L,7L,i));
  printf("%hhd %hd %d\n", 300, 70000, 1L<<40);
  return 0; }
