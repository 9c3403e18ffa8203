/* <string.h>: strings and blocks of memory */

#include <features.h>
#include <stddef.h>
#include <strings.h>

void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memccpy(void *, const void *, int, size_t);
void *memset(void *, int, size_t);
void explicit_bzero(void *, size_t);
int memcmp(const void *, const void *, size_t);
void *memchr(const void *, int, size_t);
char *strcpy(char *, const char *);
char *strncpy(char *, const char *, size_t);
char *stpcpy(char *, const char *);
char *stpncpy(char *, const char *, size_t);
char *strcat(char *, const char *);
char *strncat(char *, const char *, size_t);
int strcmp(const char *, const char *);
int strncmp(const char *, const char *, size_t);
int strcoll(const char *, const char *);
int strverscmp(const char *, const char *);
size_t strxfrm(char *, const char *, size_t);
char *strdup(const char *);
char *strndup(const char *, size_t);
#define strndupa(s, n) __extension__ ({ const char *__s = (s); size_t __n = strnlen(__s, (n)); char *__c = (char *)__builtin_alloca(__n + 1); __c[__n] = '\0'; (char *)memcpy(__c, __s, __n); })
#define strdupa(s) __extension__ ({ const char *__s = (s); size_t __n = strlen(__s) + 1; char *__c = (char *)__builtin_alloca(__n); (char *)memcpy(__c, __s, __n); })
char *strchr(const char *, int);
char *strrchr(const char *, int);
size_t strspn(const char *, const char *);
size_t strcspn(const char *, const char *);
char *strpbrk(const char *, const char *);
char *strstr(const char *, const char *);
char *strtok(char *, const char *);
char *strtok_r(char *, const char *, char **);
char *strsep(char **, const char *);
size_t strlen(const char *);
size_t strnlen(const char *, size_t);
char *strerror(int);
char *strerror_r(int, char *, size_t);
int __xpg_strerror_r(int, char *, size_t);
#define __strerror_r_select(x, ...) __strerror_r_paste(x)
#define __strerror_r_paste(x) __strerror_r_##x
#define __strerror_r__GNU_SOURCE __xpg_strerror_r
#define __strerror_r_ strerror_r
#define __strerror_r_1 strerror_r
#define strerror_r __strerror_r_select(_GNU_SOURCE, __strerror_r_paste, __strerror_r__GNU_SOURCE, __strerror_r_, __strerror_r_1)
char *strsignal(int);

#if defined _GNU_SOURCE
void *mempcpy(void *, const void *, size_t);
void *memrchr(const void *, int, size_t);
void *rawmemchr(const void *, int);
void *memmem(const void *, size_t, const void *, size_t);
char *basename(const char *);
void *memfrob(void *, size_t);
char *strfry(char *);
char *strchrnul(const char *, int);
char *strcasestr(const char *, const char *);
const char *strerrorname_np(int);
const char *strerrordesc_np(int);
const char *sigabbrev_np(int);
const char *sigdescr_np(int);
#endif
