/* <stdnoreturn.h>: functions that do not return */

#define noreturn _Noreturn
