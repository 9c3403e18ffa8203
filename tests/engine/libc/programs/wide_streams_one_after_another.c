#include <stdio.h>
#include <wchar.h>

int main(void)
{
    FILE *first = fopen("first", "w");
    fwprintf(first, L"buffered %d\n", 1);
    fclose(first);

    FILE *second = fopen("second", "w"); /* where the first one lay */
    setvbuf(second, NULL, _IONBF, 0);
    fwprintf(second, L"at once %d\n", 2);
    fclose(second);

    char line[40];
    second = fopen("second", "r");
    printf("%s", fgets(line, sizeof line, second));
    fclose(second);
    return remove("first") + remove("second");
}
