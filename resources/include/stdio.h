/* <stdio.h>: input and output */

#include <features.h>
#include <stddef.h>
#include <stdarg.h>
#include <bits/types.h>
#include <bits/file.h>

typedef struct { long __pos; long __state; } fpos_t;

extern FILE *stdin;
extern FILE *stdout;
extern FILE *stderr;

#define EOF (-1)
#define BUFSIZ 8192
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define SEEK_DATA 3
#define SEEK_HOLE 4
#define L_cuserid 9
#define FILENAME_MAX 4096
#define FOPEN_MAX 16
#define L_tmpnam 20
#define L_ctermid 9
#define TMP_MAX 238328
#define P_tmpdir "/tmp"

int printf(const char *, ...);
int fprintf(FILE *, const char *, ...);
int dprintf(int, const char *, ...);
int sprintf(char *, const char *, ...);
int snprintf(char *, size_t, const char *, ...);
int asprintf(char **, const char *, ...);
int vprintf(const char *, va_list);
int vfprintf(FILE *, const char *, va_list);
int vdprintf(int, const char *, va_list);
int vsprintf(char *, const char *, va_list);
int vsnprintf(char *, size_t, const char *, va_list);
int vasprintf(char **, const char *, va_list);

int scanf(const char *, ...);
int fscanf(FILE *, const char *, ...);
int sscanf(const char *, const char *, ...);
int vscanf(const char *, va_list);
int vfscanf(FILE *, const char *, va_list);
int vsscanf(const char *, const char *, va_list);

int putw(int, FILE *);
int getw(FILE *);
int putchar(int);
int putchar_unlocked(int);
int putc(int, FILE *);
int putc_unlocked(int, FILE *);
int fputc(int, FILE *);
int fputc_unlocked(int, FILE *);
int puts(const char *);
int fputs(const char *, FILE *);
int fputs_unlocked(const char *, FILE *);
int getchar(void);
int getchar_unlocked(void);
int getc(FILE *);
int getc_unlocked(FILE *);
int fgetc(FILE *);
int fgetc_unlocked(FILE *);
int ungetc(int, FILE *);
char *fgets(char *, int, FILE *);
char *gets(char *);
ssize_t getline(char **, size_t *, FILE *);
ssize_t getdelim(char **, size_t *, int, FILE *);
size_t fread(void *, size_t, size_t, FILE *);
size_t fwrite(const void *, size_t, size_t, FILE *);

FILE *popen(const char *, const char *);
int pclose(FILE *);
char *ctermid(char *);
FILE *fopen(const char *, const char *);
FILE *freopen(const char *, const char *, FILE *);
FILE *fdopen(int, const char *);
FILE *tmpfile(void);
typedef ssize_t cookie_read_function_t(void *, char *, size_t);
typedef ssize_t cookie_write_function_t(void *, const char *, size_t);
typedef int cookie_seek_function_t(void *, off_t *, int);
typedef int cookie_close_function_t(void *);
typedef struct { cookie_read_function_t *read; cookie_write_function_t *write; cookie_seek_function_t *seek; cookie_close_function_t *close; } cookie_io_functions_t;

FILE *fmemopen(void *, size_t, const char *);
FILE *open_memstream(char **, size_t *);
char *tmpnam(char *);
char *tmpnam_r(char *);
char *tempnam(const char *, const char *);
int fseeko64(FILE *, off_t, int);
off_t ftello64(FILE *);
int fclose(FILE *);
int fcloseall(void);
int fflush(FILE *);
int fflush_unlocked(FILE *);
int fileno_unlocked(FILE *);
int feof_unlocked(FILE *);
int ferror_unlocked(FILE *);
void clearerr_unlocked(FILE *);
size_t fread_unlocked(void *, size_t, size_t, FILE *);
size_t fwrite_unlocked(const void *, size_t, size_t, FILE *);
int fileno(FILE *);
int feof(FILE *);
int ferror(FILE *);
void clearerr(FILE *);
int fseek(FILE *, long, int);
int fseeko(FILE *, off_t, int);
long ftell(FILE *);
off_t ftello(FILE *);
void rewind(FILE *);
int fgetpos(FILE *, fpos_t *);
int fsetpos(FILE *, const fpos_t *);
void setbuf(FILE *, char *);
void setbuffer(FILE *, char *, size_t);
void setlinebuf(FILE *);
int setvbuf(FILE *, char *, int, size_t);
void flockfile(FILE *);
int ftrylockfile(FILE *);
void funlockfile(FILE *);
void perror(const char *);
int remove(const char *);
int rename(const char *, const char *);
int renameat(int, const char *, int, const char *);

#if defined _GNU_SOURCE
FILE *fopencookie(void *, const char *, cookie_io_functions_t);
char *fgets_unlocked(char *, int, FILE *);
#endif

#if defined _GNU_SOURCE || defined _LARGEFILE64_SOURCE
FILE *fopen64(const char *, const char *);
FILE *freopen64(const char *, const char *, FILE *);
FILE *tmpfile64(void);
#endif

#if defined _GNU_SOURCE || defined _XOPEN_SOURCE
char *cuserid(char *);
#endif
