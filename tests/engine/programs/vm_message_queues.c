// topic: message queues
#include <stdio.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <sys/msg.h>
#include <sys/wait.h>
struct m { long type; char text[32]; };
int main(void)
{
    int q = msgget(IPC_PRIVATE, 0600 | IPC_CREAT); struct m m = {1, "first"}; msgsnd(q, &m, sizeof m.text, 0); m.type = 3; strcpy(m.text, "third"); msgsnd(q, &m, 6, 0); m.type = 2; strcpy(m.text, "second"); msgsnd(q, &m, 7, 0);
    printf("%zd", msgrcv(q, &m, 32, 2, 0)); printf(" %ld %s\n", m.type, m.text); printf("%zd", msgrcv(q, &m, 3, 3, 0)); printf(" %s\n", strerror(errno)); printf("%zd", msgrcv(q, &m, 3, 3, MSG_NOERROR)); printf(" %.3s\n", m.text); printf("%zd", msgrcv(q, &m, 32, 0, 0)); printf(" %s\n", m.text); printf("%zd", msgrcv(q, &m, 32, 0, IPC_NOWAIT)); printf(" %s\n", strerror(errno));
    if (!fork()) { m.type = 9; strcpy(m.text, "from child"); msgsnd(q, &m, 11, 0); _exit(0); } printf("%zd", msgrcv(q, &m, 32, 0, 0)); printf(" %ld %s\n", m.type, m.text); wait(0); m.type = 0; printf("%d", msgsnd(q, &m, 1, 0)); printf(" %s\n", strerror(errno)); struct msqid_ds d; msgctl(q, IPC_STAT, &d); printf("%lu %lu\n", d.msg_qnum, d.msg_qbytes); msgctl(q, IPC_RMID, 0); printf("%d", msgsnd(q, &m, 1, 0)); printf(" %s\n", strerror(errno)); return 0;
}
