#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

static void put_back_and_write(void)
{
    char text[20] = "";
    FILE *file = tmpfile();

    fputs("hello", file);
    rewind(file);
    fgetc(file);
    ungetc(' ', file);
    fputs("world", file);
    printf("%ld", ftell(file));
    rewind(file);
    fread(text, 1, sizeof text - 1, file);
    printf(" '%s'\n", text);
    fclose(file);
}

static void fill_a_block(size_t size, const char *mode)
{
    char block[8] = "1234567";
    FILE *file = fmemopen(block, size, mode);

    while (mode[0] == 'r' && fgetc(file) != EOF)
        ;
    errno = 0;
    fputs("abcdefgh", file);
    printf("%zu %s: %d", size, mode, fflush(file));
    printf(" errno %d '%s'\n", errno, block);
    fclose(file);
}

static void complain(int mode)
{
    char text[80];
    int file = open("complaints", mode | O_CREAT | O_TRUNC, 0600), old = dup(2);

    fflush(stderr);
    dup2(file, 2);
    errno = ENOENT;
    perror("first");
    printf("orientation %d, errno %d\n", fwide(stderr, 0), errno);
    dup2(old, 2);
    lseek(file, 0, SEEK_SET);
    printf("%zd\n", read(file, text, sizeof text));
    close(file);
    remove("complaints");
}

int main(void)
{
    put_back_and_write();
    fill_a_block(4, "w");
    fill_a_block(0, "w");
    fill_a_block(7, "r+");
    complain(O_RDWR);
    complain(O_WRONLY);
    return 0;
}
