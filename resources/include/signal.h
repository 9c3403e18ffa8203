/* <signal.h>: signals */

#include <features.h>
#include <stddef.h>
#include <bits/types.h>
#include <bits/pthreadtypes.h>
#include <ucontext.h>

typedef int sig_atomic_t;
typedef void (*__sighandler_t)(int);
typedef __sighandler_t sighandler_t;
typedef __sighandler_t sig_t;
union sigval { int sival_int; void *sival_ptr; };
typedef union sigval sigval_t;
struct __siginfo_kill { pid_t __pid; uid_t __uid; };
struct __siginfo_timer { int __tid; int __overrun; sigval_t __value; };
struct __siginfo_rt { pid_t __pid; uid_t __uid; sigval_t __value; };
struct __siginfo_child { pid_t __pid; uid_t __uid; int __status; clock_t __utime; clock_t __stime; };
struct __siginfo_fault { void *__addr; short __addr_lsb; void *__lower; void *__upper; };
struct __siginfo_poll { long __band; int __fd; };
struct __siginfo_sys { void *__call_addr; int __syscall; unsigned int __arch; };
union __siginfo_fields { int __pad[28]; struct __siginfo_kill __kill; struct __siginfo_timer __timer; struct __siginfo_rt __rt; struct __siginfo_child __child; struct __siginfo_fault __fault; struct __siginfo_poll __poll; struct __siginfo_sys __sys; };
typedef struct { int si_signo; int si_errno; int si_code; int __pad0; union __siginfo_fields __fields; } siginfo_t;
union __sigaction_handlers { __sighandler_t __handler; void (*__action)(int, siginfo_t *, void *); };
struct sigaction { union __sigaction_handlers __sigaction_handler; sigset_t sa_mask; int sa_flags; void (*sa_restorer)(void); };
struct __sigevent_thread { void (*_function)(sigval_t); void *_attribute; };
union __sigevent_fields { int __pad[12]; int _tid; struct __sigevent_thread _thread; };
struct sigevent { sigval_t sigev_value; int sigev_signo; int sigev_notify; union __sigevent_fields _sigev_un; };
#define sigev_notify_function _sigev_un._thread._function
#define sigev_notify_attributes _sigev_un._thread._attribute
#define sigev_notify_thread_id _sigev_un._tid
struct sigstack { void *ss_sp; int ss_onstack; };

#define si_pid __fields.__kill.__pid
#define si_uid __fields.__kill.__uid
#define si_timerid __fields.__timer.__tid
#define si_overrun __fields.__timer.__overrun
#define si_status __fields.__child.__status
#define si_utime __fields.__child.__utime
#define si_stime __fields.__child.__stime
#define si_value __fields.__rt.__value
#define si_int __fields.__rt.__value.sival_int
#define si_ptr __fields.__rt.__value.sival_ptr
#define si_addr __fields.__fault.__addr
#define si_addr_lsb __fields.__fault.__addr_lsb
#define si_lower __fields.__fault.__lower
#define si_upper __fields.__fault.__upper
#define si_band __fields.__poll.__band
#define si_fd __fields.__poll.__fd
#define si_call_addr __fields.__sys.__call_addr
#define si_syscall __fields.__sys.__syscall
#define si_arch __fields.__sys.__arch
#define sa_handler __sigaction_handler.__handler
#define sa_sigaction __sigaction_handler.__action

#define SIG_ERR ((__sighandler_t)-1)
#define SIG_DFL ((__sighandler_t)0)
#define SIG_IGN ((__sighandler_t)1)
#define SIG_HOLD ((void (*)(int))2)
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2
#define NSIG 65
#define _NSIG 65
#define SIGRTMIN 34
#define SIGRTMAX 64

/* constants, but calls in programs that define _GNU_SOURCE */
long sysconf(int);
#define __stack_size_select(x, ...) __stack_size_paste(x)
#define __stack_size_paste(x) __stack_size_##x
#define __stack_size__GNU_SOURCE(constant) constant
#define __stack_size_(constant) sysconf(250)
#define __stack_size_1(constant) sysconf(250)
#define MINSIGSTKSZ __stack_size_select(_GNU_SOURCE, __stack_size_paste, __stack_size__GNU_SOURCE, __stack_size_, __stack_size_1)(2048)
#define SIGSTKSZ __stack_size_select(_GNU_SOURCE, __stack_size_paste, __stack_size__GNU_SOURCE, __stack_size_, __stack_size_1)(8192)

#define SIGEV_SIGNAL 0
#define SIGEV_NONE 1
#define SIGEV_THREAD 2
#define SIGEV_THREAD_ID 4

