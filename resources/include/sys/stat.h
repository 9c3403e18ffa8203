/* <sys/stat.h>: attributes of files */

#include <features.h>
#include <bits/types.h>

struct stat { dev_t st_dev; ino_t st_ino; nlink_t st_nlink; mode_t st_mode; uid_t st_uid; gid_t st_gid; int __pad0; dev_t st_rdev; off_t st_size; blksize_t st_blksize; blkcnt_t st_blocks; struct timespec st_atim; struct timespec st_mtim; struct timespec st_ctim; long __glibc_reserved[3]; };

#define st_atime st_atim.tv_sec
#define st_mtime st_mtim.tv_sec
#define st_ctime st_ctim.tv_sec
#define UTIME_NOW 0x3fffffff
#define UTIME_OMIT 0x3ffffffe
#define stat64 stat
#define ACCESSPERMS 0777
#define ALLPERMS 07777
#define DEFFILEMODE 0666
#define S_IREAD 0400
#define S_IWRITE 0200
#define S_IEXEC 0100
#define S_BLKSIZE 512
#define S_ISREG(mode) (((mode) & 0170000) == 0100000)
#define S_ISDIR(mode) (((mode) & 0170000) == 0040000)
#define S_ISCHR(mode) (((mode) & 0170000) == 0020000)
#define S_ISBLK(mode) (((mode) & 0170000) == 0060000)
#define S_ISFIFO(mode) (((mode) & 0170000) == 0010000)
#define S_ISLNK(mode) (((mode) & 0170000) == 0120000)
#define S_ISSOCK(mode) (((mode) & 0170000) == 0140000)

int stat(const char *, struct stat *);
int lstat(const char *, struct stat *);
int fstat(int, struct stat *);
int fstatat(int, const char *, struct stat *, int);
int fchmodat(int, const char *, mode_t, int);
int mkdirat(int, const char *, mode_t);
int futimens(int, const struct timespec *);
int utimensat(int, const char *, const struct timespec *, int);
int mknod(const char *, mode_t, dev_t);
int lstat64(const char *, struct stat *);
int fstat64(int, struct stat *);
int fstatat64(int, const char *, struct stat *, int);
int lchmod(const char *, mode_t);
int chmod(const char *, mode_t);
int fchmod(int, mode_t);
int mkdir(const char *, mode_t);
int mkfifo(const char *, mode_t);
int mkfifoat(int, const char *, mode_t);
int mknod(const char *, mode_t, dev_t);
int mknodat(int, const char *, mode_t, dev_t);
mode_t umask(mode_t);

#define S_IXOTH 1
#define S_IWOTH 2
#define S_IROTH 4
#define S_IRWXO 7
#define S_IXGRP 8
#define S_IWGRP 16
#define S_IRGRP 32
#define S_IRWXG 56
#define S_IXUSR 64
#define S_IWUSR 128
#define S_IRUSR 256
#define S_IRWXU 448
#define S_IFIFO 4096
#define S_IFCHR 8192
#define S_IFDIR 16384
#define S_IFBLK 24576
#define S_IFREG 32768
#define S_IFLNK 40960
#define S_IFSOCK 49152
#define S_IFMT 61440
#define S_ISUID 04000
#define S_ISGID 02000
#define S_ISVTX 01000
