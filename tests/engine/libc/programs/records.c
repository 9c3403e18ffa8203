// records in a binary file
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
struct student {
    int id;
    char name[20];
    float gpa;
    double scores[3];
};
int main(void)
{
    struct student s[3] = {{1, "Ann", 3.5, {1, 2, 3}},
                           {2, "Bob", 2.75, {4, 5, 6}},
                           {3, "Cyd", 3.9, {7, 8, 9}}},
                   r;
    FILE *f = fopen("st.dat", "wb+");
    if (!f) {
        perror("open");
        return 1;
    }
    printf("%zu %zu\n", sizeof r, fwrite(s, sizeof *s, 3, f));
    printf("tell %ld\n", ftell(f));
    fseek(f, sizeof r, SEEK_SET);
    printf("%zu %s\n", fread(&r, sizeof r, 1, f), r.name);
    strcpy(r.name, "Bobby");
    fseek(f, -(long)sizeof r, SEEK_CUR);
    fwrite(&r, sizeof r, 1, f);
    rewind(f);
    while (fread(&r, sizeof r, 1, f) == 1)
        printf("%d %-10s %.2f %g\n", r.id, r.name, r.gpa, r.scores[2]);
    printf("eof %d err %d tell %ld\n", feof(f) != 0, ferror(f) != 0, ftell(f));
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    printf("size %ld\n", n);
    fseek(f, 10, SEEK_SET);
    printf("part %zu\n", fread(&r, 1, 1000, f));
    printf("%d\n", fgetc(f));
    clearerr(f);
    printf("%d\n", feof(f));
    printf("%d\n", fseek(f, -1, SEEK_SET));
    perror("seek");
    printf("%d\n", fclose(f));
    f = fopen("st.dat", "r");
    printf("%zu\n", fwrite("x", 1, 1, f));
    perror("w");
    printf("%d\n", ferror(f));
    fclose(f);
    f = fopen("st.dat", "a+");
    printf("%ld\n", ftell(f));
    fputs("tail", f);
    printf("%ld\n", ftell(f));
    rewind(f);
    printf("%d\n", fgetc(f));
    fputs("T2", f);
    printf("%ld\n", ftell(f));
    fclose(f);
    f = fopen("nope/none", "w");
    printf("%p %s\n", (void *)f, strerror(errno));
    f = fopen("nope", "r");
    printf("%p %d\n", (void *)f, errno);
    f = fopen("st.dat", "zz");
    printf("%p %d\n", (void *)f, errno);
    printf("%d\n", remove("st.dat"));
    printf("%d %s\n", remove("st.dat"), strerror(errno));
    return 0;
}
