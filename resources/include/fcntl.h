/* <fcntl.h>: opening files */

#include <features.h>
#include <bits/types.h>

struct flock { short l_type; short l_whence; off_t l_start; off_t l_len; pid_t l_pid; };

int open(const char *, int, ...);
int openat(int, const char *, int, ...);
int creat(const char *, mode_t);
int fcntl(int, int, ...);
int open64(const char *, int, ...);
int openat64(int, const char *, int, ...);
int creat64(const char *, mode_t);
int fcntl64(int, int, ...);
int lockf64(int, int, off_t);
int lockf(int, int, off_t);
int posix_fadvise64(int, off_t, off_t, int);
int posix_fallocate64(int, off_t, off_t);
int fallocate64(int, int, off_t, off_t);
int posix_fadvise(int, off_t, off_t, int);
int posix_fallocate(int, off_t, off_t);
int fallocate(int, int, off_t, off_t);

#define AT_FDCWD (-100)
#define R_OK 4
#define W_OK 2
#define X_OK 1
#define UTIME_NOW 0x3fffffff
#define UTIME_OMIT 0x3ffffffe
#define FAPPEND O_APPEND
#define FNDELAY O_NDELAY
#define FNONBLOCK O_NONBLOCK
#define FASYNC O_ASYNC
#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8
#define AT_STATX_SYNC_AS_STAT 0x0000
#define AT_SYMLINK_NOFOLLOW 0x100
#define AT_EACCESS 0x200
#define AT_REMOVEDIR 0x200
#define AT_SYMLINK_FOLLOW 0x400
#define AT_NO_AUTOMOUNT 0x800
#define AT_EMPTY_PATH 0x1000
#define AT_STATX_FORCE_SYNC 0x2000
#define AT_STATX_DONT_SYNC 0x4000
#define AT_STATX_SYNC_TYPE 0x6000
#define AT_RECURSIVE 0x8000
#define F_DUPFD 0
#define F_OK 0
#define F_RDLCK 0
#define F_ULOCK 0
#define F_GETFD 1
#define F_LOCK 1
#define F_SEAL_SEAL 0x0001
#define F_WRLCK 1
#define F_SEAL_SHRINK 0x0002
#define F_SETFD 2
#define F_TLOCK 2
#define F_UNLCK 2
#define F_GETFL 3
#define F_TEST 3
#define F_EXLCK 4
#define F_SEAL_GROW 0x0004
#define F_SETFL 4
#define F_GETLK 5
#define F_GETLK64 5
#define F_SETLK 6
#define F_SETLK64 6
#define F_SETLKW 7
#define F_SETLKW64 7
#define F_SEAL_WRITE 0x0008
#define F_SETOWN 8
#define F_SHLCK 8
#define F_GETOWN 9
#define F_SETSIG 10
#define F_GETSIG 11
#define F_SETOWN_EX 15
#define F_GETOWN_EX 16
#define F_SEAL_FUTURE_WRITE 0x0010
#define F_OFD_GETLK 36
#define F_OFD_SETLK 37
#define F_OFD_SETLKW 38
#define F_SETLEASE 1024
#define F_GETLEASE 1025
#define F_NOTIFY 1026
#define F_DUPFD_CLOEXEC 1030
#define F_SETPIPE_SZ 1031
#define F_GETPIPE_SZ 1032
#define F_ADD_SEALS 1033
#define F_GET_SEALS 1034
#define F_GET_RW_HINT 1035
#define F_SET_RW_HINT 1036
#define F_GET_FILE_RW_HINT 1037
#define F_SET_FILE_RW_HINT 1038
#define FALLOC_FL_KEEP_SIZE 0x01
#define FALLOC_FL_PUNCH_HOLE 0x02
#define FALLOC_FL_NO_HIDE_STALE 0x04
#define FALLOC_FL_COLLAPSE_RANGE 0x08
#define FALLOC_FL_ZERO_RANGE 0x10
#define FALLOC_FL_INSERT_RANGE 0x20
#define FALLOC_FL_UNSHARE_RANGE 0x40
#define FD_CLOEXEC 1
#define O_LARGEFILE 0
#define O_RDONLY 00
#define O_WRONLY 01
#define O_RDWR 02
#define O_ACCMODE 0003
#define O_CREAT 0100
#define O_EXCL 0200
#define O_NOCTTY 0400
#define O_TRUNC 01000
#define O_APPEND 02000
#define O_NDELAY 2048
#define O_NONBLOCK 04000
#define O_DSYNC 4096
#define O_ASYNC 020000
#define O_DIRECT 16384
#define O_DIRECTORY 65536
#define O_NOFOLLOW 131072
#define O_NOATIME 262144
#define O_CLOEXEC 524288
#define O_FSYNC 1052672
#define O_RSYNC 1052672
#define O_SYNC 04010000
#define O_PATH 2097152
#define O_TMPFILE 4259840
#define POSIX_FADV_NORMAL 0
#define POSIX_FADV_RANDOM 1
#define POSIX_FADV_SEQUENTIAL 2
#define POSIX_FADV_WILLNEED 3
#define POSIX_FADV_DONTNEED 4
#define POSIX_FADV_NOREUSE 5
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
#define S_ISVTX 512
#define S_ISGID 1024
#define S_ISUID 2048
#define S_IFIFO 4096
#define S_IFCHR 8192
#define S_IFDIR 16384
#define S_IFBLK 24576
#define S_IFREG 32768
#define S_IFLNK 40960
#define S_IFSOCK 49152
#define S_IFMT 61440
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
