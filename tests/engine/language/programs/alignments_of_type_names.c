#include <stdio.h>
_Alignas(int __attribute__((aligned(16)))) char i8;
typedef int __attribute__((aligned(32))) big; _Alignas(big) char c2; _Alignas(big *) char c3; _Alignas(double[3]) char c4;
struct s { char a; _Alignas(int __attribute__((aligned(16)))) char b; };
int main(void) { printf("%zu %zu %zu %zu %zu\n", _Alignof(int __attribute__((aligned(16)))), _Alignof(int __attribute__((aligned(16))) *), _Alignof(int *), _Alignof(big), _Alignof(int[2]));
printf("%zu %zu %zu %zu %zu\n", __alignof__(i8), __alignof__(c2), __alignof__(c3), __alignof__(c4), sizeof(struct s)); printf("%zu %zu\n", _Alignof(struct s), _Alignof(struct { char a; } __attribute__((aligned(8))))); printf("%zu\n", sizeof(int __attribute__((aligned(16))))); return 0; }
