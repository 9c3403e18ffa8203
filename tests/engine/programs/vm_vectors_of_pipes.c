// topic: several buffers and a pipe
#include <stdio.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>
#include <sys/uio.h>
#include <sys/socket.h>
int main(void)
{
    int p[2]; pipe(p); char a[4] = "", b[8] = ""; struct iovec v[2] = {{a, 3}, {b, 7}}, w[2] = {{"one", 3}, {"two!", 4}};
    printf("%zd\n", writev(p[1], w, 1)); printf("%zd", readv(p[0], v, 2)); printf(" %s|%s\n", a, b);
    printf("%zd\n", writev(p[1], w, 2)); printf("%zd", readv(p[0], v, 2)); printf(" %s|%s\n", a, b);
    printf("%zd", readv(p[0], (void *)8, 1)); printf(" %s\n", strerror(errno)); printf("%zd", readv(p[0], v, 2000)); printf(" %s\n", strerror(errno)); printf("%zd", writev(99, v, 1)); printf(" %s\n", strerror(errno)); printf("%zd", writev(p[0], v, 1)); printf(" %s\n", strerror(errno));
    int s[2]; socketpair(AF_UNIX, SOCK_DGRAM, 0, s); writev(s[0], w, 2); char c[16]; printf("%zd\n", read(s[1], c, 16)); return 0;
}
