// topic: names that match patterns, and walking through a tree
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int files, deepest;

static int count(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    files += kind == FTW_F;
    deepest = where->level > deepest ? where->level : deepest;
    if (kind != FTW_F)
        printf("%s kind %d level %d name %s\n", path, kind, where->level, path + where->base);
    return strcmp(path + where->base, "stop") ? 0 : 42;
}

static int old(const char *path, const struct stat *status, int kind)
{
    files += kind == FTW_F && status->st_size == 0;
    return 0;
}

static void find(const char *pattern, int flags)
{
    glob_t found = {.gl_offs = 2};
    int result = glob(pattern, flags, NULL, &found);

    printf("%-12s %d %zu:", pattern, result, result ? 0 : found.gl_pathc);
    for (size_t i = 0; !result && i < found.gl_pathc; i++)
        printf(" %s", found.gl_pathv[i + (flags & GLOB_DOOFFS ? found.gl_offs : 0)]);
    printf("\n");
    if (!result)
        globfree(&found);
}

int main(void)
{
    static const struct { const char *pattern, *text; int flags; } tried[] = {
        {"*.c", "main.c", 0}, {"*.c", ".c", 0}, {"*.c", ".c", FNM_PERIOD}, {"a?c", "abc", 0}, {"a[b-d]c", "acc", 0},
        {"a[!b-d]c", "acc", 0}, {"*", "a/b", 0}, {"*", "a/b", FNM_PATHNAME}, {"a/*", "a/.b", FNM_PATHNAME | FNM_PERIOD},
        {"\\*", "*", 0}, {"\\*", "\\x", FNM_NOESCAPE}, {"[[:digit:]]*", "7up", 0}, {"ABC", "abc", FNM_CASEFOLD},
        {"a/b", "a/b/c", FNM_LEADING_DIR}, {"[", "[", 0}, {"a*b*c*d", "axxbyyczzd", 0}, {"a*b*c*d", "axxbyyzzd", 0},
        {"[]a]", "]", 0}, {"[a-]", "-", 0}, {"", "", 0}, {"*", "", 0}, {"?", "", 0}, {"[?]x", "?x", 0},
    };
    char folder[] = "/tmp/globXXXXXX";

    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++)
        printf("%d", fnmatch(tried[i].pattern, tried[i].text, tried[i].flags));
    printf("\n");
    mkdtemp(folder);
    chdir(folder);
    mkdir("sub", 0700);
    mkdir("sub/deep", 0700);
    const char *names[] = {"a.c", "b.c", "b.h", ".hidden", "sub/x.c", "sub/deep/y.c", "sub/deep/stop"};
    for (int i = 0; i < 6; i++)
        close(open(names[i], O_CREAT | O_WRONLY, 0600));
    find("*.c", 0);
    find("*", GLOB_MARK);
    find("*/*.c", 0);
    find("sub/*/*", 0);
    find(".h*", 0);
    find("b.?", GLOB_DOOFFS);
    find("nothing*", 0);
    find("nothing*", GLOB_NOCHECK);
    find("a.c", 0);
    find("no.c", 0);
    printf("%d", nftw(".", count, 5, FTW_PHYS));
    printf(" files %d deepest %d\n", files, deepest);
    printf("%d\n", nftw("sub", count, 5, FTW_DEPTH | FTW_PHYS));
    symlink("nowhere", "sub/deep/stop");
    printf("%d\n", nftw("sub/deep", count, 5, FTW_PHYS));
    files = 0;
    printf("%d", ftw(".", old, 5));
    printf(" %d\n", files);
    printf("%d ", nftw("missing", count, 5, 0));
    printf("%s\n", strerror(errno));
    for (int i = 6; i >= 0; i--)
        unlink(names[i]);
    rmdir("sub/deep");
    rmdir("sub");
    printf("%d\n", rmdir(folder));
    return 0;
}