__sighandler_t signal(int, __sighandler_t);
__sighandler_t bsd_signal(int, __sighandler_t);
__sighandler_t ssignal(int, __sighandler_t);
int raise(int);
int gsignal(int);
int kill(pid_t, int);
int killpg(pid_t, int);
int tgkill(pid_t, pid_t, int);
int sigaction(int, const struct sigaction *, struct sigaction *);
int sigaltstack(const stack_t *, stack_t *);
int sigprocmask(int, const sigset_t *, sigset_t *);
int sigemptyset(sigset_t *);
int sigfillset(sigset_t *);
int sigaddset(sigset_t *, int);
int sigdelset(sigset_t *, int);
int sigismember(const sigset_t *, int);
int sigisemptyset(const sigset_t *);
int sigandset(sigset_t *, const sigset_t *, const sigset_t *);
int sigorset(sigset_t *, const sigset_t *, const sigset_t *);
int sigpending(sigset_t *);
int sigsuspend(const sigset_t *);
int sigpause(int);
int sigwait(const sigset_t *, int *);
int sigwaitinfo(const sigset_t *, siginfo_t *);
int sigtimedwait(const sigset_t *, siginfo_t *, const struct timespec *);
int sigqueue(pid_t, int, union sigval);
int siginterrupt(int, int);
int sighold(int);
int sigrelse(int);
int sigignore(int);
int sigblock(int);
int sigsetmask(int);
int siggetmask(void);
void psignal(int, const char *);
void psiginfo(const siginfo_t *, const char *);
int pthread_kill(pthread_t, int);
int pthread_sigmask(int, const sigset_t *, sigset_t *);
int pthread_sigqueue(pthread_t, int, union sigval);

#define SIGABRT 6
#define SIGALRM 14
#define SIGBUS 7
#define SIGCHLD 17
#define SIGCLD 17
#define SIGCONT 18
#define SIGFPE 8
#define SIGHUP 1
#define SIGILL 4
#define SIGINT 2
#define SIGIO 29
#define SIGIOT 6
#define SIGKILL 9
#define SIGPIPE 13
#define SIGPOLL 29
#define SIGPROF 27
#define SIGPWR 30
#define SIGQUIT 3
#define SIGSEGV 11
#define SIGSTKFLT 16
#define SIGSTOP 19
#define SIGSYS 31
#define SIGTERM 15
#define SIGTRAP 5
#define SIGTSTP 20
#define SIGTTIN 21
#define SIGTTOU 22
#define SIGURG 23
#define SIGUSR1 10
#define SIGUSR2 12
#define SIGVTALRM 26
#define SIGWINCH 28
#define SIGXCPU 24
#define SIGXFSZ 25

#define SA_NOCLDSTOP 1
#define SA_NOCLDWAIT 2
#define SA_SIGINFO 4
#define SA_ONSTACK 0x08000000
#define SA_STACK 134217728
#define SA_RESTART 0x10000000
#define SA_INTERRUPT 0x20000000
#define SA_NODEFER 0x40000000
#define SA_NOMASK 1073741824
#define SA_ONESHOT 2147483648U
#define SA_RESETHAND 0x80000000U

#define BUS_ADRALN 1
#define BUS_ADRERR 2
#define BUS_OBJERR 3
#define CLD_EXITED 1
#define CLD_KILLED 2
#define CLD_DUMPED 3
#define CLD_TRAPPED 4
#define CLD_STOPPED 5
#define CLD_CONTINUED 6
#define FPE_INTDIV 1
#define FPE_INTOVF 2
#define FPE_FLTDIV 3
#define FPE_FLTOVF 4
#define FPE_FLTUND 5
#define FPE_FLTRES 6
#define FPE_FLTINV 7
#define FPE_FLTSUB 8
#define FPE_FLTUNK 14
#define FPE_CONDTRAP 15
#define ILL_ILLOPC 1
#define ILL_ILLOPN 2
#define ILL_ILLADR 3
#define ILL_ILLTRP 4
#define ILL_PRVOPC 5
#define ILL_PRVREG 6
#define ILL_COPROC 7
#define ILL_BADSTK 8
#define ILL_BADIADDR 9
#define POLL_IN 1
#define POLL_OUT 2
#define POLL_MSG 3
#define POLL_ERR 4
#define POLL_PRI 5
#define POLL_HUP 6
#define SEGV_MAPERR 1
#define SEGV_ACCERR 2
#define SEGV_BNDERR 3
#define SEGV_PKUERR 4
#define SEGV_ACCADI 5
#define SEGV_ADIDERR 6
#define SEGV_ADIPERR 7
#define SEGV_MTEAERR 8
#define SEGV_MTESERR 9
#define SI_ASYNCNL (-60)
#define SI_DETHREAD (-7)
#define SI_TKILL (-6)
#define SI_SIGIO (-5)
#define SI_ASYNCIO (-4)
#define SI_MESGQ (-3)
#define SI_TIMER (-2)
#define SI_QUEUE (-1)
#define SI_USER 0
#define SI_KERNEL 128
#define TRAP_BRKPT 1
#define TRAP_TRACE 2
#define TRAP_BRANCH 3
#define TRAP_HWBKPT 4
#define TRAP_UNK 5

#if defined _GNU_SOURCE
__sighandler_t sysv_signal(int, __sighandler_t);
#endif

#if defined _GNU_SOURCE || defined _XOPEN_SOURCE
__sighandler_t sigset(int, __sighandler_t);
#endif
