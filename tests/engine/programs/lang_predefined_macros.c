#include <stdio.h>
#include <limits.h>
#include <features.h>
int main(void) {
#if defined(__linux__) && defined(__x86_64__) && defined(__LP64__) && defined(__unix__) &&                   \
    defined(__ELF__) && defined(__amd64__)
    puts("linux x86-64");
#endif
#ifdef NDEBUG
    puts("ndebug");
#endif
#ifdef __OPTIMIZE__
    puts("optimize");
#endif
#ifdef __STDC_HOSTED__
    printf("%ld %d %d %d.%d\n", __STDC_VERSION__, __STDC__, __STDC_HOSTED__, __GNUC__, __GNUC_MINOR__);
#endif
    printf("%d.%d %d\n", __GLIBC__, __GLIBC_MINOR__, __GLIBC_PREREQ(2, 30));
    printf("%d %d %d %d %d\n", __SIZEOF_POINTER__, __SIZEOF_LONG__, __SIZEOF_INT128__, __CHAR_BIT__,
           __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
    printf("%d %ld %s %d\n", __INT_MAX__, __LONG_MAX__, __VERSION__, __SCHAR_MAX__);
    printf("%d %d\n", PATH_MAX, NAME_MAX);
#if defined(__PIC__) || defined(__PIE__)
    printf("pie %d %d\n", __PIC__, __PIE__);
#endif
#ifdef __STDC_NO_THREADS__
    puts("no threads");
#endif
#ifdef __STDC_IEC_559__
    puts("iec");
#endif
#ifdef _REENTRANT
    puts("reentrant");
#endif
#ifdef _GNU_SOURCE
    puts("gnu source");
#endif
#ifdef _DEFAULT_SOURCE
    puts("default source");
#endif
#ifdef _POSIX_C_SOURCE
    printf("%ld\n", _POSIX_C_SOURCE);
#endif
    printf("%s %d\n", __FILE__, __LINE__);
    printf("%s\n", __func__);

    return 0;
}
