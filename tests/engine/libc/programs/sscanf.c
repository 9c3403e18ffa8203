// random directives of scanf
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
int main(void)
{
    {
        unsigned v0 = 77;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        unsigned v2 = 77;
        errno = 0;
        int r = sscanf("nanx", "%2xx%[a-z]%2x", &v0, v1, &v2);
        printf("0 %d %d:", r, errno);
        printf(" %u", v0);
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf(" %u", v2);
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("%5", "%a", &v0);
        printf("1 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        long v0 = 7;
        long v1 = 7;
        float v2 = -7;
        errno = 0;
        int r = sscanf("-99999999999999999999 0b1", " %td%td%4f", &v0, &v1, &v2);
        printf("2 %d %d:", r, errno);
        printf(" %ld", v0);
        printf(" %ld", v1);
        printf(" %a", v2);
        printf("\n");
    }
    {
        short v0 = 7;
        errno = 0;
        int r = sscanf("abc a,b,c", "%hd", &v0);
        printf("3 %d %d:", r, errno);
        printf(" %d", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("nanx", " %[]abc]", v0);
        printf("4 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("99999999999999999999", "%2s", v0);
        printf("5 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("  x", " %[0-9-]", v0);
        printf("6 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        unsigned v0 = 77;
        float v1 = -7;
        errno = 0;
        int r = sscanf("1 2 3", "%xx%f", &v0, &v1);
        printf("7 %d %d:", r, errno);
        printf(" %u", v0);
        printf(" %a", v1);
        printf("\n");
    }
    {
        int v0 = -77;
        errno = 0;
        int r = sscanf("0b1-5-6", "%d", &v0);
        printf("8 %d %d:", r, errno);
        printf(" %d", v0);
        printf("\n");
    }
    {
        char v0 = 7;
        unsigned v1 = 77;
        int v2 = -77;
        errno = 0;
        int r = sscanf("- %5", " %hhu,%xx%1d", &v0, &v1, &v2);
        printf("9 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %u", v1);
        printf(" %d", v2);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        long v1 = 7;
        errno = 0;
        int r = sscanf("+", "%X %ld", &v0, &v1);
        printf("10 %d %d:", r, errno);
        printf(" %u", v0);
        printf(" %ld", v1);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("42", "%[^]]", v0);
        printf("11 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        ;
        errno = 0;
        int r = sscanf("   (nil)", " %*s");
        printf("12 %d %d:", r, errno);
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("+", " %e", &v0);
        printf("13 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        long v0 = 7;
        errno = 0;
        int r = sscanf("0x1p4", "%lu", &v0);
        printf("14 %d %d:", r, errno);
        printf(" %ld", v0);
        printf("\n");
    }
    {
        char v0 = 7;
        errno = 0;
        int r = sscanf("-  -17 x", "%hhu", &v0);
        printf("15 %d %d:", r, errno);
        printf(" %d", v0);
        printf("\n");
    }
    {
        int v0 = -77;
        long v1 = 7;
        errno = 0;
        int r = sscanf("    -", "%dx%ld %%", &v0, &v1);
        printf("16 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %ld", v1);
        printf("\n");
    }
    {
        int v0 = -5;
        errno = 0;
        int r = sscanf("abc a,b,c", " %n", &v0);
        printf("17 %d %d:", r, errno);
        printf(" n%d", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("]x", " %5s", v0);
        printf("18 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("inf", " %g", &v0);
        printf("19 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("-99999999999999999999", " %[a-z]", v0);
        printf("20 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        ;
        errno = 0;
        int r = sscanf("1e", " %%");
        printf("21 %d %d:", r, errno);
        printf("\n");
    }
    {
        float v0 = -7;
        unsigned v1 = 77;
        char v2[64];
        memset(v2, '.', 63);
        v2[63] = 0;
        errno = 0;
        int r = sscanf("%5", "%f%ux%[0-9-]", &v0, &v1, v2);
        printf("22 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %u", v1);
        for (int q = 0; q < 20; q++)
            printf("%c", v2[q] ? v2[q] : '@');
        printf("\n");
    }
    {
        long v0 = 7;
        int v1 = -77;
        float v2 = -7;
        errno = 0;
        int r = sscanf("a,b,c", "%lux%3d %4f", &v0, &v1, &v2);
        printf("23 %d %d:", r, errno);
        printf(" %ld", v0);
        printf(" %d", v1);
        printf(" %a", v2);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("0x", "%[]abc]", v0);
        printf("24 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("%5", "%[^ ]", v0);
        printf("25 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        long v0 = 7;
        errno = 0;
        int r = sscanf("-", "%lu", &v0);
        printf("26 %d %d:", r, errno);
        printf(" %ld", v0);
        printf("\n");
    }
    {
        float v0 = -7;
        float v1 = -7;
        errno = 0;
        int r = sscanf("nanx 0x", "%4fx%e", &v0, &v1);
        printf("27 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %a", v1);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("1,2", " %u", &v0);
        printf("28 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        char v0 = 7;
        int v1 = -77;
        errno = 0;
        int r = sscanf("  -17 x", " %hhd%i", &v0, &v1);
        printf("29 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %d", v1);
        printf("\n");
    }
    {
        float v0 = -7;
        unsigned v1 = 77;
        errno = 0;
        int r = sscanf("abc", "%e%x", &v0, &v1);
        printf("30 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %u", v1);
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("nanx", " %e", &v0);
        printf("31 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        int v0 = -77;
        int v1 = -77;
        char *v2 = 0;
        errno = 0;
        int r = sscanf("1,2abc", "%3dx%dx%ms", &v0, &v1, &v2);
        printf("32 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %d", v1);
        printf(" %s", v2 ? v2 : "NULL");
        printf("\n");
    }
    {
        int v0 = -77;
        errno = 0;
        int r = sscanf("-5-6 abc", "%1d", &v0);
        printf("33 %d %d:", r, errno);
        printf(" %d", v0);
        printf("\n");
    }
    {
        long v0 = 7;
        float v2 = -7;
        errno = 0;
        int r = sscanf("3.14e2z", " %ld,%*[a-z],%a", &v0, &v2);
        printf("34 %d %d:", r, errno);
        printf(" %ld", v0);
        printf(" %a", v2);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("1.5.6", " %2x", &v0);
        printf("35 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        double v0 = -7;
        errno = 0;
        int r = sscanf("  -17 x %5", "%lf", &v0);
        printf("36 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        int v0 = -77;
        char v1 = 7;
        long v2 = 7;
        errno = 0;
        int r = sscanf("(nil)", "%d %hhd%td", &v0, &v1, &v2);
        printf("37 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %d", v1);
        printf(" %ld", v2);
        printf("\n");
    }
    {
        float v0 = -7;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        errno = 0;
        int r = sscanf("+", " %a,%[^]]", &v0, v1);
        printf("38 %d %d:", r, errno);
        printf(" %a", v0);
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf("\n");
    }
    {
        int v0 = -77;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        errno = 0;
        int r = sscanf("1 2 3", "%1d,%[a-z]", &v0, v1);
        printf("39 %d %d:", r, errno);
        printf(" %d", v0);
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf("\n");
    }
    {
        int v0 = -77;
        errno = 0;
        int r = sscanf("--", "%3d", &v0);
        printf("40 %d %d:", r, errno);
        printf(" %d", v0);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("[abc]", " %x", &v0);
        printf("41 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("  x", "%5s", v0);
        printf("42 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        int v0 = -77;
        int v1 = -77;
        long v2 = 7;
        errno = 0;
        int r = sscanf("  x", "%1dx%3d %td", &v0, &v1, &v2);
        printf("43 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %d", v1);
        printf(" %ld", v2);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("nanx   x", " %[a-cx]", v0);
        printf("44 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        float v2 = -7;
        errno = 0;
        int r = sscanf("[abc] inf", "%[a-z]%[a-cx]%g", v0, v1, &v2);
        printf("45 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf(" %a", v2);
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("077", "%f", &v0);
        printf("46 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        errno = 0;
        int r = sscanf("a\nb", "%[a-z]%5s", v0, v1);
        printf("47 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("hello world %5", "%[]abc]", v0);
        printf("48 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("  x", "%[]abc]", v0);
        printf("49 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        float v0 = -7;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        errno = 0;
        int r = sscanf("", "%a,%[a-z]%%", &v0, v1);
        printf("50 %d %d:", r, errno);
        printf(" %a", v0);
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf("\n");
    }
    {
        short v0 = 7;
        float v1 = -7;
        errno = 0;
        int r = sscanf("\t7\t8", "%hd%f", &v0, &v1);
        printf("51 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %a", v1);
        printf("\n");
    }
    {
        short v0 = 7;
        int v1 = -77;
        errno = 0;
        int r = sscanf("3.14e2z", " %hd %i", &v0, &v1);
        printf("52 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %d", v1);
        printf("\n");
    }
    {
        long v0 = 7;
        errno = 0;
        int r = sscanf("[abc]", "%ld", &v0);
        printf("53 %d %d:", r, errno);
        printf(" %ld", v0);
        printf("\n");
    }
    {
        int v0 = -77;
        unsigned v1 = 77;
        errno = 0;
        int r = sscanf("\t7\t8", "%i%x", &v0, &v1);
        printf("54 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %u", v1);
        printf("\n");
    }
    {
        long v0 = 7;
        errno = 0;
        int r = sscanf("infinity!", " %ld", &v0);
        printf("55 %d %d:", r, errno);
        printf(" %ld", v0);
        printf("\n");
    }
    {
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        float v2 = -7;
        errno = 0;
        int r = sscanf("inf", "%*[a-z]%[]abc],%4f", v1, &v2);
        printf("56 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf(" %a", v2);
        printf("\n");
    }
    {
        char *v0 = 0;
        long v1 = 7;
        errno = 0;
        int r = sscanf("\t7\t8 00012", "%ms,%td", &v0, &v1);
        printf("57 %d %d:", r, errno);
        printf(" %s", v0 ? v0 : "NULL");
        printf(" %ld", v1);
        printf("\n");
    }
    {
        int v0 = -77;
        long v1 = 7;
        errno = 0;
        int r = sscanf("- a\nb", " %3d%lu", &v0, &v1);
        printf("58 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %ld", v1);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("a\nb -5-6", " %u", &v0);
        printf("59 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("00012", "%X", &v0);
        printf("60 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        int v1 = -77;
        long v2 = 7;
        errno = 0;
        int r = sscanf("1e0x1p4", "%[^]],%3d%ld", v0, &v1, &v2);
        printf("61 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %d", v1);
        printf(" %ld", v2);
        printf("\n");
    }
    {
        short v0 = 7;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        long v2 = 7;
        errno = 0;
        int r = sscanf("infinity!", " %hd%[a-z],%td", &v0, v1, &v2);
        printf("62 %d %d:", r, errno);
        printf(" %d", v0);
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf(" %ld", v2);
        printf("\n");
    }
    {
        int v0 = -77;
        errno = 0;
        int r = sscanf("  -17 x", " %i", &v0);
        printf("63 %d %d:", r, errno);
        printf(" %d", v0);
        printf("\n");
    }
    {
        long v0 = 7;
        long v1 = 7;
        errno = 0;
        int r = sscanf("0x1F 42", "%lld%td", &v0, &v1);
        printf("64 %d %d:", r, errno);
        printf(" %ld", v0);
        printf(" %ld", v1);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        long v1 = 7;
        errno = 0;
        int r = sscanf("(nil) 0xdeadbeef", " %[a-z]x%zu", v0, &v1);
        printf("65 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %ld", v1);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("  -17 x00012", " %[^ ]", v0);
        printf("66 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        long v0 = 7;
        errno = 0;
        int r = sscanf("a\nb", " %td", &v0);
        printf("67 %d %d:", r, errno);
        printf(" %ld", v0);
        printf("\n");
    }
    {
        short v0 = 7;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        errno = 0;
        int r = sscanf("inf0x", " %hd%[^ ]", &v0, v1);
        printf("68 %d %d:", r, errno);
        printf(" %d", v0);
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("+", "%e", &v0);
        printf("69 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        float v0 = -7;
        char v1 = 7;
        float v2 = -7;
        errno = 0;
        int r = sscanf(" infinity!", " %e%hhu%f", &v0, &v1, &v2);
        printf("70 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %d", v1);
        printf(" %a", v2);
        printf("\n");
    }
    {
        double v0 = -7;
        int v1 = -77;
        errno = 0;
        int r = sscanf("+", "%lfx%1d", &v0, &v1);
        printf("71 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %d", v1);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("1,2", "%5s", v0);
        printf("72 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        double v0 = -7;
        errno = 0;
        int r = sscanf("   nan", "%lf", &v0);
        printf("73 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("- 99999999999999999999", " %o", &v0);
        printf("74 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        float v0 = -7;
        char v1 = 7;
        long v2 = 7;
        errno = 0;
        int r = sscanf("inf", "%f %hhu,%zu", &v0, &v1, &v2);
        printf("75 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %d", v1);
        printf(" %ld", v2);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("0xdeadbeef ]x", " %u", &v0);
        printf("76 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        errno = 0;
        int r = sscanf("+]x", "%[a-z]x%s", v0, v1);
        printf("77 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("   ", "%X", &v0);
        printf("78 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        ;
        errno = 0;
        int r = sscanf("0b1", " %*[a-z]");
        printf("79 %d %d:", r, errno);
        printf("\n");
    }
    {
        double v0 = -7;
        char v1 = 7;
        errno = 0;
        int r = sscanf("1,2", "%lf%hhu", &v0, &v1);
        printf("80 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %d", v1);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        char v1[64];
        memset(v1, '.', 63);
        v1[63] = 0;
        errno = 0;
        int r = sscanf("inf", "%c,%[^ ]", v0, v1);
        printf("81 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        for (int q = 0; q < 20; q++)
            printf("%c", v1[q] ? v1[q] : '@');
        printf("\n");
    }
    {
        int v0 = -77;
        int v1 = -77;
        unsigned v2 = 77;
        errno = 0;
        int r = sscanf("0x-99999999999999999999", "%d %1dx%o", &v0, &v1, &v2);
        printf("82 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %d", v1);
        printf(" %u", v2);
        printf("\n");
    }
    {
        char v0 = 7;
        errno = 0;
        int r = sscanf("12abc341,2", " %hhu", &v0);
        printf("83 %d %d:", r, errno);
        printf(" %d", v0);
        printf("\n");
    }
    {
        int v0 = -77;
        double v1 = -7;
        errno = 0;
        int r = sscanf("0x", " %3d%lf,%*c", &v0, &v1);
        printf("84 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %a", v1);
        printf("\n");
    }
    {
        char v0 = 7;
        unsigned v1 = 77;
        errno = 0;
        int r = sscanf("  -17 x a,b,c", "%hhux%o", &v0, &v1);
        printf("85 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %u", v1);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("+", "%[0-9-]", v0);
        printf("86 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        int v1 = -77;
        char v2[64];
        memset(v2, '.', 63);
        v2[63] = 0;
        errno = 0;
        int r = sscanf("hello world\t7\t8", " %*c%1d,%2s", &v1, v2);
        printf("87 %d %d:", r, errno);
        printf(" %d", v1);
        for (int q = 0; q < 20; q++)
            printf("%c", v2[q] ? v2[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("abc", "%s", v0);
        printf("88 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        ;
        errno = 0;
        int r = sscanf("-5-6", "%*d");
        printf("89 %d %d:", r, errno);
        printf("\n");
    }
    {
        void *v0 = 0;
        char v1 = 7;
        char v2 = 7;
        errno = 0;
        int r = sscanf("077", "%px%hhux%hhd", &v0, &v1, &v2);
        printf("90 %d %d:", r, errno);
        printf(" %p", v0);
        printf(" %d", v1);
        printf(" %d", v2);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        void *v1 = 0;
        int v2 = -77;
        errno = 0;
        int r = sscanf("]x", " %[a-cx]x%p %i", v0, &v1, &v2);
        printf("91 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %p", v1);
        printf(" %d", v2);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("42", " %s", v0);
        printf("92 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        short v0 = 7;
        unsigned v1 = 77;
        short v2 = 7;
        errno = 0;
        int r = sscanf("0x1p4", "%hd,%ox%hd", &v0, &v1, &v2);
        printf("93 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %u", v1);
        printf(" %d", v2);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("abc", "%5s", v0);
        printf("94 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("hello world", "%4f", &v0);
        printf("95 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        double v1 = -7;
        long v2 = 7;
        errno = 0;
        int r = sscanf("   ", "%[^]]x%lf%td", v0, &v1, &v2);
        printf("96 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %a", v1);
        printf(" %ld", v2);
        printf("\n");
    }
    {
        long v0 = 7;
        errno = 0;
        int r = sscanf("0x1p4", "%lld", &v0);
        printf("97 %d %d:", r, errno);
        printf(" %ld", v0);
        printf("\n");
    }
    {
        long v0 = 7;
        errno = 0;
        int r = sscanf("00012nanx", " %lu", &v0);
        printf("98 %d %d:", r, errno);
        printf(" %ld", v0);
        printf("\n");
    }
    {
        float v0 = -7;
        void *v1 = 0;
        char v2[64];
        memset(v2, '.', 63);
        v2[63] = 0;
        errno = 0;
        int r = sscanf("1.5.6", "%4f%p%[^]]", &v0, &v1, v2);
        printf("99 %d %d:", r, errno);
        printf(" %a", v0);
        printf(" %p", v1);
        for (int q = 0; q < 20; q++)
            printf("%c", v2[q] ? v2[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("%50xdeadbeef", "%[a-cx]x%*c", v0);
        printf("100 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("+", "%[^]]", v0);
        printf("101 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("0xdeadbeef", " %u", &v0);
        printf("102 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        unsigned v0 = 77;
        errno = 0;
        int r = sscanf("077infinity!", " %u", &v0);
        printf("103 %d %d:", r, errno);
        printf(" %u", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("   abc", " %s", v0);
        printf("104 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        long v1 = 7;
        float v2 = -7;
        errno = 0;
        int r = sscanf("\t7\t8%5", "%[^ ] %ld,%e", v0, &v1, &v2);
        printf("105 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %ld", v1);
        printf(" %a", v2);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        long v1 = 7;
        errno = 0;
        int r = sscanf("abc", " %[^ ],%zu %%", v0, &v1);
        printf("106 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %ld", v1);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        errno = 0;
        int r = sscanf("nan99999999999999999999", "%2s", v0);
        printf("107 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf("\n");
    }
    {
        unsigned v0 = 77;
        unsigned v1 = 77;
        errno = 0;
        int r = sscanf("]x", "%Xx%X,%*c", &v0, &v1);
        printf("108 %d %d:", r, errno);
        printf(" %u", v0);
        printf(" %u", v1);
        printf("\n");
    }
    {
        int v0 = -77;
        char v1 = 7;
        char *v2 = 0;
        errno = 0;
        int r = sscanf("(nil)", "%d%hhd%ms", &v0, &v1, &v2);
        printf("109 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %d", v1);
        printf(" %s", v2 ? v2 : "NULL");
        printf("\n");
    }
    {
        short v0 = 7;
        float v1 = -7;
        long v2 = 7;
        errno = 0;
        int r = sscanf("", " %hd %g%lld", &v0, &v1, &v2);
        printf("110 %d %d:", r, errno);
        printf(" %d", v0);
        printf(" %a", v1);
        printf(" %ld", v2);
        printf("\n");
    }
    {
        long v0 = 7;
        float v1 = -7;
        char v2 = 7;
        errno = 0;
        int r = sscanf("1 2 3 1 2 3", " %jd %ax%hhd", &v0, &v1, &v2);
        printf("111 %d %d:", r, errno);
        printf(" %ld", v0);
        printf(" %a", v1);
        printf(" %d", v2);
        printf("\n");
    }
    {
        int v0 = -5;
        errno = 0;
        int r = sscanf("1.5.600012", "%n", &v0);
        printf("112 %d %d:", r, errno);
        printf(" n%d", v0);
        printf("\n");
    }
    {
        ;
        errno = 0;
        int r = sscanf("]x-5-6", " %*c");
        printf("113 %d %d:", r, errno);
        printf("\n");
    }
    {
        ;
        errno = 0;
        int r = sscanf("]x", " %*c");
        printf("114 %d %d:", r, errno);
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("0x99999999999999999999", "%4f", &v0);
        printf("115 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        unsigned v1 = 77;
        errno = 0;
        int r = sscanf("077", "%2s,%x", v0, &v1);
        printf("116 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %u", v1);
        printf("\n");
    }
    {
        float v0 = -7;
        errno = 0;
        int r = sscanf("a\nb 1,2", "%f", &v0);
        printf("117 %d %d:", r, errno);
        printf(" %a", v0);
        printf("\n");
    }
    {
        char v0[64];
        memset(v0, '.', 63);
        v0[63] = 0;
        float v1 = -7;
        char v2[64];
        memset(v2, '.', 63);
        v2[63] = 0;
        errno = 0;
        int r = sscanf("1 2 3    ", "%[]abc],%4f %3c", v0, &v1, v2);
        printf("118 %d %d:", r, errno);
        for (int q = 0; q < 20; q++)
            printf("%c", v0[q] ? v0[q] : '@');
        printf(" %a", v1);
        for (int q = 0; q < 20; q++)
            printf("%c", v2[q] ? v2[q] : '@');
        printf("\n");
    }
    {
        long v1 = 7;
        long v2 = 7;
        errno = 0;
        int r = sscanf("0b1inf", "%*d%td%lu", &v1, &v2);
        printf("119 %d %d:", r, errno);
        printf(" %ld", v1);
        printf(" %ld", v2);
        printf("\n");
    }
}
