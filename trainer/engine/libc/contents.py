"""Which module has which functions of the C library, so that a program loads only what it names."""

MODULES = {
    "call_chain": """
        backtrace backtrace_symbols backtrace_symbols_fd
    """,
    "contexts": """
        makecontext setcontext swapcontext
    """,
    "ctype": """
        __ctype_b_loc __ctype_tolower_loc __ctype_toupper_loc _tolower _toupper isalnum isalpha isascii isblank
        iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit toascii tolower toupper
    """,
    "descriptors": """
        close close_range closefrom creat creat64 dup dup2 dup3 fcntl fcntl64 fdatasync fsync ftruncate ftruncate64
        isatty lseek lseek64 open open64 openat openat64 pipe pipe2 pread pread64 pwrite pwrite64 read write
    """,
    "dynamic": """
        dlclose dlerror dlopen dlsym
    """,
    "epoll": """
        epoll_create epoll_create1 epoll_ctl epoll_wait
    """,
    "errno": """
        __errno_location __xpg_strerror_r sigabbrev_np sigdescr_np strerror strerror_r strerrordesc_np
        strerrorname_np strsignal
    """,
    "files.advice": """
        fallocate fallocate64 linkat posix_fadvise posix_fadvise64 posix_fallocate
        posix_fallocate64
    """,
    "files.copying": """
        copy_file_range sendfile sendfile64
    """,
    "files.counters": """
        eventfd eventfd_read eventfd_write signalfd timerfd_create timerfd_gettime timerfd_settime
    """,
    "files.device_numbers": """
        gnu_dev_major gnu_dev_makedev gnu_dev_minor
    """,
    "files.directories": """
        alphasort alphasort64 closedir dirfd fdopendir opendir readdir readdir64 readdir_r rewinddir scandir
        scandir64 seekdir telldir versionsort
    """,
    "files.locks": """
        flock lockf lockf64
    """,
    "files.names": """
        chdir fchdir get_current_dir_name getcwd getwd link mkdir mkdirat mkfifo mkfifoat
        mknod mknodat readlink readlinkat remove rename renameat rmdir symlink symlinkat truncate
        truncate64 unlink unlinkat
    """,
    "files.real_paths": """
        canonicalize_file_name realpath
    """,
    "files.patterns": """
        fnmatch glob glob64 globfree globfree64
    """,
    "files.status": """
        access chmod chown eaccess euidaccess faccessat fchmod fchmodat fchown fstat fstat64 fstatat fstatat64
        futimens lchmod lchown lstat lstat64 lutimes stat stat64 umask utime utimensat utimes
    """,
    "files.temporary": """
        mkdtemp mkostemp mkostemps mkstemp mkstemp64 mkstemps mktemp tempnam tmpfile tmpfile64 tmpnam tmpnam_r
    """,
    "files.remote": """
        process_vm_readv process_vm_writev
    """,
    "files.vectors": """
        preadv preadv64 pwritev pwritev64 readv writev
    """,
    "files.walking": """
        ftw ftw64 nftw nftw64
    """,
    "heap.accounts": """
        mallinfo mallinfo2 malloc_info malloc_stats
    """,
    "heap.entry": """
        __libc_calloc __libc_free __libc_malloc __libc_memalign __libc_realloc aligned_alloc calloc free malloc
        malloc_trim malloc_usable_size mallopt mcheck mcheck_check_all mcheck_pedantic memalign mprobe mtrace
        muntrace posix_memalign pvalloc realloc reallocarray valloc
    """,
    "host.configuration": """
        confstr fpathconf get_avphys_pages get_nprocs get_nprocs_conf get_phys_pages getdtablesize getpagesize
        gnu_get_libc_release gnu_get_libc_version pathconf sysconf
    """,
    "host.identity": """
        acct chroot ctermid getdomainname getegid geteuid getgid getgroups gethostid gethostname getloadavg
        getlogin getlogin_r getresgid getresuid getuid setdomainname setegid seteuid setgid setgroups
        sethostname setregid setresgid setresuid setreuid setuid sync syncfs sysinfo tcgetpgrp ttyname ttyname_r
        uname vhangup
    """,
    "host.internet": """
        htonl htons inet_addr inet_aton inet_network inet_ntoa inet_ntop inet_pton ntohl ntohs
    """,
    "host.users": """
        endgrent endpwent getgrent getgrgid getgrgid_r getgrnam getgrnam_r getpwent getpwnam getpwnam_r getpwuid
        getpwuid_r setgrent setpwent
    """,
    "loaded_objects": """
        dl_iterate_phdr dladdr
    """,
    "ipc.messages": """
        msgctl msgget msgrcv msgsnd
    """,
    "ipc.semaphores": """
        semctl semget semop semtimedop
    """,
    "locale": """
        __ctype_get_mb_cur_max duplocale freelocale localeconv newlocale nl_langinfo setlocale uselocale
    """,
    "mappings": """
        brk madvise memfd_create mincore mlock mlock2 mlockall mmap mmap64 mprotect mremap msync munlock
        munlockall munmap pkey_alloc pkey_free pkey_mprotect posix_madvise sbrk
    """,
    "math.arithmetic": """
        drem dremf fdim fdimf fma fmaf fmax fmaxf fmin fminf fmod fmodf remainder remainderf remquo remquof
    """,
    "math.classes": """
        __finite __fpclassify __fpclassifyf __isinf __isnan __signbit finite finitef isinff isnanf
    """,
    "math.elementary": """
        acos acosf acosh acoshf asin asinf asinh asinhf atan atan2 atan2f atanf atanh atanhf cbrt cbrtf cos cosf
        cosh coshf erf erfc erfcf erff exp exp10 exp10f exp2 exp2f expf expm1 expm1f hypot hypotf log log10
        log10f log1p log1pf log2 log2f logf pow pow10 pow10f powf sin sincos sincosf sinf sinh sinhf sqrt sqrtf
        tan tanf tanh tanhf
    """,
    "math.environment": """
        fegetround
    """,
    "math.extended": """
        cbrtl ceill copysignl dreml fabsl fdiml floorl fmal fmaxl fminl fmodl frexpl hypotl ilogbl ldexpl
        llrintl llroundl logbl lrintl lroundl modfl nanl nearbyintl nextafterl nexttowardl remainderl rintl
        roundevenl roundl scalblnl scalbnl sqrtl truncl
    """,
    "math.extended_elementary": """
        acosl asinl atan2l atanl coshl cosl exp10l exp2l expl expm1l log10l log1pl log2l logl powl sinhl sinl
        tanhl tanl
    """,
    "math.gamma": """
        gamma gammaf lgamma lgamma_r lgammaf lgammaf_r tgamma tgammaf
    """,
    "math.parts": """
        copysign copysignf frexp frexpf ilogb ilogbf ldexp ldexpf logb logbf nan nanf nextafter nextafterf
        nexttoward nexttowardf scalbln scalblnf scalbn scalbnf significand significandf
    """,
    "math.rounding": """
        ceil ceilf fabs fabsf floor floorf llrint llrintf llround llroundf lrint lrintf lround lroundf modf
        modff nearbyint nearbyintf rint rintf round roundeven roundevenf roundf trunc truncf
    """,
    "message_queues": """
        mq_close mq_getattr mq_notify mq_open mq_receive mq_send mq_setattr mq_timedreceive mq_timedsend mq_unlink
    """,
    "named_objects": """
        sem_close sem_open sem_unlink shm_open shm_unlink
    """,
    "obstacks": """
        __obstack_finished _obstack_begin _obstack_memory_used _obstack_newchunk obstack_free
    """,
    "old_signals": """
        pthread_sigqueue sigblock siggetmask sighold sigignore sigpause sigrelse sigset sigsetmask
    """,
    "options": """
        getopt getopt_long getopt_long_only getsubopt
    """,
    "process_control": """
        clone fork getpid getppid pthread_atfork vfork wait wait3 wait4 waitid waitpid
    """,
    "process_files": """
        pidfd_open pidfd_send_signal
    """,
    "programs": """
        execl execle execlp execv execve execvp execvpe
    """,
    "pthread.attribute_extension": """
        pthread_attr_getaffinity_np pthread_attr_getsigmask_np pthread_attr_setaffinity_np pthread_attr_setsigmask_np
    """,
    "pthread.attributes": """
        pthread_attr_destroy pthread_attr_getdetachstate pthread_attr_getguardsize pthread_attr_getinheritsched
        pthread_attr_getschedparam pthread_attr_getschedpolicy pthread_attr_getscope pthread_attr_getstack
        pthread_attr_getstackaddr pthread_attr_getstacksize pthread_attr_init pthread_attr_setdetachstate
        pthread_attr_setguardsize pthread_attr_setinheritsched pthread_attr_setschedparam pthread_attr_setschedpolicy
        pthread_attr_setscope pthread_attr_setstack pthread_attr_setstackaddr pthread_attr_setstacksize
        pthread_getattr_default_np pthread_getattr_np pthread_setattr_default_np
    """,
    "pthread.barrier": """
        pthread_barrier_destroy pthread_barrier_init pthread_barrier_wait
    """,
    "pthread.cancellation": """
        __pthread_cleanup_pop __pthread_cleanup_push pthread_cancel pthread_setcancelstate pthread_setcanceltype
        pthread_testcancel
    """,
    "pthread.condition": """
        pthread_cond_broadcast pthread_cond_clockwait pthread_cond_destroy pthread_cond_init pthread_cond_signal
        pthread_cond_timedwait pthread_cond_wait pthread_condattr_getclock pthread_condattr_getpshared
        pthread_condattr_setclock pthread_condattr_setpshared
    """,
    "pthread.create_join": """
        gettid pthread_clockjoin_np pthread_create pthread_detach pthread_equal pthread_exit pthread_getname_np
        pthread_join pthread_self pthread_setname_np pthread_timedjoin_np pthread_tryjoin_np pthread_yield
        sched_yield
    """,
    "pthread.keys": """
        pthread_getspecific pthread_key_create pthread_key_delete pthread_setspecific
    """,
    "pthread.mutex": """
        pthread_mutex_clocklock pthread_mutex_destroy pthread_mutex_getprioceiling pthread_mutex_init pthread_mutex_lock
        pthread_mutex_setprioceiling pthread_mutex_timedlock pthread_mutex_trylock pthread_mutex_unlock
    """,
    "pthread.mutex_attributes": """
        pthread_barrierattr_destroy pthread_barrierattr_getpshared pthread_barrierattr_init
        pthread_barrierattr_setpshared pthread_condattr_destroy pthread_condattr_init pthread_mutexattr_destroy
        pthread_mutexattr_getprioceiling pthread_mutexattr_getprotocol pthread_mutexattr_getpshared
        pthread_mutexattr_gettype pthread_mutexattr_init pthread_mutexattr_setprioceiling pthread_mutexattr_setprotocol
        pthread_mutexattr_setpshared pthread_mutexattr_settype pthread_rwlockattr_destroy pthread_rwlockattr_getpshared
        pthread_rwlockattr_init pthread_rwlockattr_setpshared
    """,
    "pthread.once": """
        pthread_once
    """,
    "pthread.robust": """
        pthread_mutex_consistent pthread_mutexattr_getrobust pthread_mutexattr_getrobust_np
        pthread_mutexattr_setrobust pthread_mutexattr_setrobust_np
    """,
    "pthread.rwlock": """
        pthread_rwlock_clockrdlock pthread_rwlock_clockwrlock pthread_rwlock_destroy pthread_rwlock_init
        pthread_rwlock_rdlock pthread_rwlock_timedrdlock pthread_rwlock_timedwrlock pthread_rwlock_tryrdlock
        pthread_rwlock_trywrlock pthread_rwlock_unlock pthread_rwlock_wrlock pthread_rwlockattr_getkind_np
        pthread_rwlockattr_setkind_np
    """,
    "pthread.semaphores": """
        sem_clockwait sem_destroy sem_getvalue sem_init sem_post sem_timedwait sem_trywait sem_wait
    """,
    "pthread.spin": """
        pthread_spin_destroy pthread_spin_init pthread_spin_lock pthread_spin_trylock pthread_spin_unlock
    """,
    "pthread.thread_signals": """
        pthread_kill pthread_sigmask tgkill
    """,
    "raw_calls": """
        syscall
    """,
    "resources": """
        getauxval getrlimit getrlimit64 getrusage prlimit prlimit64 setrlimit setrlimit64
    """,
    "sched": """
        __sched_cpualloc __sched_cpucount __sched_cpufree getcpu pthread_getaffinity_np pthread_getconcurrency
        pthread_getschedparam pthread_setaffinity_np pthread_setconcurrency pthread_setschedparam pthread_setschedprio
        sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getcpu sched_getparam
        sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler
    """,
    "search.hashing": """
        hcreate hcreate_r hdestroy hdestroy_r hsearch hsearch_r
    """,
    "search.linear": """
        insque lfind lsearch remque
    """,
    "segments": """
        ftok shmat shmctl shmdt shmget
    """,
    "search.trees": """
        tdelete tdestroy tfind tsearch twalk twalk_r
    """,
    "send_signal": """
        alarm getitimer gsignal kill killpg pause raise setitimer sigqueue sigsuspend sigtimedwait sigwait
        sigwaitinfo ualarm
    """,
    "sessions": """
        getpgid getpgrp getpriority getsid nice setpgid setpgrp setpriority setsid
    """,
    "setjmp": """
        __sigjmp_save _longjmp longjmp siglongjmp
    """,
    "signal": """
        bsd_signal sigaction sigaddset sigaltstack sigandset sigdelset sigemptyset sigfillset siginterrupt
        sigisemptyset sigismember signal sigorset sigpending sigprocmask ssignal sysv_signal
    """,
    "readiness": """
        poll ppoll pselect select
    """,
    "sleeping": """
        clock_nanosleep nanosleep sleep usleep
    """,
    "sockets": """
        recv recvfrom send sendto shutdown socketpair
    """,
    "stdio.complaints": """
        err error error_at_line errx verr verrx vwarn vwarnx warn warnx
    """,
    "stdio.cookie_stream": """
        fmemopen fopencookie
    """,
    "stdio.extensions": """
        __fbufsize __flbf __fpending __fpurge __freadable __freading __fsetlocking __fwritable __fwriting
        _flushlbf fcloseall getw putw
    """,
    "stdio.messages": """
        __assert_fail perror psignal
    """,
    "stdio.opening": """
        fclose fdopen fgetpos fileno fileno_unlocked flockfile fopen fopen64 freopen freopen64 fseek fseeko
        fseeko64 fsetpos ftell ftello ftello64 ftrylockfile funlockfile open_memstream rewind
    """,
    "stdio.output": """
        fflush fflush_unlocked fputc fputc_unlocked fputs fputs_unlocked fwrite fwrite_unlocked putc
        putc_unlocked putchar putchar_unlocked puts setbuf setbuffer setlinebuf setvbuf
    """,
    "stdio.printing": """
        asprintf dprintf fprintf printf snprintf sprintf vasprintf vdprintf vfprintf vprintf vsnprintf vsprintf
    """,
    "stdio.reading": """
        __getdelim clearerr clearerr_unlocked feof feof_unlocked ferror ferror_unlocked fgetc fgetc_unlocked
        fgets fgets_unlocked fread fread_unlocked getc getc_unlocked getchar getchar_unlocked getdelim getline
        gets ungetc
    """,
    "stdio.scanf": """
        __isoc99_fscanf __isoc99_scanf __isoc99_sscanf fscanf scanf sscanf vfscanf vscanf vsscanf
    """,
    "stdlib.arc4random": """
        arc4random arc4random_buf arc4random_uniform getentropy getrandom
    """,
    "stdlib.digits": """
        a64l ecvt ecvt_r fcvt fcvt_r gcvt l64a rpmatch strfromd strfromf strfroml
    """,
    "stdlib.ending": """
        _Exit __cxa_atexit _exit abort at_quick_exit atexit exit on_exit quick_exit
    """,
    "stdlib.environment": """
        clearenv getenv putenv secure_getenv setenv unsetenv
    """,
    "stdlib.numbers": """
        __strtol_internal abs atof atoi atol atoll div ffs ffsl ffsll imaxabs imaxdiv labs ldiv llabs lldiv
        strtod strtof strtoimax strtol strtold strtoll strtoq strtoul strtoull strtoumax strtouq
    """,
    "stdlib.rand48": """
        drand48 drand48_r erand48 erand48_r jrand48 jrand48_r lcong48 lcong48_r lrand48 lrand48_r mrand48
        mrand48_r nrand48 nrand48_r seed48 seed48_r srand48 srand48_r
    """,
    "stdlib.random": """
        initstate rand rand_r random setstate srand srandom
    """,
    "stdlib.random_r": """
        initstate_r random_r setstate_r srandom_r
    """,
    "stdlib.sorting": """
        bsearch qsort qsort_r
    """,
    "string.blocks": """
        bcmp bcopy bzero explicit_bzero memccpy memchr memcmp memcpy memmem memmove mempcpy memrchr memset
        rawmemchr swab
    """,
    "string.comparing": """
        strcasecmp strcmp strcoll strncasecmp strncmp
    """,
    "string.copying": """
        __strdup __strndup stpcpy stpncpy strcat strcpy strdup strncat strncpy strndup strxfrm
    """,
    "string.names": """
        __xpg_basename basename dirname memfrob strfry strverscmp
    """,
    "string.searching": """
        index rindex strcasestr strchr strchrnul strcspn strlen strnlen strpbrk strrchr strspn strstr
    """,
    "string.tokens": """
        __strtok_r strsep strtok strtok_r
    """,
    "terminals": """
        ioctl tcdrain tcflow tcflush tcgetattr tcsendbreak tcsetattr
    """,
    "threads_c11": """
        call_once cnd_broadcast cnd_destroy cnd_init cnd_signal cnd_timedwait cnd_wait mtx_destroy mtx_init
        mtx_lock mtx_timedlock mtx_trylock mtx_unlock thrd_create thrd_current thrd_detach thrd_equal thrd_exit
        thrd_join thrd_sleep thrd_yield tss_create tss_delete tss_get tss_set
    """,
    "time.clocks": """
        adjtime clock clock_getcpuclockid clock_getres clock_gettime clock_settime difftime dysize gettimeofday
        pthread_getcpuclockid settimeofday time times timespec_get timespec_getres
    """,
    "time.conversion": """
        asctime asctime_r ctime ctime_r gmtime gmtime_r localtime localtime_r mktime timegm timelocal tzset
    """,
    "time.formatting": """
        strftime strftime_l
    """,
    "time.parsing": """
        strptime
    """,
    "time.timers": """
        timer_create timer_delete timer_getoverrun timer_gettime timer_settime
    """,
    "traits": """
        personality prctl
    """,
    "wide.classes": """
        iswalnum iswalpha iswblank iswcntrl iswctype iswdigit iswgraph iswlower iswprint iswpunct iswspace
        iswupper iswxdigit towctrans towlower towupper wcswidth wctrans wctype wcwidth
    """,
    "wide.conversion": """
        btowc mblen mbrlen mbrtowc mbsinit mbsnrtowcs mbsrtowcs mbstowcs mbtowc wcrtomb wcsnrtombs wcsrtombs
        wcstombs wctob wctomb
    """,
    "wide.numbers": """
        wcstod wcstof wcstoimax wcstol wcstold wcstoll wcstoul wcstoull wcstoumax
    """,
    "wide.printing": """
        fwprintf swprintf vfwprintf vswprintf vwprintf wprintf
    """,
    "wide.streams": """
        fgetwc fgetwc_unlocked fgetws fgetws_unlocked fputwc fputwc_unlocked fputws fputws_unlocked fwide getwc
        getwc_unlocked getwchar getwchar_unlocked putwc putwc_unlocked putwchar putwchar_unlocked ungetwc
    """,
    "wide.strings": """
        wcpcpy wcscasecmp wcscat wcschr wcschrnul wcscmp wcscoll wcscpy wcscspn wcsdup wcslen wcsncasecmp
        wcsncat wcsncmp wcsncpy wcsnlen wcspbrk wcsrchr wcsspn wcsstr wcstok wcswcs wcsxfrm wmemchr wmemcmp
        wmemcpy wmemmove wmempcpy wmemset
    """,
    "wide.unicode": """
        c16rtomb c32rtomb mbrtoc16 mbrtoc32
    """,
}

MODULE_OF = {name: module for module, names in MODULES.items() for name in names.split()}
