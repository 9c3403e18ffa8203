// topic: socketpair
#include <stdio.h>
#include <string.h>
#include <errno.h>
#include <signal.h>
#include <unistd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sys/stat.h>
#include <sys/ioctl.h>
int main(void)
{
    int s[2]; char b[64] = ""; printf("%d\n", socketpair(AF_UNIX, SOCK_STREAM, 0, s)); struct stat st; fstat(s[0], &st); printf("%o\n", st.st_mode);
    if (!fork()) { close(s[0]); int n = read(s[1], b, 64); b[n] = 0; char r[80]; int m = sprintf(r, "got %s", b); write(s[1], r, m); _exit(0); }
    close(s[1]); write(s[0], "ping", 4); int n = read(s[0], b, 64); b[n] = 0; puts(b); printf("eof %zd\n", read(s[0], b, 64)); wait(0);
    signal(SIGPIPE, SIG_IGN); printf("%zd", write(s[0], "x", 1)); printf(" %s\n", strerror(errno)); printf("%zd", send(0, "x", 1, 0)); printf(" %s\n", strerror(errno));
    socketpair(AF_UNIX, SOCK_DGRAM, 0, s); send(s[0], "one", 3, 0); send(s[0], "second", 6, 0); printf("%zd %zd", recv(s[1], b, 64, MSG_PEEK), recv(s[1], b, 2, 0)); printf(" %zd\n", recv(s[1], b, 64, 0)); printf("%zd", recv(s[1], b, 64, MSG_DONTWAIT)); printf(" %s\n", strerror(errno));
    socketpair(AF_UNIX, SOCK_STREAM, 0, s); write(s[0], "abc", 3); write(s[0], "def", 3); shutdown(s[0], SHUT_WR); printf("%zd %zd %zd\n", read(s[1], b, 4), read(s[1], b, 10), read(s[1], b, 10)); write(s[1], "back", 4); printf("%zd\n", read(s[0], b, 10)); printf("%zd", write(s[0], "x", 1)); printf(" %s\n", strerror(errno));
    printf("%d", socketpair(AF_INET, SOCK_STREAM, 0, s)); printf(" %s\n", strerror(errno)); printf("%d", socketpair(AF_UNIX, 99, 0, s)); printf(" %s\n", strerror(errno)); return 0;
}
