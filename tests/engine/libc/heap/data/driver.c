/* Runs a trace of heap operations on the real malloc and prints what it did, one line an operation.

   usage: driver < trace
   An operation is a letter and numbers, the first of which usually names a block by its slot; "@2 " in front of it
   lets thread 2 do it. The first line of output gives the addresses that the model needs: first break, main_arena,
   key of the tcache, and where the next large mapping ends. Then, for each operation: result, errno, how far the
   break has moved, checksums of the heap, of mp_ and main_arena, of the block and of the areas of other arenas, and
   where those areas are. Once there are threads, the heap's sum covers its chunk headers only, since the C library keeps
   addresses there that depend on stacks. Nothing here allocates behind the trace's back. */
#define _GNU_SOURCE
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#define SLOTS 4096
#define ARENA_SIZE 2200
#define MP_SIZE 136
#define MP_BEFORE_ARENA 0x920    /* in Debian's build of glibc 2.36 */
#define AREA (64UL << 20)
#define LARGE (1 << 20)
#define AROUND (1 << 20)            /* farther than any heap here grows */
#define THREADS 64

static char trace[1 << 22];
static char *slot[SLOTS];
static uint32_t table[256];
static char *heap, *arena;
static int quiet, threaded;

static struct operation {
    char name;
    int thread, error, show;
    unsigned long v[3], result;
} now;
static pthread_t thread[THREADS];
static sem_t wanted[THREADS], done;

static uint32_t crc(uint32_t sum, const void *start, size_t size)
{
    const unsigned char *data = start;
    sum = ~sum;
    while (size--)
        sum = table[(sum ^ *data++) & 255] ^ sum >> 8;
    return ~sum;
}

static unsigned long word(char *at) { return *(unsigned long *)at; }

