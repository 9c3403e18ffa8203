#include <stdio.h>
int g = 1, h = 2;
long l = 1;
int f(void) {
    g = 5;
    l = 5;
    return 10;
}
long fl(void) {
    f();
    return 10;
}
#define T(e)                                                                                                 \
    g = l = 1;                                                                                               \
    printf(#e " %ld\n", (long)(e));
int main(void) {
    T((char)((g + f()) * 3))
    T((char)(3 * (g + f()))) T((char)((g + f()) * h)) T((char)((g + f()) & 15)) T((char)((g + f()) - 1))
        T((char)((g + f()) | 64)) T((char)((g + f()) + 1)) T((char)((g + f()) * 1))
            T((char)((g + f()) * (h + 1))) T((char)((g & f()) * 2)) T((char)((g | f()) * 2))
                T((char)((g * f()) * 2)) T((char)((g - f()) * 2)) T((char)(-(g + f()) * 2))
                    T((char)((g + f()) - h)) T((char)((g + f()) ^ h)) T((char)((g + f()) * 2 + 1))
                        T((char)((g + f()) * 2 * h)) T((char)((g * f()) * h)) T((char)((g + f()) + (g + f())))
                            T((char)((g + f()) * (g + f()))) T((char)(h * (g + f())))
                                T((char)(h + (g + f()) * 2)) T((int)((l + fl()) * 2)) T((int)((l + fl()) * h))
                                    T((int)((l + fl()) + 2)) T((unsigned char)((g + f()) * 3))
                                        T((short)((g + f()) * 3)) T((short)(-((g + f()) * 3)))
}
