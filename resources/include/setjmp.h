/* <setjmp.h>: jumps out of functions */

#include <features.h>
#include <bits/types.h>

struct __jmp_buf_tag { long __jmpbuf[8]; int __mask_was_saved; sigset_t __saved_mask; };
typedef struct __jmp_buf_tag jmp_buf[1];
typedef struct __jmp_buf_tag sigjmp_buf[1];

int setjmp(struct __jmp_buf_tag *);
int _setjmp(struct __jmp_buf_tag *);
int sigsetjmp(struct __jmp_buf_tag *, int);
int __sigsetjmp(struct __jmp_buf_tag *, int);
void longjmp(struct __jmp_buf_tag *, int);
void _longjmp(struct __jmp_buf_tag *, int);
void siglongjmp(struct __jmp_buf_tag *, int);
