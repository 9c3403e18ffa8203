/* <sys/types.h>: types of system calls */

#include <features.h>
#include <bits/types.h>
#include <stdint.h>
#include <endian.h>
#include <sys/select.h>
#include <bits/pthreadtypes.h>

typedef unsigned int uint;
typedef unsigned short ushort;
typedef unsigned long ulong;
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef unsigned char u_int8_t;
typedef unsigned short u_int16_t;
typedef unsigned int u_int32_t;
typedef unsigned long u_int64_t;
typedef char *caddr_t;
typedef int key_t;
typedef long loff_t;
typedef unsigned long fsblkcnt_t;
typedef unsigned long fsfilcnt_t;