static void perform(void)
{
    unsigned long *v = now.v;
    char **here = &slot[v[0] % SLOTS];

    now.result = 0;
    now.show = 1;
    errno = 0;
    switch (now.name) {
    case 'm': now.result = (unsigned long)(*here = malloc(v[1])); break;
    case 'f': free(*here); *here = NULL; break;
    case 'F': free(*here + (long)v[1]); break;
    case 'c': now.result = (unsigned long)(*here = calloc(v[1], v[2])); break;
    case 'r': {
        char *moved = realloc(*here, v[1]);
        now.result = (unsigned long)moved;
        if (moved || v[1] == 0)
            *here = moved;
        break;
    }
    case 'a': now.result = (unsigned long)(*here = memalign(v[1], v[2])); break;
    case 'p': now.result = posix_memalign((void **)here, v[1], v[2]); break;
    case 's': memset(*here, (int)v[1], malloc_usable_size(*here)); break;
    default: now.show = 0;
    }
    switch (now.name) {
    case 'w': *(uint64_t *)(*here + (long)v[1]) = v[2]; break;
    case 'l': *(uint64_t *)(*here + (long)v[1]) = (uint64_t)slot[v[2]]; break;
    case 'L': *(uint64_t *)(*here + (long)v[1]) = (uint64_t)slot[v[2]] ^ (uint64_t)(*here + (long)v[1]) >> 12; break;
    case 'N': *(uint64_t *)(*here + (long)v[1]) = v[2] ^ (uint64_t)(*here + (long)v[1]) >> 12; break;
    case 'B': (*here)[(long)v[1]] = (char)v[2]; break;
    case 'A': *(uint64_t *)(arena + (long)v[0]) = v[1]; break;
    case 'u': now.result = malloc_usable_size(*here); break;
    case 'o': now.result = mallopt((int)v[0], (int)v[1]); break;
    case 't': now.result = malloc_trim(v[0]); break;
    case 'b': now.result = (unsigned long)sbrk((long)v[0]); break;
    case 'k':
        now.result = (((uintptr_t)sbrk(0) + 4095) & -4096) + v[0] * 4096;
        mmap((char *)now.result, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        break;
    case 'q': quiet = 1; break;
    case 'i': {
        struct mallinfo2 m = mallinfo2();
        now.result = crc(0, &m, sizeof m);
        break;
    }
    }
    now.error = errno;
}

static void *work(void *argument)
{
    int number = (int)(intptr_t)argument;
    for (;;) {
        sem_wait(&wanted[number]);
        if (now.name == 'x')
            return NULL;
        perform();
        sem_post(&done);
    }
}

static void perform_in_thread(int number)
{
    pthread_attr_t attributes;

    if (!thread[number]) {
        threaded = 1;
        pthread_attr_init(&attributes);
        pthread_attr_setstacksize(&attributes, 65536);
        pthread_create(&thread[number], &attributes, work, (void *)(intptr_t)number);
    }
    sem_post(&wanted[number]);
    if (now.name == 'x') {
        pthread_join(thread[number], NULL);
        thread[number] = 0;
        now.result = now.error = now.show = 0;
    } else {
        sem_wait(&done);
    }
}

static void prologue(void)
{
    char line[100];
    void *probe = mmap(NULL, LARGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(probe, LARGE);
    heap = sbrk(0);
    slot[0] = malloc(24);
    free(slot[0]);
    uint64_t key = ((uint64_t *)slot[0])[1];
    slot[0] = malloc(24);
    slot[1] = malloc(2000);
    slot[2] = malloc(24);
    free(slot[1]);
    arena = ((char **)slot[1])[0] - 96;
    slot[1] = NULL;
    int length = snprintf(line, sizeof line, "%p %p %lx %p\n", heap, arena, key, probe + LARGE);
    if (write(1, line, length) != length)
        _exit(99);
    if (((size_t *)(arena - MP_BEFORE_ARENA))[13] != 64)
        _exit(98);                          /* another build: mp_ is elsewhere */
}

static uint32_t heap_sum(char *end)
{
    uint32_t sum = 0;

    if (!threaded)
        return crc(0, heap, end - heap);
    for (char *chunk = heap; chunk + 16 <= end; chunk += word(chunk + 8) & -8) {
        sum = crc(sum, chunk + 8, 8);
        if ((word(chunk + 8) & -8) < 32)
            break;
    }
    return sum;
}

static void report(void)
{
    char line[4000], *end = sbrk(0), *at = line;
    char **here = &slot[now.v[0] % SLOTS];
    unsigned long block = 0;
    uint32_t areas = 0;

    if (now.show && !quiet && *here)
        block = crc(0, *here - 8, malloc_usable_size(*here) + 8);
    at += snprintf(at, 200, "%lx %d %lx %x %x %lx ", now.result, now.error, end - heap, heap_sum(end),
                   crc(crc(0, arena - MP_BEFORE_ARENA, MP_SIZE), arena, ARENA_SIZE), block);
    char places[2000], *place = places;
    *place = 0;
    for (char *other = *(char **)(arena + 2160); other != arena; other = *(char **)(other + 2160))
        for (char *area = (char *)(word(other + 96) & -AREA); area; area = *(char **)(area + 8)) {
            areas = crc(areas, area, word(area + 16));
            place += snprintf(place, 30, " %lx", (unsigned long)area);
        }
    at += snprintf(at, 2100, "%x%s\n", areas, places);
    if (write(1, line, at - line) != at - line)
        _exit(99);
}

/* Begins again where chance has put program or heap across a multiple of 64 MiB: there a chunk that is said to be of
   another arena finds something, and ends otherwise than by SIGSEGV. */
static void leave_multiples_of_areas_alone(char **arguments)
{
    extern char __executable_start, end;
    uintptr_t heap_start = (uintptr_t)sbrk(0), program = (uintptr_t)&__executable_start;

    if (((heap_start - 1) ^ (heap_start + AROUND)) >= AREA || ((program - 1) ^ (uintptr_t)&end) >= AREA)
        execv("/proc/self/exe", arguments);
}

int main(int count, char **arguments)
{
    char *at = trace;
    size_t length = 0;
    ssize_t got;

    leave_multiples_of_areas_alone(arguments);

    for (unsigned i = 0; i < 256; i++) {
        table[i] = i;
        for (int k = 0; k < 8; k++)
            table[i] = table[i] & 1 ? 0xEDB88320u ^ table[i] >> 1 : table[i] >> 1;
    }
    for (int i = 0; i < THREADS; i++)
        sem_init(&wanted[i], 0, 0);
    sem_init(&done, 0, 0);
    while ((got = read(0, trace + length, sizeof trace - 1 - length)) > 0)
        length += got;
    struct itimerval limit = {{0, 0}, {5, 0}};
    setitimer(ITIMER_VIRTUAL, &limit, NULL);    /* damaged lists may lead round in circles */
    prologue();
    while (*at) {
        char *end;
        memset(&now, 0, sizeof now);
        if (*at == '@') {
            now.thread = strtoul(at + 1, &end, 0);
            at = end + 1;
        }
        now.name = *at++;
        for (int i = 0; *at != '\n'; at = end)
            now.v[i++] = strtoul(at, &end, 0);
        at++;
        if (now.thread)
            perform_in_thread(now.thread);
        else
            perform();
        report();
    }
    return 0;
}
