#include <stdio.h>
#include <wchar.h>

int main(void)
{
    char text[40];

    printf("[%b] [%B] [%#b] [%#B] [%#b]\n", 10, 10, 10, 10, 0);
    printf("[%12b] [%-12b] [%012b] [%.6b] [%#012b] [%.0b]\n", 10, 10, 10, 10, 10, 0);
    printf("[%hhb] [%hb] [%lb] [%b] %d\n", 300, 65537, 1L << 40, -1, 5);
    printf("[%2$b] [%1$d]\n", 6, 7);
    printf("%d [%ls]\n", swprintf((wchar_t *)text, 10, L"%b", 9), (wchar_t *)text);
    return snprintf(text, sizeof text, "%*b", 20, 3);
}
