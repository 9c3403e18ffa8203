#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    char line[200];
    struct stat status;
    FILE *file = fopen("/etc/passwd", "r");

    for (int i = 0; i < 18 && fgets(line, sizeof line, file); i++)
        printf("%s", line);
    fclose(file);
    file = fopen("/etc/group", "r");
    for (int i = 0; i < 38 && fgets(line, sizeof line, file); i++)
        printf("%.*s ", (int)strcspn(line, "\n"), line);
    printf("\n");
    for (int i = 0; i < 18; i++) {
        struct passwd *user = getpwent();
        printf("%s %u %u '%s' %s %s\n", user->pw_name, user->pw_uid, user->pw_gid, user->pw_gecos, user->pw_dir, user->pw_shell);
    }
    endpwent();
    printf("%s %s %u\n", getgrgid(60)->gr_name, getpwnam("irc")->pw_dir, getgrnam("games")->gr_gid);
    printf("%d %d\n", getpwnam("nobody at all") == NULL, getgrgid(59) == NULL);
    stat("/etc/passwd", &status);
    printf("%o %u\n", status.st_mode, status.st_uid);
    char *mapped = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, open("/etc/passwd", O_RDONLY), 0);
    printf("%.31s\n", mapped);
    return 0;
}
